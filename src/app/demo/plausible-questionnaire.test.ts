import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dateOf, dayOf } from './calendar.ts';
import { generateCentre } from './generate.ts';
import { contextOf } from './plausible.ts';
import { implausibleQuestionnaire, questionnaireCodes } from './plausible-questionnaire.ts';
import type { CaseRecord, FilledQuestionnaire } from './shapes.ts';

const madeAt = (instant: string, seed: string) => {
  const now = Temporal.Instant.from(instant);
  const centre = generateCentre({ seed, now });
  return { centre, context: contextOf(centre, now) };
};
const { centre, context } = madeAt('2026-07-15T02:00:00Z', 'consilium');
const recordOf = ({ cases }: typeof centre, { key }: FilledQuestionnaire): CaseRecord => {
  const found = cases.find((record) => record.key === key);
  if (found === undefined) throw new Error('a questionnaire of nobody');
  return found;
};

type Answers = Record<string, unknown>;
type Spoilt = { filled: FilledQuestionnaire; record: CaseRecord };
/** Changes a copy into something nobody would believe; undefined when it does not lend itself. */
type Corruption = (spoilt: Spoilt) => Spoilt | undefined;

const said =
  (form: string, change: (answers: Answers) => Answers | undefined): Corruption =>
  ({ filled, record }) => {
    const answers = filled.form === form ? change(structuredClone(filled.answers) as Answers) : undefined;
    return answers && { record, filled: { ...filled, answers: answers as FilledQuestionnaire['answers'] } };
  };
const on =
  (change: (spoilt: Spoilt) => string): Corruption =>
  (spoilt) => ({ ...spoilt, filled: { ...spoilt.filled, on: change(spoilt) } });
const rows = (answers: Answers, name: string) => (answers[name] ?? []) as Answers[];

const corruptions: Record<string, Corruption> = {
  questionnaire_form: said('her-words', (answers) => ({ ...answers, pain: 11 })),
  questionnaire_unfinished: said('her-words', (answers) => ({ ...answers, fear: null })),
  questionnaire_day: on(() => '2026-07-12'),
  questionnaire_before_she_came: on(({ record }) => dateOf(dayOf(record.case.presentedOn ?? '') - 7)),
  questionnaire_in_future: on(() => '2026-07-16'),
  questionnaire_after_death: ({ filled, record }) => ({
    filled,
    record: { ...record, patient: { ...record.patient, diedOn: dateOf(dayOf(filled.on) - 1) } },
  }),
  questionnaire_profession: ({ filled, record }) => ({
    record,
    filled: { ...filled, by: centre.people.find(({ discipline }) => discipline === 'urology')?.id ?? '' },
  }),
  questionnaire_stranger: said('medicines-and-operations', (answers) => ({
    ...answers,
    askedBy: centre.people[0]?.id,
  })),
  questionnaire_age: ({ filled, record }) =>
    filled.form === 'older-woman'
      ? { filled, record: { ...record, patient: { ...record.patient, bornOn: '1990-01-01' } } }
      : undefined,
  questionnaire_earlier_days: said('medicines-and-operations', (answers) =>
    rows(answers, 'medicines').length === 0
      ? undefined
      : { ...answers, medicines: rows(answers, 'medicines').map((row) => ({ ...row, since: '1901' })) },
  ),
  questionnaire_organs: said('medicines-and-operations', (answers) =>
    answers['organs'] === null
      ? undefined
      : {
          ...answers,
          organs: { ...(answers['organs'] as object), spleen: { answer: 'removed', side: null, on: null } },
        },
  ),
  questionnaire_medicine_twice: said('medicines-and-operations', (answers) => {
    const [first, second, ...more] = rows(answers, 'medicines');
    if (first === undefined || second === undefined) return undefined;
    return { ...answers, medicines: [first, { ...second, medicine: first['medicine'] }, ...more] };
  }),
  questionnaire_interpreter: ({ filled, record }) =>
    said('her-words', (answers) => ({ ...answers, interpreter: 'sign' }))({
      filled,
      record: { ...record, identity: { ...record.identity, nativeName: '김민지' } },
    }),
};

describe('questionnaires of the demonstration', () => {
  it.each([
    ['2026-07-15T02:00:00Z', 'consilium'],
    ['2026-01-01T15:30:00Z', 'new year'],
    ['2027-10-03T01:00:00Z', 'a Sunday'],
  ])('are several of each kind, believable, about many women, by several people: %s', (instant, seed) => {
    const made = madeAt(instant, seed);
    const { questionnaires } = made.centre;
    for (const filled of questionnaires)
      expect([
        filled.key,
        implausibleQuestionnaire(filled, recordOf(made.centre, filled), made.context),
      ]).toEqual([filled.key, []]);
    const of = (form: string) => questionnaires.filter((each) => each.form === form);
    for (const form of ['her-words', 'own-words', 'medicines-and-operations', 'older-woman'])
      expect(of(form).length, form).toBeGreaterThan(2);
    expect(new Set(questionnaires.map(({ by }) => by)).size).toBeGreaterThan(2);
    expect(new Set(questionnaires.map(({ key, form }) => `${key} ${form}`)).size).toBe(questionnaires.length);
    expect(questionnaires.length).toBeLessThan(160);
  });

  it('tell of the woman of the guided thread, in her words and of what she takes', () => {
    const hers = centre.questionnaires.filter(({ key }) => key === centre.guided.key);
    expect(hers.map(({ form }) => form)).toEqual(
      expect.arrayContaining(['her-words', 'own-words', 'medicines-and-operations']),
    );
  });

  it('has one corruption for every rule', () => {
    expect(Object.keys(corruptions).toSorted()).toEqual([...questionnaireCodes].toSorted());
  });

  it.each(Object.entries(corruptions))('finds %s', (code, corrupt) => {
    const spoilt = centre.questionnaires
      .map((filled) => corrupt({ filled, record: recordOf(centre, filled) }))
      .find((each) => each !== undefined);
    if (spoilt === undefined) throw new Error('none lends itself to this corruption');
    expect(implausibleQuestionnaire(spoilt.filled, spoilt.record, context)).toContain(code);
  });

  it('is no form that the program does not know', () => {
    const [filled] = centre.questionnaires;
    if (filled === undefined) throw new Error('none');
    const unknown = { ...filled, formVersion: 99 };
    expect(implausibleQuestionnaire(unknown, recordOf(centre, filled), context)).toEqual([
      'questionnaire_unknown',
    ]);
  });
});
