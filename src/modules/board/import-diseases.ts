import { asc, sql } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { idList } from '../../kernel/derivation.ts';
import { careCaseRows as careCase, mayBeOneDisease } from '../care/index.ts';
import type { Met, Origin, RowFault } from './import-batch.ts';
import type { Joins } from './import-joins.ts';

/** Cases that stand of these women. */
const casesOf = async ({ tx, ownerId }: CommandContext, patientIds: readonly string[]) => {
  const found = await tx
    .select({
      id: careCase.id,
      patientId: careCase.patientId,
      label: careCase.label,
      site: careCase.site,
    })
    .from(careCase)
    .where(sql`${careCase.ownerId} = ${ownerId} and ${careCase.patientId} = any (${idList(patientIds)})`)
    .orderBy(asc(careCase.label));
  return Map.groupBy(found, ({ patientId }) => patientId);
};

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
  const standing = await casesOf(context, [...new Set(asked.map(({ patientId }) => patientId))]);
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
