import type { z } from 'zod';
import { addDays } from '../../kernel/calendar-day.ts';
import { type Lookup, truthOf } from '../../kernel/forms/condition.ts';
import { earliest, latest, type PartialDate } from '../../kernel/partial-date.ts';
import {
  type Answerer,
  type DatasetItem,
  isTriggerFact,
  type ItemLevel,
  type MinimumDataset,
  type Trigger,
  triggerFacts,
} from './minimum-dataset.ts';
import { boundsOf, isMeasured } from './measured.ts';
import type { CaseFields, Referral, WorkUpItem } from './schema.ts';
import type { AskedItem } from './work-up-form.ts';
import { allOf, anyOf, type Truth } from '../../kernel/truth.ts';

/** Her birth date lets triggers ask her age; without it they answer unknown. */
export type ReadinessCase = Pick<CaseFields, 'histology'> & { bornOn?: PartialDate | null };
export type ReadinessReferral = Pick<z.infer<typeof Referral>, 'phase' | 'questionType'>;
export type ItemState = 'present' | 'stale' | 'missing' | 'requested' | 'not_applicable' | 'waived';
export type Why =
  | 'not_triggered'
  | 'trigger_unknown'
  | 'no_value'
  | 'wrong_kind'
  | 'after_meeting'
  | 'date_unknown'
  | 'date_vague'
  | 'too_old';
export type ItemVerdict = {
  key: string;
  level: z.infer<typeof ItemLevel>;
  state: ItemState;
  why: Why | null;
};
export type Readiness = { ready: boolean; items: ItemVerdict[] };

type Facts = {
  theCase: ReadinessCase;
  referral: ReadinessReferral;
  workUp: readonly WorkUpItem[];
  meeting: PartialDate;
};

/** Facts of the course by their rules, as forms are handed them; the question is the one that is judged. */
const factIn =
  ({ theCase, referral, meeting }: Facts): Lookup =>
  (subject) => {
    const fact = 'fact' in subject && isTriggerFact(subject.fact) ? triggerFacts[subject.fact] : null;
    const { histology, bornOn = null } = theCase;
    return fact?.of({ histology, bornOn, question: referral, on: meeting });
  };

const valueOf = (key: string, workUp: readonly WorkUpItem[]): WorkUpItem['value'] =>
  workUp.find((item) => item.key === key && item.state === 'present')?.value ?? null;

const ratioAtMost = ([above, below]: [string, string], limit: number, { workUp }: Facts): Truth => {
  const [a, b] = [valueOf(above, workUp), valueOf(below, workUp)];
  const [top, bottom] = [boundsOf(a), boundsOf(b)];
  if (top === null || bottom === null) return null;
  if (top.high <= limit * bottom.low) return true;
  return top.low > limit * bottom.high ? false : null;
};

const itemTruth = (trigger: Extract<Trigger, { item: string }>, { workUp }: Facts): Truth => {
  const value = valueOf(trigger.item, workUp);
  if ('known' in trigger) return (value !== null) === trigger.known;
  return value === null ? null : trigger.in.includes(String(value));
};

/** Whether a conditional item is asked for, in three-valued logic. */
export const triggered = (trigger: Trigger, facts: Facts): Truth => {
  if ('all' in trigger) return allOf(trigger.all.map((part) => triggered(part, facts)));
  if ('any' in trigger) return anyOf(trigger.any.map((part) => triggered(part, facts)));
  if ('ratio' in trigger) return ratioAtMost(trigger.ratio, trigger.atMost, facts);
  if ('item' in trigger) return itemTruth(trigger, facts);
  if ('known' in trigger) return (facts.theCase.histology !== null) === trigger.known;
  return truthOf(trigger, factIn(facts));
};

type Asking = readonly [
  theCase: ReadinessCase,
  referral: ReadinessReferral | null,
  workUp: readonly WorkUpItem[],
  meeting: PartialDate,
];

/** An item of a dataset with what of it a case needs now; one whose trigger cannot be judged counts as asked. */
export const askedItem = (
  definition: DatasetItem,
  ...[theCase, referral, workUp, meeting]: Asking
): AskedItem => {
  const facts = {
    theCase,
    referral: referral ?? { phase: 'other', questionType: 'other' },
    workUp,
    meeting,
  } as const;
  const { trigger, usefulWhen, level } = definition;
  const mayHold = (when: Trigger): boolean => referral === null || triggered(when, facts) !== false;
  const isCalledFor = trigger === undefined || mayHold(trigger);
  return {
    definition,
    asked: isCalledFor || (usefulWhen !== undefined && mayHold(usefulWhen)),
    needed: isCalledFor && level !== 'optional',
    days: windowOf(definition, facts) ?? null,
  };
};

