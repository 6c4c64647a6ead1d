import type { CommandContext } from '../../kernel/command.ts';
import type { Looked, Met, Origin, RowDifference, RowFault } from './import-batch.ts';
import { type WomanHeld, womenLabelled, womenOfCases } from '../care/index.ts';

/** Women of the record whose case a row is, by the case. */
export type Joins = ReadonlyMap<string, string>;

/** What somebody has said of a row: the case of hers that was named, and her id; null for a case the owner does not have. */
export type SameWoman = { readonly case: string; readonly patientId: string | null };

/** Whose the named cases are, by row. */
export const sameWomen = async (
  { tx, ownerId }: CommandContext,
  answers: readonly { readonly row: number; readonly case: string }[],
): Promise<ReadonlyMap<number, SameWoman>> => {
  if (answers.length === 0) return new Map();
  const women = await womenLabelled(
    tx,
    ownerId,
    answers.map((answer) => answer.case),
  );
  return new Map(
    answers.map((answer) => [answer.row, { case: answer.case, patientId: women.get(answer.case) ?? null }]),
  );
};

/**
 * Whose the rows are that belong to a woman of the record: somebody has said so now, of a woman the row is like, or had
 * said so when its case came in. A case that came in as another woman's stays hers.
 */
export const joinsOf = async (
  context: CommandContext,
  { same, sameNumber, ownWoman }: Origin,
  { rows, earlier, holders }: Looked,
  /** Women of this source whose number may be another now, since people have corrected it. */
  corrected: ReadonlyMap<string, unknown>,
): Promise<{ joins: Joins; faults: RowFault[] }> => {
  const isAsked = ({ row, caseId, rowHash }: Met) => {
    const before = earlier.get(caseId);
    return before !== undefined && (same.has(row) || before.rowHash !== rowHash);
  };
  const women = await womenOfCases(
    context.tx,
    context.ownerId,
    rows.filter(isAsked).map(({ caseId }) => caseId),
  );
  const joins = new Map<string, string>();
  const faults: RowFault[] = [];
  for (const { row, record, caseId, alike } of rows) {
    const standing = women.get(caseId);
    const own = ownWoman(record);
    if (standing !== undefined && standing !== own) joins.set(caseId, standing);
    const holder = holders.get(record.identity.recordNumber);
    // A woman of several cases may have come with an earlier file of this source.
    const isHers = holder === own ? record.woman !== undefined : sameNumber === 'same-woman';
    if (!earlier.has(caseId) && holder !== undefined && isHers) joins.set(caseId, holder);
    if (!earlier.has(caseId) && corrected.has(own)) joins.set(caseId, own);
    const said = same.get(row);
    if (said === undefined || (standing !== undefined && said.patientId === standing)) continue;
    const known = alike.find(({ patientId }) => patientId === said.patientId);
    const fault = { row, column: 'identity', params: { case: said.case } };
    if (standing !== undefined) faults.push({ ...fault, code: 'case_has_woman' });
    else if (known === undefined) faults.push({ ...fault, code: 'same_woman_unlike' });
    else joins.set(caseId, known.patientId);
  }
  return { joins, faults };
};

const told = {
  identity: ['recordNumber', 'latinName', 'nativeName', 'sortName'],
  patient: ['bornOn', 'diedOn'],
} as const;

/** Where the row says something of her that the record does not say. */
export const differencesOf = ({ row, record }: Met, held: WomanHeld | undefined): RowDifference[] => {
  if (held === undefined) return [];
  const said = { ...record.identity, ...record.patient };
  return Object.entries(told).flatMap(([part, fields]) =>
    fields.flatMap((field) =>
      said[field] === null || said[field] === held[field] ? [] : [{ row, column: `${part}.${field}` }],
    ),
  );
};
