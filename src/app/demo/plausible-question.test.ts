import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dateOf, dayOf } from './calendar.ts';
import { generateCentre } from './generate.ts';
import { contextOf } from './plausible.ts';
import { implausibleQuestion, questionCodes } from './plausible-question.ts';
import type { CaseRecord, SecondQuestion } from './shapes.ts';

type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
type Draft = { question: Writable<SecondQuestion>; record: Writable<CaseRecord> };

const made = (seed: string, instant: string) => {
  const now = Temporal.Instant.from(instant);
  const centre = generateCentre({ seed, now });
  const record = (key: string) => centre.cases.find((one) => one.key === key) as CaseRecord;
  return { centre, context: contextOf(centre, now), record };
};
const { centre, context, record: recordOf } = made('asked again', '2026-07-15T02:00:00Z');

const later = (date: string, days: number): string => dateOf(dayOf(date) + days);
const about = (type: string, spoil: (draft: Draft) => boolean | void) => (draft: Draft) =>
  draft.question.referral.questionType === type ? spoil(draft) : false;
const without = (form: string) => (draft: Draft) =>
  void (draft.record.course = (draft.record.course ?? []).filter((entry) => entry.form !== form));

const corruptions: Record<string, (draft: Draft) => boolean | void> = {
  asked_again_before_her_board: ({ record }) => void (record.listing = null),
  asked_again_on_a_weekend: ({ question }) => void (question.referral.receivedOn = '2026-07-12'),
  asked_again_about_the_dead: ({ record, question }) =>
    void (record.patient.diedOn = later(question.referral.receivedOn, -1)),
  asked_again_at_no_board: ({ question }) =>
    question.boardOn !== null && void (question.boardOn = later(question.boardOn, 1)),
  part_after_its_board: ({ question: { parts } }) => parts.forEach((part) => (part.on = '2027-01-04')),
  part_of_another_profession: ({ question: { parts, referral } }) =>
    parts.forEach((part) => (part.by = referral.consultantId)),
  response_without_cycles: about('response_check', without('systemic')),
  response_after_operation: about('response_check', ({ record, question }) => {
    const other = centre.cases.find(({ operations }) => operations[0]?.report.kind === 'interval');
    record.operations = structuredClone(other?.operations ?? []) as Draft['record']['operations'];
    for (const { report } of record.operations) report.doneOn = question.referral.receivedOn;
  }),
  adjuvant_before_pathology: about('adjuvant', ({ record }) =>
    record.operations.forEach((operation) => (operation.pathology = null)),
  ),
  recurrence_before_it_came: about('recurrence', without('event')),
  treated_before_its_board: about('adjuvant', ({ record, question }) => {
    const line = record.course?.find(({ answers }) => answers['setting'] === 'adjuvant');
    if (line === undefined) return false;
    Object.assign(line.answers, { from: question.referral.receivedOn });
    return true;
  }),
  told_before_its_board: ({ question: { boardOn, recommendation } }) =>
    recommendation !== null &&
    void (recommendation.herDecision.spokenOn = later(boardOn ?? '2026-01-05', -1)),
};

describe('the plausibility check of questions asked again', () => {
  it('has one corruption for every rule', () => {
    expect(Object.keys(corruptions)).toEqual(questionCodes);
  });

  it.each(Object.keys(corruptions))('finds %s', (code) => {
    const drafts = centre.lived.questions.map((question) =>
      structuredClone({ question, record: recordOf(question.key) }),
    ) as Draft[];
    const draft = drafts.find((one) => corruptions[code]?.(one) !== false);
    expect(draft, 'no generated question lends itself to this corruption').toBeDefined();
    const { question, record } = draft as Draft;
    expect(implausibleQuestion(question, record as CaseRecord, context)).toContain(code);
  });

  it.each([
    ['asked again', '2026-07-15T02:00:00Z'],
    ['consilium', '2026-11-28T12:00:00Z'],
    ['another', '2027-01-04T01:00:00Z'],
  ])('holds none that is implausible: %s at %s', (seed, instant) => {
    const house = made(seed, instant);
    const { questions } = house.centre.lived;
    for (const question of questions)
      expect([
        question.key,
        implausibleQuestion(question, house.record(question.key), house.context),
      ]).toEqual([question.key, []]);
    const types = new Set(questions.map(({ referral }) => referral.questionType));
    expect(types.size).toBe(3);
    const asked = questions.map(({ key, referral: { questionType } }) => `${key} ${questionType}`);
    expect(new Set(asked).size).toBe(questions.length);
  });
});