/** `askedItem` for all items of a dataset. */
export const askedItems = (dataset: MinimumDataset, ...asking: Asking): AskedItem[] =>
  dataset.items.map((definition) => askedItem(definition, ...asking));

/** These items, none of them needed: before anybody knows what is asked. */
export const itemsUnasked = (items: readonly DatasetItem[]): AskedItem[] =>
  items.map((definition) => ({
    definition,
    asked: true,
    needed: false,
    days: definition.freshnessDays ?? null,
  }));

type Found = Pick<ItemVerdict, 'state' | 'why'>;

/** Age of a result on the day of the meeting; a date too vague to tell is never fresh. */
const freshness = (takenOn: PartialDate | null, days: number | undefined, meeting: PartialDate): Found => {
  if (takenOn !== null && earliest(takenOn) > latest(meeting))
    return { state: 'missing', why: 'after_meeting' };
  if (days === undefined) return { state: 'present', why: null };
  if (takenOn === null) return { state: 'stale', why: 'date_unknown' };
  const oldest = addDays(earliest(meeting), -days);
  if (latest(takenOn) < oldest) return { state: 'stale', why: 'too_old' };
  return earliest(takenOn) < oldest ? { state: 'stale', why: 'date_vague' } : { state: 'present', why: null };
};

const isOfKind = (kind: DatasetItem['kind'], value: unknown): boolean => {
  if (kind === 'number') return isMeasured(value);
  return typeof value === (kind === 'boolean' ? 'boolean' : 'string');
};

/** The window that applies in this phase; the narrowest where several may. */
export const windowOf = ({ freshnessDays, windows = [] }: DatasetItem, facts: Facts): number | undefined => {
  const narrower = windows.filter(({ when }) => triggered(when, facts) !== false).map(({ days }) => days);
  return narrower.length === 0 ? freshnessDays : Math.min(...narrower);
};

const judge = (
  definition: DatasetItem,
  item: WorkUpItem | undefined,
  { days, meeting }: { days: number | undefined; meeting: PartialDate },
): Found => {
  if (item === undefined) return { state: 'missing', why: null };
  if (item.state !== 'present') return { state: item.state, why: null };
  if (item.value === null) return { state: 'missing', why: 'no_value' };
  if (!isOfKind(definition.kind, item.value)) return { state: 'missing', why: 'wrong_kind' };
  return freshness(item.takenOn, days, meeting);
};

const settled = (state: ItemState): boolean =>
  state === 'present' || state === 'not_applicable' || state === 'waived';

const verdictOf = (definition: DatasetItem, facts: Facts): ItemVerdict => {
  const item = facts.workUp.find(({ key }) => key === definition.key);
  const found = judge(definition, item, { days: windowOf(definition, facts), meeting: facts.meeting });
  const asked = definition.trigger === undefined ? true : triggered(definition.trigger, facts);
  const base = { key: definition.key, level: definition.level };
  if (settled(found.state) || asked === true) return { ...base, ...found };
  if (asked === null) return { ...base, state: found.state, why: 'trigger_unknown' };
  return { ...base, state: 'not_applicable', why: 'not_triggered' };
};

/** How many items a case still lacks of each who answers some; those who have answered everything have none open. */
export const openItems = (
  asked: readonly AskedItem[],
  workUp: readonly WorkUpItem[],
  meeting: PartialDate,
): Readonly<Partial<Record<Answerer, number>>> => {
  const counts: Partial<Record<Answerer, number>> = {};
  for (const { definition, needed, days } of asked) {
    const item = workUp.find(({ key }) => key === definition.key);
    const found = judge(definition, item, { days: days ?? undefined, meeting });
    const isOpen = needed && !settled(found.state);
    counts[definition.by] = (counts[definition.by] ?? 0) + (isOpen ? 1 : 0);
  }
  return counts;
};

/**
 * Whether a referral holds what the board needs, and each item's state on the day of the meeting. Ready when every
 * mandatory and every asked conditional item is present and fresh, not applicable, or waived. A conditional item
 * whose trigger cannot be judged counts as asked (`trigger_unknown`): an unknown histology must not pass for one
 * that needs nothing; answering the item, or the fact its trigger asks for, settles it.
 */
export const readiness = (
  dataset: MinimumDataset,
  theCase: ReadinessCase,
  referral: ReadinessReferral,
  workUp: readonly WorkUpItem[],
  meetingDate: PartialDate,
): Readiness => {
  const facts: Facts = { theCase, referral, workUp, meeting: meetingDate };
  const items = dataset.items.map((definition) => verdictOf(definition, facts));
  return { ready: items.every(({ level, state }) => level === 'optional' || settled(state)), items };
};
