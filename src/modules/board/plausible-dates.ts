import { certainlyAfter, type PartialDate } from '../../kernel/partial-date.ts';
import type { CaseRecord } from './schema.ts';

export type DateFault = {
  code: 'before_birth' | 'after_death' | 'in_future' | 'before_operation' | 'due_before_meeting';
  /** Path of the date in the case record. */
  field: string;
};
type Dated = {
  field: string;
  date: PartialDate | null;
  sinceOperation?: PartialDate | null;
  clerical?: true;
};
type Operation = CaseRecord['operations'][number];

const ofOperation = (operation: Operation, index: number): Dated[] => {
  const field = `operations.${index}`;
  const { doneOn } = operation.report;
  const outcome = operation.outcome30;
  return [
    { field: `${field}.report.doneOn`, date: doneOn },
    {
      field: `${field}.pathology.reportedOn`,
      date: operation.pathology?.reportedOn ?? null,
      sinceOperation: doneOn,
      clerical: true,
    },
    ...(['closed30On', 'closed90On'] as const).map((closing) => ({
      field: `${field}.outcome30.${closing}`,
      date: outcome?.[closing] ?? null,
      sinceOperation: doneOn,
      clerical: true as const,
    })),
    ...(outcome?.complications ?? []).map(({ on }, n) => ({
      field: `${field}.outcome30.complications.${n}.on`,
      date: on,
      sinceOperation: doneOn,
    })),
  ];
};

const ofListing = (field: string, listing: NonNullable<CaseRecord['listing']>): Dated[] =>
  listing.recommendations.map(({ herDecision }, n) => ({
    field: `${field}.recommendations.${n}.herDecision.spokenOn`,
    date: herDecision.spokenOn,
    // The conversation may be with her family.
    clerical: true as const,
  }));

/** The boards a record tells of, each with the path of its listing. */
const listingsIn = (record: CaseRecord): (readonly [string, NonNullable<CaseRecord['listing']>])[] => [
  ...(record.listing === null ? [] : [['listing', record.listing] as const]),
  ...(record.again ?? []).map(({ listing }, n) => [`again.${n}.listing`, listing] as const),
];

/** Recommendations that are due before the day of their meeting; `meetsOn` is null where nobody knows the day. */
export const dueFaults = (record: CaseRecord, meetsOn: (itemId: string) => string | null): DateFault[] =>
  listingsIn(record).flatMap(([field, { agendaItemId, recommendations }]) =>
    recommendations.flatMap(({ dueOn }, n): DateFault[] =>
      certainlyAfter(meetsOn(agendaItemId), dueOn)
        ? [{ code: 'due_before_meeting', field: `${field}.recommendations.${n}.dueOn` }]
        : [],
    ),
  );

const datesOf = (record: CaseRecord): Dated[] => [
  { field: 'patient.diedOn', date: record.patient.diedOn },
  { field: 'case.presentedOn', date: record.case.presentedOn },
  { field: 'referral.receivedOn', date: record.referral?.receivedOn ?? null },
  ...record.workUp.map(({ takenOn }, n) => ({ field: `workUp.${n}.takenOn`, date: takenOn })),
  ...(record.again ?? []).map(({ referral }, n) => ({
    field: `again.${n}.referral.receivedOn`,
    date: referral.receivedOn,
  })),
  ...listingsIn(record).flatMap(([field, listing]) => ofListing(field, listing)),
  ...record.operations.flatMap(ofOperation),
];

const faultsOf = (
  { field, date, sinceOperation, clerical }: Dated,
  record: CaseRecord,
  today: PartialDate,
) => {
  const { bornOn, diedOn } = record.patient;
  const found: DateFault['code'][] = [];
  if (certainlyAfter(bornOn, date)) found.push('before_birth');
  if (!clerical && certainlyAfter(date, diedOn)) found.push('after_death');
  if (certainlyAfter(date, today)) found.push('in_future');
  if (certainlyAfter(sinceOperation ?? null, date)) found.push('before_operation');
  return found.map((code): DateFault => ({ code, field }));
};

/**
 * Dates of a case that cannot be: before birth, after death, in the future, or results before their operation.
 * Only contradictions that hold however a partial date is read; reports and forms may be dated after death.
 */
export const dateFaults = (record: CaseRecord, today: PartialDate): DateFault[] => [
  ...(certainlyAfter(record.patient.bornOn, today)
    ? [{ code: 'in_future' as const, field: 'patient.bornOn' }]
    : []),
  ...datesOf(record).flatMap((dated) => faultsOf(dated, record, today)),
];
