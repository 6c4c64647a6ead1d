import { and, asc, inArray } from 'drizzle-orm';
import { among } from '../../../kernel/among.ts';
import { readKept } from '../../../kernel/forms/answers.ts';
import type { PartialDate } from '../../../kernel/partial-date.ts';
import { readFor } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { brachytherapy } from '../records/brachytherapy.ts';
import { event } from '../records/event.ts';
import { radiotherapy } from '../records/radiotherapy.ts';
import { systemic } from '../records/systemic.ts';
import { entry } from '../tables.ts';
import { ofCase } from './of-case.ts';

/** A record of systemic treatment or radiation, as far as rules of the first course ask for it. */
export type TreatmentEntry = {
  readonly modality: 'systemic' | 'radiotherapy' | 'brachytherapy';
  readonly from: PartialDate | null;
  /** Of systemic treatment; null where nobody said it. */
  readonly line: number | null;
  /** It follows what its line began with. */
  readonly follows: boolean;
  /** Given for a recurrence. */
  readonly relapse: boolean;
  /** Null where nothing says whether it has ended. */
  readonly ongoing: boolean | null;
};

const forms = [systemic, radiotherapy, brachytherapy, event].map(({ id }) => id);

const rowsOf = (tx: Tx, ownerId: string, ids: readonly string[]) =>
  tx
    .select({ caseId: entry.caseId, form: entry.form, version: entry.formVersion, answers: entry.answers })
    .from(entry)
    .where(and(among(entry.caseId, ownerId, ids), inArray(entry.form, forms)))
    .orderBy(asc(entry.filledOn), asc(entry.form), asc(entry.id));
type Row = Awaited<ReturnType<typeof rowsOf>>[number];

const stillGiven = (said: {
  ongoing: boolean | null;
  to: PartialDate | null;
  stopReason?: string | null;
}): boolean | null => said.ongoing ?? (said.to !== null || said.stopReason ? false : null);

const treatmentOf = ({ form, answers, version }: Row): TreatmentEntry | [] => {
  const plain = { line: null, follows: false };
  if (form === systemic.id) {
    const said = readKept(systemic, answers, version);
    const { from, line, setting } = said;
    const follows = setting === 'adjuvant' || setting === 'maintenance';
    return {
      modality: 'systemic',
      from,
      line,
      follows,
      relapse: setting === 'relapse',
      ongoing: stillGiven(said),
    };
  }
  if (form === radiotherapy.id) {
    const said = readKept(radiotherapy, answers, version);
    const relapse = said.intent === 'relapse';
    return { modality: 'radiotherapy', from: said.from, ...plain, relapse, ongoing: stillGiven(said) };
  }
  if (form !== brachytherapy.id) return [];
  const said = readKept(brachytherapy, answers, version);
  return { modality: 'brachytherapy', from: said.from, ...plain, relapse: false, ongoing: stillGiven(said) };
};

const growthOf = ({ form, answers, version }: Row): readonly (PartialDate | null)[] => {
  if (form !== event.id) return [];
  const { kind, on } = readKept(event, answers, version);
  return kind === 'progression' || kind === 'recurrence' ? [on] : [];
};

/** What was given beside operations, and when the disease grew or came back, of each of these cases. */
export const treatmentsOfCases = async (tx: Tx, ownerId: string, ids: readonly string[]) => {
  const { rows } =
    ids.length === 0 ? { rows: [] } : await readFor(tx, ids.length, { rows: rowsOf(tx, ownerId, ids) });
  const hers = ofCase(rows);
  return (caseId: string) => ({
    treatments: hers(caseId).flatMap(treatmentOf),
    grewOn: hers(caseId).flatMap(growthOf),
  });
};
