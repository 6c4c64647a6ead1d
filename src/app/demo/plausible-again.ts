import { dayOf, weekdayOf } from './calendar.ts';
import type { Context, Rule } from './plausible-rule.ts';
import type { CaseRecord } from './shapes.ts';

type Again = NonNullable<CaseRecord['again']>[number];
type Judge = (again: Again, heldOn: string, record: CaseRecord) => boolean;

const heldOn = ({ listing }: Again, context: Context): string | null =>
  context.item(listing.agendaItemId)?.heldOn ?? null;
const each = (code: string, judge: Judge): Rule => ({
  code,
  broken: (record, context) =>
    (record.again ?? []).some((one) => judge(one, heldOn(one, context) ?? '9999-12-31', record)),
});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const begun = ({ course = [] }: CaseRecord, setting: string): string[] =>
  course.filter(({ answers }) => answers['setting'] === setting).map(({ answers }) => text(answers['from']));
const doneOn = (record: CaseRecord, kinds: readonly string[]): string[] =>
  record.operations.flatMap(({ report }) => (kinds.includes(report.kind ?? '') ? (report.doneOn ?? []) : []));
const settings: Readonly<Record<string, string>> = { adjuvant: 'adjuvant', recurrence: 'relapse' };
const soon = 75;

/** Response checks of boards before an operation: of the file and of those that people held. */
const responseBoards = (record: CaseRecord, context: Context): string[] => [
  ...(record.again ?? [])
    .filter(({ referral }) => referral.questionType === 'response_check')
    .flatMap((one) => heldOn(one, context) ?? []),
  ...context
    .askedAgain(record.key)
    .filter(({ referral }) => referral.questionType === 'response_check')
    .flatMap(({ boardOn }) => boardOn ?? []),
];

/** What boards were asked again about a woman. */
export const againRules: readonly Rule[] = [
  {
    code: 'interval_without_response_board',
    broken: (record, context) =>
      doneOn(record, ['interval']).some(
        (done) => !responseBoards(record, context).some((board) => board < done),
      ),
  },
  {
    code: 'again_before_first_board',
    broken: (record, context) => {
      const first = context.item(record.listing?.agendaItemId ?? '')?.heldOn ?? '9999';
      return (record.again ?? []).some(({ referral }) => referral.receivedOn <= first);
    },
  },
  each('again_on_a_weekend', ({ referral }) => weekdayOf(dayOf(referral.receivedOn)) > 5),
  each('again_after_its_board', ({ referral }, held) => referral.receivedOn >= held),
  each('again_told_before_its_board', ({ listing }, held) =>
    listing.recommendations.some(({ herDecision }) => text(herDecision.spokenOn) < held),
  ),
  each('again_about_the_dead', (_again, held, { patient }) => (patient.diedOn ?? '9999') <= held),
  each(
    'adjuvant_asked_before_pathology',
    ({ referral }, _held, { operations }) =>
      referral.questionType === 'adjuvant' &&
      !operations.some(({ pathology }) => (pathology?.reportedOn ?? '9999') <= referral.receivedOn),
  ),
  each(
    'recurrence_asked_before_it_came',
    ({ referral }, _held, { course = [] }) =>
      referral.questionType === 'recurrence' &&
      !course.some(
        ({ form, answers }) =>
          form === 'event' && answers['kind'] !== 'response' && text(answers['on']) <= referral.receivedOn,
      ),
  ),
  each('again_treated_before_its_board', ({ referral }, held, record) => {
    const setting = settings[referral.questionType];
    return setting !== undefined && begun(record, setting).some((from) => from <= held);
  }),
  each('declined_yet_treated', ({ referral, listing }, held, record) => {
    const setting = settings[referral.questionType];
    const isDeclined = listing.recommendations.some(({ herDecision }) => herDecision.decision === 'declined');
    return (
      isDeclined &&
      setting !== undefined &&
      begun(record, setting).some((from) => from > held && dayOf(from) - dayOf(held) <= soon)
    );
  }),
];
