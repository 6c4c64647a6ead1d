import type { z } from 'zod';
import { addDays } from '../../kernel/calendar-day.ts';
import { earliest, latest, type PartialDate } from '../../kernel/partial-date.ts';
import { allOf, anyOf, not, type Truth } from '../../kernel/truth.ts';
import type { AnswersOf } from '../../kernel/forms/answers.ts';
import { courseForms } from '../care/index.ts';
import type { fulfilment } from './records/fulfilment.ts';
import type { Lost } from './contact.ts';
import type { DecisionCode, Modality, Timing } from './schema.ts';

type Modalities = z.infer<typeof Modality>;
type Timings = z.infer<typeof Timing>;

/** A treatment that the record holds, from the day it began. */
export type GivenTreatment = {
  /** The form that says so, and its row. */
  readonly form: string;
  readonly id: string;
  readonly modality: Modalities;
  readonly from: PartialDate | null;
  /** The last day of what has ended. */
  readonly to: PartialDate | null;
  readonly ongoing: boolean | null;
  /** What a systemic treatment was given as; of an operation its kind. */
  readonly setting: string | null;
};

export type Advised = {
  readonly id: string;
  /** The board that gave it: what it recommended besides belongs to the same word. */
  readonly listingId: string;
  readonly boardOn: string;
  readonly dueOn: string;
  readonly modality: Modalities;
  readonly timing: Timings;
  readonly decision: z.infer<typeof DecisionCode>;
};

type Said = AnswersOf<typeof fulfilment.items>;

/** What the record holds of a case that may say what became of its recommendations. */
export type AfterBoards = {
  readonly advised: readonly Advised[];
  readonly given: readonly GivenTreatment[];
  /** Days of the deaths that the record tells of; null where it does not say which. */
  readonly deaths: readonly (PartialDate | null)[];
  /** The decision that she is asked after no more, while it stands. */
  readonly lost: Lost | null;
  /** What people have said, by recommendation. */
  readonly said: ReadonlyMap<string, Pick<Said, 'state' | 'reason' | 'deviation' | 'askOn'>>;
};

/** What became of a recommendation, and who or what says so; `null` of `told` while nobody and nothing does. */
export type Fulfilled = {
  readonly state: NonNullable<Said['state']>;
  readonly reason: Said['reason'];
  readonly deviation: Said['deviation'];
  readonly told: 'record' | 'decision' | 'person' | null;
  /** The row of the record that says so. */
  readonly byForm: string | null;
  readonly byId: string | null;
  /** Until when nobody is to be asked, as somebody has said. */
  readonly askOn: string | null;
};

/** Modalities that stand for how she is treated: a later board's word takes the place of an earlier one's, and another treatment parts from it. */
const treating: ReadonlySet<string> = new Set<Modalities>([
  'surgery',
  'systemic',
  'radiotherapy',
  'brachytherapy',
  'hormone',
  'hipec',
  'trial',
  'observation',
  'active_surveillance',
  'palliative',
]);

/** As what a systemic treatment is given that stands at this place of the course; our reading, all where it is not named. */
const settings: Readonly<Partial<Record<Timings, readonly string[]>>> = {
  upfront: ['neoadjuvant', 'first_line', 'with_radiotherapy'],
  neoadjuvant: ['neoadjuvant'],
  adjuvant: ['adjuvant', 'first_line', 'with_radiotherapy'],
  maintenance: ['maintenance'],
  recurrence: ['relapse', 'maintenance'],
};

/** Whether an operation was to look alone. */
export const isExploration = ({ modality, setting }: Pick<GivenTreatment, 'modality' | 'setting'>): boolean =>
  modality === 'surgery' && setting === 'exploratory';

/** Whether it was given as it was meant. Whether an exploration was what a board meant by surgery, only people can tell. */
const isOfSetting = ({ modality, timing }: Advised, { setting }: GivenTreatment): Truth => {
  if (modality === 'surgery') return isExploration({ modality, setting }) ? null : true;
  const expected = modality === 'systemic' ? settings[timing] : undefined;
  if (expected === undefined) return true;
  return setting === null ? null : expected.includes(setting);
};

const notBefore = (date: PartialDate | null, day: string): Truth => {
  if (date === null) return null;
  if (earliest(date) >= day) return true;
  return latest(date) < day ? false : null;
};

/** Whether a treatment began before a board and went on after it: what the board says then is to go on. */
const wentOn = ({ from, to, ongoing, modality }: GivenTreatment, day: string): Truth => {
  if (modality === 'surgery' || modality === 'hipec') return false;
  const stillOn = ongoing === true ? true : to === null ? null : notBefore(to, addDays(day, 1));
  return allOf([not(notBefore(from, day)), stillOn]);
};

/** Whether a treatment falls into the time for which a board's word stands: from its day until the next word on how she is treated. */
const isAfter = (given: GivenTreatment, day: string, until: string | null): Truth => {
  const before = until === null ? true : not(notBefore(given.from, until));
  return anyOf([allOf([notBefore(given.from, day), before]), wentOn(given, day)]);
};

/** What the next board said of how she is to be treated, and on which day; null for the newest. */
const nextWord = ({ boardOn, listingId }: Advised, all: readonly Advised[]) => {
  const later = all.filter(
    (one) => one.listingId !== listingId && one.boardOn > boardOn && treating.has(one.modality),
  );
  const [on] = later.map((one) => one.boardOn).toSorted();
  if (on === undefined) return null;
  return { on, modalities: later.filter((one) => one.boardOn === on).map(({ modality }) => modality) };
};

