import { dayOf } from './calendar.ts';
import { groupOf } from './plausible-disease.ts';
import { answer, numberOf } from './plausible-work-up.ts';
import type { Context, Rule } from './plausible-rule.ts';
import type { CaseRecord } from './shapes.ts';

type Listed = NonNullable<CaseRecord['listing']>['recommendations'][number];

const recommended = (record: CaseRecord): readonly Listed[] => record.listing?.recommendations ?? [];
const itemOf = (record: CaseRecord, context: Context) =>
  record.listing ? context.item(record.listing.agendaItemId) : null;
const operationDates = (record: CaseRecord): string[] =>
  record.operations.flatMap(({ report }) => (report.doneOn ? [report.doneOn] : []));
const firstOperation = (record: CaseRecord): string | null => operationDates(record).toSorted()[0] ?? null;
const isAdvanced = (record: CaseRecord): boolean => ['III', 'IV'].includes(groupOf(record.case) ?? '');
const after = (a: string | null | undefined, b: string | null | undefined): boolean => !!a && !!b && a > b;

/** Dates of what happened to her, not of the paper about it. */
const events = (record: CaseRecord): string[] => [
  ...(record.case.presentedOn ? [record.case.presentedOn] : []),
  ...recommended(record).flatMap(({ herDecision }) => herDecision.spokenOn ?? []),
  ...record.workUp.flatMap((item) => item.takenOn ?? []),
  ...operationDates(record),
  ...record.operations.flatMap(
    ({ outcome30 }) => outcome30?.complications?.flatMap(({ on }) => on ?? []) ?? [],
  ),
];

const papers = (record: CaseRecord): string[] =>
  record.operations.flatMap(({ pathology, outcome30 }) => [
    ...(pathology?.reportedOn ? [pathology.reportedOn] : []),
    ...(outcome30?.closed30On ? [outcome30.closed30On] : []),
    ...(outcome30?.closed90On ? [outcome30.closed90On] : []),
  ]);

const advises =
  (record: CaseRecord, modality: string, timing: string) =>
  (chosen: (d: Listed['herDecision']['decision']) => boolean) =>
    recommended(record).some(
      (r) => r.modality === modality && r.timing === timing && chosen(r.herDecision.decision),
    );

/** The recommendation, as she decided on it, that leads to an operation of this kind. */
const ledTo = (record: CaseRecord, kind: string | null): boolean => {
  const accepted = (decision: string) => decision === 'accepted';
  const upfront = advises(record, 'surgery', 'upfront');
  const waited =
    advises(record, 'systemic', 'neoadjuvant')(accepted) || upfront((decision) => decision === 'alternative');
  if (kind === 'complication') return true;
  if (kind === 'interval') return waited;
  if (kind === 'recurrence') return advises(record, 'surgery', 'recurrence')(accepted);
  if (kind === 'exploratory')
    return waited || upfront(accepted) || advises(record, 'surgery', 'recurrence')(accepted);
  return upfront(accepted);
};

const decided = (record: CaseRecord, context: Context): boolean | null => {
  const conclusion = itemOf(record, context)?.conclusion;
  return conclusion === undefined || conclusion === null ? null : conclusion !== 'deferred';
};

const phaseRules: readonly Rule[] = [
  {
    code: 'phase_contradicts_history',
    broken: (record) =>
      !!record.referral && (record.referral.phase === 'recurrence') !== record.case.treatedBefore,
  },
  {
    code: 'question_contradicts_phase',
    broken: ({ referral }) =>
      !!referral && (referral.phase === 'recurrence') !== (referral.questionType === 'recurrence'),
  },
  {
    code: 'staging_question_in_advanced_disease',
    broken: (record) => record.referral?.questionType === 'staging' && isAdvanced(record),
  },
  {
    code: 'recurrence_without_platinum_interval',
    broken: (record) => record.referral?.phase === 'recurrence' && !answer(record, 'months_since_platinum'),
  },
  {
    code: 'timing_contradicts_phase',
    broken: (record) =>
      recommended(record).some(({ timing }) =>
        record.referral?.phase === 'recurrence'
          ? ['upfront', 'neoadjuvant', 'interval', 'adjuvant'].includes(timing)
          : timing === 'recurrence',
      ),
  },
  {
    code: 'intent_contradicts_modality',
    broken: (record) =>
      recommended(record).some(
        ({ intent, modality }) =>
          (modality === 'palliative' && intent !== 'palliative') ||
          (modality === 'surgery' && intent !== 'curative'),
      ),
  },
];

const boardRules: readonly Rule[] = [
  {
    code: 'board_unknown',
    broken: (record, context) => record.listing !== null && itemOf(record, context) === null,
  },
  {
    code: 'board_on_another_day',
    broken: (record, context) => {
      const held = itemOf(record, context)?.heldOn;
      return held !== undefined && !context.isBoardDay(held);
    },
  },
  {
    code: 'biopsy_contradicts_tissue',
    broken: (record, context) =>
      itemOf(record, context)?.facts.biopsy === false && answer(record, 'histology') !== null,
  },
  {
    code: 'recommendation_without_conclusion',
    broken: (record, context) => recommended(record).length > 0 && decided(record, context) !== true,
  },
  {
    code: 'conclusion_without_recommendation',
    broken: (record, context) => recommended(record).length === 0 && decided(record, context) === true,
  },
  {
    code: 'condition_without_conclusion',
    broken: (record, context) =>
      recommended(record).some(({ condition }) => Boolean(condition)) !==
      (itemOf(record, context)?.conclusion === 'reached_conditionally'),
  },
  {
    code: 'surgery_in_unfit',
    broken: (record) =>
      (numberOf(record, 'ecog') ?? 0) >= 3 &&
      recommended(record).some(({ modality }) => modality === 'surgery'),
  },
];

