import { Day } from '../../../ui/day.tsx';
import { type Fact, Unsaid } from '../../../ui/facts.tsx';
import type { ToldLeaf } from '../records/told-leaf.ts';

const valueOf = (told: ToldLeaf['told']) => {
  if (told === null) return <Unsaid />;
  if ('day' in told) return <Day date={told.day} />;
  return 'text' in told ? told.text : <span className="unknown">{told.reason}</span>;
};

/** An answer that was told, as a label and a value. */
export const factOf = ({ name, label, told }: ToldLeaf): Fact => ({ key: name, label, value: valueOf(told) });
