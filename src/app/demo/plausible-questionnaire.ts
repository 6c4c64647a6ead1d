import { missingItems } from '../../kernel/forms/asked.ts';
import { noFacts } from '../../kernel/forms/facts.ts';
import type { AnyAnswers } from '../../kernel/forms/answers.ts';
import { rowsOfGrid, rowsOfGroup } from '../../kernel/forms/answers.ts';
import type { Form } from '../../kernel/forms/items.ts';
import { peopleNamed } from '../../kernel/forms/people.ts';
import { schemaOf } from '../../kernel/forms/schema.ts';
import { certainlyAfter } from '../../kernel/partial-date.ts';
import { shippedForms } from '../../modules/care/index.ts';
import { ageOn, dayOf, weekdayOf } from './calendar.ts';
import type { Context } from './plausible-rule.ts';
import type { CaseRecord, Discipline, FilledQuestionnaire } from './shapes.ts';

type Of = { record: CaseRecord; filled: FilledQuestionnaire; answers: AnyAnswers; form: Form };
type Rule = { code: string; broken(of: Of, context: Context): boolean };

/** Whose talk each is. */
const professions: Readonly<Record<string, Discipline>> = {
  'her-words': 'nursing',
  'own-words': 'nursing',
  'medicines-and-operations': 'nursing',
  'older-woman': 'anaesthesia',
};

const rowsOf = (answers: AnyAnswers, name: string) => rowsOfGroup(answers[name]);
const dayIn = (row: Readonly<Record<string, unknown>>, name: string): string | null =>
  typeof row[name] === 'string' ? row[name] : null;

/** Days of her life before the talk: of medicines, allergies, operations and organs. */
const earlierDays = (answers: AnyAnswers): string[] =>
  [
    ...['medicines', 'allergies', 'operations'].flatMap((name) => rowsOf(answers, name)),
    ...Object.values(rowsOfGrid(answers['organs'])),
  ].flatMap((row) => [dayIn(row, 'since'), dayIn(row, 'on')].filter((day) => day !== null));

/** Each organ that an operation of the list takes is gone, and nothing else is. */
const organOf = (what: string): string | null => {
  if (/appendic/i.test(what)) return 'appendix';
  if (/cholecyst/i.test(what)) return 'gallbladder';
  if (/hysterectomy/i.test(what)) return 'uterus';
  return /oophorectomy/i.test(what) ? 'ovary' : null;
};

const organsDiffer = (answers: AnyAnswers): boolean => {
  const taken = rowsOf(answers, 'operations').map(({ what }) => organOf(String(what)));
  return Object.entries(rowsOfGrid(answers['organs'])).some(
    ([organ, { answer }]) => (answer === 'removed') !== taken.includes(organ),
  );
};

const rules: readonly Rule[] = [
  { code: 'questionnaire_form', broken: ({ form, answers }) => !schemaOf(form).safeParse(answers).success },
  {
    code: 'questionnaire_unfinished',
    broken: ({ form, answers }) => missingItems(form, answers, noFacts).length > 0,
  },
  { code: 'questionnaire_day', broken: ({ filled }) => weekdayOf(dayOf(filled.on)) > 5 },
  {
    code: 'questionnaire_before_she_came',
    broken: ({ filled, record }) => certainlyAfter(record.case.presentedOn, filled.on),
  },
  { code: 'questionnaire_in_future', broken: ({ filled }, { today }) => filled.on > today },
  {
    code: 'questionnaire_after_death',
    broken: ({ filled, record }) => certainlyAfter(filled.on, record.patient.diedOn),
  },
  {
    code: 'questionnaire_profession',
    broken: ({ filled }, context) => context.disciplineOf(filled.by) !== professions[filled.form],
  },
  {
    code: 'questionnaire_stranger',
    broken: ({ form, answers, filled }) => peopleNamed(form, answers).some(({ id }) => id !== filled.by),
  },
  {
    code: 'questionnaire_age',
    broken: ({ filled, record: { patient } }) =>
      filled.form === 'older-woman' && patient.bornOn !== null && ageOn(patient.bornOn, filled.on) < 65,
  },
  {
    code: 'questionnaire_earlier_days',
    broken: ({ answers, filled, record: { patient } }) =>
      earlierDays(answers).some(
        (day) => certainlyAfter(day, filled.on) || certainlyAfter(patient.bornOn, day),
      ),
  },
  { code: 'questionnaire_organs', broken: ({ answers }) => organsDiffer(answers) },
  {
    code: 'questionnaire_medicine_twice',
    broken: ({ answers }) => {
      const names = rowsOf(answers, 'medicines').map(({ medicine }) => medicine);
      return new Set(names).size < names.length;
    },
  },
  {
    code: 'questionnaire_interpreter',
    broken: ({ answers, filled, record: { identity } }) =>
      filled.form === 'her-words' &&
      /\p{Script=Hangul}/u.test(identity.nativeName ?? '') &&
      answers['interpreter'] !== 'none',
  },
];
export const questionnaireCodes: readonly string[] = rules.map(({ code }) => code);

/** Codes of everything in a filled questionnaire that nobody who knows the woman would believe. */
export const implausibleQuestionnaire = (
  filled: FilledQuestionnaire,
  record: CaseRecord,
  context: Context,
): string[] => {
  const form = shippedForms.find(
    (each) => each.form.id === filled.form && each.form.version === filled.formVersion,
  )?.form;
  if (form === undefined) return ['questionnaire_unknown'];
  const of: Of = { record, filled, answers: filled.answers as AnyAnswers, form };
  return rules.filter((rule) => rule.broken(of, context)).map(({ code }) => code);
};
