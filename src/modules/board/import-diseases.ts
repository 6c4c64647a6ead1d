import type { CommandContext } from '../../kernel/command.ts';
import { casesOfEach, mayBeOneDisease } from '../care/index.ts';
import type { Met, Origin, RowFault } from './import-batch.ts';
import type { Joins } from './import-joins.ts';

/**
 * Rows that would make a second case of a woman who is here with a disease of their site, unless somebody has said that it is
 * another one; that is announced. A table that names her and her cases apart has said so itself of its own cases.
 */
export const diseaseFaults = async (
  context: CommandContext,
  { anotherDisease, ownWoman }: Pick<Origin, 'anotherDisease' | 'ownWoman'>,
  rows: readonly Met[],
  joins: Joins,
): Promise<RowFault[]> => {
  const asked = rows.flatMap((met) => {
    const patientId = joins.get(met.caseId);
    const isOwn = met.record.woman !== undefined && patientId === ownWoman(met.record);
    return patientId === undefined || isOwn ? [] : [{ ...met, patientId }];
  });
  if (asked.length === 0) return [];
  const standing = await casesOfEach(context.tx, context.ownerId, [
    ...new Set(asked.map(({ patientId }) => patientId)),
  ]);
  return asked.flatMap(({ row, caseId, patientId, record }): RowFault[] => {
    const hers = (standing.get(patientId) ?? []).filter(({ site }) =>
      mayBeOneDisease(site, record.case.site),
    );
    const [first] = hers;
    if (first === undefined) return [];
    if (!anotherDisease.has(row))
      return [{ row, column: 'case.site', code: 'disease_of_case', params: { case: first.label } }];
    context.announce({ type: 'care.another-disease', caseId, from: hers.map(({ id }) => id) });
    return [];
  });
};
