import type { Fact } from '../../../../ui/facts.tsx';
import type { ToldLeaf } from '../../records/told-leaf.ts';
import { factOf } from '../told-fact.tsx';

/** What is recorded of the disease, a stage with its edition beside it. */
export const diseaseFacts = (told: readonly ToldLeaf[]): readonly Fact[] => {
  const facts = told.map(factOf);
  const edition = facts.find(({ key }) => key === 'stageEdition');
  const isStaged = told.some((leaf) => leaf.name === 'stage' && leaf.told !== null);
  return facts.flatMap((fact) => {
    if (fact.key === 'stageEdition') return [];
    if (fact.key !== 'stage' || !isStaged) return [fact];
    const value = (
      <>
        <strong>{fact.value}</strong> <span className="muted">{edition?.value}</span>
      </>
    );
    return [{ ...fact, value }];
  });
};
