import { everyItem } from '../../modules/care/index.ts';
import { dayOf, weekdayOf } from './calendar.ts';
import type { Context } from './plausible-rule.ts';
import type { CaseRecord, Discipline, SecondQuestion } from './shapes.ts';

type Of = { record: CaseRecord; question: SecondQuestion };
type Rule = { code: string; broken(of: Of, context: Context): boolean };

const answerers: Readonly<Record<string, Discipline>> = {
  nurse: 'nursing',
  radiologist: 'radiology',
  pathologist: 'pathology',
};
const said = ({ course = [] }: CaseRecord, form: string) =>
  course.filter((entry) => entry.form === form).map(({ answers }) => answers);
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const is = (type: string) => (question: SecondQuestion) => question.referral.questionType === type;
/** Its board, or the day it came while none has been named. */
const decidedOn = ({ boardOn, referral }: SecondQuestion): string => boardOn ?? referral.receivedOn;
const begun = (record: CaseRecord, setting: string): string[] =>
  said(record, 'systemic').flatMap((line) => (line['setting'] === setting ? (text(line['from']) ?? []) : []));

const rules: readonly Rule[] = [
  {
    code: 'asked_again_before_her_board',
    broken: ({ record, question }, context) => {
      const first = context.item(record.listing?.agendaItemId ?? '')?.heldOn;
      return first === undefined || first >= question.referral.receivedOn;
    },
  },
  {
    code: 'asked_again_on_a_weekend',
    broken: ({ question: { referral, parts } }) =>
      [referral.receivedOn, ...parts.map(({ on }) => on)].some((day) => weekdayOf(dayOf(day)) > 5),
  },
  {
    code: 'asked_again_about_the_dead',
    broken: ({ record, question }) => (record.patient.diedOn ?? '9999') <= decidedOn(question),
  },
  {
    code: 'asked_again_at_no_board',
    broken: ({ question: { boardOn } }, context) => boardOn !== null && !context.isBoardDay(boardOn),
  },
  {
    code: 'part_after_its_board',
    broken: ({ question: { boardOn, parts } }, { today }) =>
      parts.some(({ on }) => on > today || (boardOn !== null && on >= boardOn)),
  },
  {
    code: 'part_of_another_profession',
    broken: ({ question: { parts, referral } }, context) =>
      parts.some(({ by, items }) =>
        items.some(({ key }) => {
          const known = everyItem.find((item) => item.key === key)?.by ?? '';
          const discipline = answerers[known];
          return discipline === undefined
            ? by !== referral.consultantId
            : context.disciplineOf(by) !== discipline;
        }),
      ),
  },
  {
    code: 'response_without_cycles',
    broken: ({ record, question }) =>
      is('response_check')(question) &&
      !said(record, 'systemic').some(
        (line) =>
          line['setting'] === 'neoadjuvant' && (text(line['to']) ?? '9999') < question.referral.receivedOn,
      ),
  },
  {
    code: 'response_after_operation',
    broken: ({ record, question }) =>
      is('response_check')(question) &&
      record.operations.some(
        ({ report }) => report.initialAim !== 'diagnostic' && (report.doneOn ?? '') <= decidedOn(question),
      ),
  },
  {
    code: 'adjuvant_before_pathology',
    broken: ({ record, question }) =>
      is('adjuvant')(question) &&
      !record.operations.some(
        ({ pathology }) => (pathology?.reportedOn ?? '9999') <= question.referral.receivedOn,
      ),
  },
  {
    code: 'recurrence_before_it_came',
    broken: ({ record, question }) =>
      is('recurrence')(question) &&
      !said(record, 'event').some(
        ({ kind, on }) =>
          (kind === 'recurrence' || kind === 'progression') &&
          (text(on) ?? '9999') <= question.referral.receivedOn,
      ),
  },
  {
    code: 'treated_before_its_board',
    broken: ({ record, question }) => {
      const setting = is('recurrence')(question) ? 'relapse' : 'adjuvant';
      return begun(record, setting).some((from) => from <= decidedOn(question));
    },
  },
  {
    code: 'told_before_its_board',
    broken: ({ question: { boardOn, recommendation } }) =>
      (boardOn === null) !== (recommendation === null) ||
      (recommendation?.herDecision.spokenOn ?? '9999') < (boardOn ?? ''),
  },
];
export const questionCodes: readonly string[] = rules.map(({ code }) => code);

/** Codes of everything in a question asked again that nobody who knows her course would believe. */
export const implausibleQuestion = (
  question: SecondQuestion,
  record: CaseRecord,
  context: Context,
): string[] => rules.filter((rule) => rule.broken({ record, question }, context)).map(({ code }) => code);