const open: Fulfilled = {
  state: 'open',
  reason: null,
  deviation: null,
  told: null,
  byForm: null,
  byId: null,
  askOn: null,
};
/** Where the rule itself fails. */
export const unknownFulfilment = { ...open, state: null } as const;

const byRow = ({ form, id }: GivenTreatment, rest: Partial<Fulfilled>): Fulfilled => ({
  ...open,
  told: 'record',
  byForm: form,
  byId: id,
  ...rest,
});

/** A later board has spoken of it: of the same anew, or of something else. */
const superseded: Fulfilled = {
  ...open,
  state: 'not_done',
  reason: 'superseded',
  deviation: 'minor',
  told: 'record',
};

/** Nobody asks after her any more. */
const leftBy = ({ id }: Lost): Fulfilled => ({
  ...open,
  state: 'not_done',
  reason: 'lost_to_follow_up',
  deviation: 'minor',
  told: 'record',
  byForm: courseForms.lostToFollowUp.id,
  byId: id,
});

/** What a treatment of another kind than the recommended one says of it: she wished it so, or the board's word was left. */
const otherwise = ({ decision }: Advised, given: GivenTreatment): Fulfilled =>
  decision === 'alternative'
    ? byRow(given, { state: 'done_otherwise', reason: 'patient_wish', deviation: 'minor' })
    : byRow(given, { state: 'done_otherwise', reason: 'other_therapy_chosen', deviation: 'major' });

type Since = { readonly one: GivenTreatment; readonly isAfter: Truth };

/** Treatments of the recommended kind that fall or may fall into its time, and whether each is it. */
const sameIn = (advice: Advised, since: readonly Since[]) =>
  since
    .filter(({ one, isAfter: is }) => one.modality === advice.modality && is !== false)
    .map(({ one, isAfter: is }) => ({ one, is, isIt: allOf([is, isOfSetting(advice, one)]) }));

/** A treatment that was begun in its time though the same board had not recommended it. */
const insteadOf = (
  advice: Advised,
  all: readonly Advised[],
  since: readonly Since[],
): GivenTreatment | null => {
  // A treatment within a trial may be recorded without it.
  if (!treating.has(advice.modality) || advice.modality === 'trial') return null;
  const besides = new Set(
    all.filter(({ listingId }) => listingId === advice.listingId).map(({ modality }) => modality),
  );
  const found = since.find(
    ({ one, isAfter: is }) =>
      is === true && notBefore(one.from, advice.boardOn) === true && !besides.has(one.modality),
  );
  return found?.one ?? null;
};

/** What the record says of a recommendation, without anybody's word about it. */
const ofRecord = (advice: Advised, { advised, given, deaths, lost }: AfterBoards): Fulfilled => {
  const next = treating.has(advice.modality) ? nextWord(advice, advised) : null;
  const since = given.map((one) => ({ one, isAfter: isAfter(one, advice.boardOn, next?.on ?? null) }));
  const same = sameIn(advice, since);
  const done = same.find(({ isIt }) => isIt === true);
  if (done) return byRow(done.one, { state: 'done' });
  if (advice.decision === 'declined')
    return { ...open, state: 'not_done', reason: 'patient_refusal', deviation: 'minor', told: 'decision' };
  const instead = insteadOf(advice, advised, since);
  const isAnew = next?.modalities.includes(advice.modality) === true;
  // An exploration after which a board spoke of surgery again, or she was treated as she had wished, was not it.
  const wasNotIt = isAnew || (advice.decision === 'alternative' && instead !== null);
  const mayBeIt = same.filter(({ one, isIt }) => isIt === null && !(wasNotIt && isExploration(one)));
  // What may be it leaves the question open.
  if (mayBeIt.length > 0) return open;
  // What was going on already, as something else, is no answer to the board.
  const elsewhere = same.find(
    ({ one, is, isIt }) => is === true && isIt === false && notBefore(one.from, advice.boardOn) === true,
  );
  if (elsewhere)
    return byRow(elsewhere.one, {
      state: 'done_otherwise',
      reason: 'other_therapy_chosen',
      deviation: 'minor',
    });
  if (isAnew) return superseded;
  if (instead !== null) return otherwise(advice, instead);
  if (next !== null) return superseded;
  if (deaths.some((day) => day !== null && latest(day) <= advice.dueOn))
    return { ...open, state: 'not_done', reason: 'patient_death', deviation: 'minor', told: 'record' };
  if (lost !== null && latest(lost.on) >= advice.boardOn) return leftBy(lost);
  return open;
};

/**
 * What became of a recommendation: done, done otherwise, not done with a reason, or open. A person's word stands before the record;
 * that it is still open only says when to ask again. Unknown dates leave it open, and then people are asked.
 */
export const fulfilledOf = (advice: Advised, course: AfterBoards): Fulfilled => {
  const told = ofRecord(advice, course);
  const said = course.said.get(advice.id);
  if (said === undefined || said.state === null) return told;
  if (said.state === 'open') return { ...told, askOn: said.askOn };
  const { state, reason, deviation } = said;
  return { ...open, state, reason, deviation, told: 'person' };
};

/** From when whoever sees to it is asked what became of it; null while nothing is open, or she has not decided. */
export const askedFrom = (
  { state, askOn }: Pick<Fulfilled, 'state' | 'askOn'>,
  { dueOn, decision }: { readonly dueOn: string; readonly decision: Advised['decision'] },
): string | null => {
  if (state !== 'open' || decision === 'not_yet_told' || decision === 'undecided') return null;
  return askOn !== null && askOn > dueOn ? askOn : dueOn;
};