const decisionRules: readonly Rule[] = [
  {
    code: 'operation_against_her_decision',
    broken: (record) => record.operations.some(({ report }) => !ledTo(record, report.kind)),
  },
  {
    code: 'decision_without_conversation',
    broken: (record) =>
      recommended(record).some(
        ({ herDecision: d }) =>
          (d.decision === 'not_yet_told') !== (d.spokenOn === null || d.spokenBy === null),
      ),
  },
  {
    code: 'reason_despite_operation',
    broken: (record) =>
      record.case.notOperatedReason !== null &&
      record.operations.some(({ report }) => !['exploratory', 'complication'].includes(report.kind ?? '')),
  },
  {
    code: 'declined_contradicts_decision',
    broken: (record) =>
      record.case.notOperatedReason === 'declined' &&
      !recommended(record).some(({ herDecision }) => herDecision.decision === 'declined'),
  },
  {
    code: 'declined_in_words_of_another_treatment',
    broken: (record) =>
      recommended(record).some(
        ({ modality, herDecision: { decision, note } }) =>
          decision === 'declined' &&
          ((modality !== 'surgery' && /수술/.test(note ?? '')) ||
            (modality !== 'systemic' && /항암/.test(note ?? ''))),
      ),
  },
  {
    code: 'unfit_contradicts_fitness',
    broken: (record) => record.case.notOperatedReason === 'unfit' && (numberOf(record, 'ecog') ?? 4) < 2,
  },
];

const orderRules: readonly Rule[] = [
  {
    code: 'birth_after_event',
    broken: (record) => events(record).some((date) => after(record.patient.bornOn, date)),
  },
  {
    code: 'event_after_death',
    broken: (record) => events(record).some((date) => after(date, record.patient.diedOn)),
  },
  {
    code: 'date_in_future',
    broken: (record, { today }) =>
      [...events(record), ...papers(record), record.patient.diedOn].some((date) => after(date, today)),
  },
  {
    code: 'referral_before_presentation',
    broken: (record) => after(record.case.presentedOn, record.referral?.receivedOn),
  },
  {
    code: 'board_before_referral',
    broken: (record, context) => after(record.referral?.receivedOn, itemOf(record, context)?.heldOn),
  },
  {
    code: 'operation_before_board',
    broken: (record, context) =>
      firstOperation(record) !== null &&
      !(itemOf(record, context) && !after(itemOf(record, context)?.heldOn, firstOperation(record))),
  },
  {
    code: 'decision_before_board',
    broken: (record, context) =>
      recommended(record).some(({ herDecision }) =>
        after(itemOf(record, context)?.heldOn, herDecision.spokenOn),
      ),
  },
  {
    code: 'decision_after_operation',
    broken: (record) =>
      recommended(record).some(({ herDecision }) => after(herDecision.spokenOn, firstOperation(record))),
  },
  {
    code: 'due_before_board',
    broken: (record, context) =>
      recommended(record).some(({ dueOn }) => after(itemOf(record, context)?.heldOn, dueOn)),
  },
];

/** Days from the last cycle to the operation. */
const gap = (record: CaseRecord): number | null => {
  const last = answer(record, 'neoadjuvant_last_cycle')?.value;
  const operation = record.operations.find(({ report }) => report.kind === 'interval')?.report.doneOn;
  return typeof last === 'string' && operation ? dayOf(operation) - dayOf(last) : null;
};
const hasKind = (record: CaseRecord, kind: string): boolean =>
  record.operations.some(({ report }) => report.kind === kind);

const chemotherapyRules: readonly Rule[] = [
  {
    code: 'interval_without_chemotherapy',
    broken: (record) => hasKind(record, 'interval') && numberOf(record, 'neoadjuvant_cycles') === null,
  },
  {
    code: 'interval_after_odd_cycles',
    broken: (record) =>
      hasKind(record, 'interval') && ![3, 4, 6].includes(numberOf(record, 'neoadjuvant_cycles') ?? 3),
  },
  {
    code: 'interval_at_odd_time',
    broken: (record) => hasKind(record, 'interval') && ((gap(record) ?? 21) < 21 || (gap(record) ?? 35) > 35),
  },
  {
    code: 'chemotherapy_before_board',
    broken: (record, context) => {
      const last = answer(record, 'neoadjuvant_last_cycle')?.value;
      const count = numberOf(record, 'neoadjuvant_cycles') ?? 1;
      const board = itemOf(record, context)?.heldOn;
      return typeof last === 'string' && board !== undefined && dayOf(last) - (count - 1) * 21 < dayOf(board);
    },
  },
  {
    code: 'primary_after_chemotherapy',
    broken: (record) =>
      (hasKind(record, 'primary') || hasKind(record, 'staging')) &&
      record.workUp.some((item) => item.key === 'neoadjuvant_cycles'),
  },
];

export const courseRules: readonly Rule[] = [
  ...phaseRules,
  ...boardRules,
  ...decisionRules,
  ...orderRules,
  ...chemotherapyRules,
];
