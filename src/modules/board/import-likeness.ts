import type { CommandContext } from '../../kernel/command.ts';
import { type Her, likeness, type Roster, type Known, womenHeld } from '../care/index.ts';
import type { RowFault } from './import-batch.ts';

/** The woman of a row. */
export type Taken = { readonly row: number; readonly patientId: string; readonly her: Her };
/** A row with its woman and the women of the record who may be her. */
type Read = Taken & {
  readonly caseId: string;
  readonly alike: readonly Known[];
  /** Whether she is a woman of the record, of whom nothing is to be asked. */
  readonly isKnown: boolean;
};
type Answers = {
  /** Rows of which somebody has said that they are another woman than those who are like her. */
  readonly another: ReadonlySet<number>;
  /** Women of rows that this import has taken already. */
  readonly taken: Roster<Taken>;
};

const faultOf = (
  { row, her }: Read,
  here: readonly Taken[],
  there: readonly { readonly label: string | null }[],
  isAnother: boolean,
): RowFault | null => {
  if (here.some((other) => other.her.recordNumber === her.recordNumber))
    return { row, column: 'identity.recordNumber', code: 'record_number_taken' };
  if (isAnother) return null;
  const [[known], [other]] = [there, here];
  if (known !== undefined)
    return { row, column: 'identity', code: 'perhaps_known_case', params: { case: known.label ?? '–' } };
  if (other !== undefined)
    return { row, column: 'identity', code: 'perhaps_same_row', params: { other: other.row } };
  return null;
};

/**
 * Rows that may be a woman of the record or of an earlier row, unless somebody has said that they are not; whoever was
 * like her before a row was corrected is not asked about again. Who was told apart from whom is announced.
 */
export const likenessesOf = async (
  context: CommandContext,
  { another, taken }: Answers,
  women: readonly Read[],
  corrected: ReadonlySet<string>,
): Promise<RowFault[]> => {
  const again = women.filter(({ caseId }) => corrected.has(caseId));
  const held = await womenHeld(
    context.tx,
    context.ownerId,
    again.map(({ patientId }) => patientId),
  );
  return women.flatMap((woman) => {
    if (woman.isKnown) {
      taken.add(woman.her, woman);
      return [];
    }
    const before = held.get(woman.patientId);
    const isNew = (other: { readonly her: Her; readonly patientId: string }) =>
      other.patientId !== woman.patientId && (before === undefined || likeness(before, other.her) === null);
    const here = taken.alike(woman.her).filter(isNew);
    const there = woman.alike.filter(isNew);
    const fault = faultOf(woman, here, there, another.has(woman.row));
    if (fault !== null) return [fault];
    const from = new Set([...here, ...there].map(({ patientId }) => patientId));
    if (from.size > 0)
      context.announce({ type: 'care.told-apart', patientId: woman.patientId, from: [...from] });
    taken.add(woman.her, woman);
    return [];
  });
};
