import { dayOf, weekdayOf } from './calendar.ts';
import type { Rule } from './plausible-rule.ts';
import type { CaseRecord } from './shapes.ts';

const said = ({ course = [] }: CaseRecord, forms: readonly string[], name: string): unknown[] =>
  course.filter(({ form }) => forms.includes(form)).map(({ answers }) => answers[name]);

const isWeekend = (date: unknown): boolean =>
  typeof date === 'string' && date.length === 10 && weekdayOf(dayOf(date)) > 5;

/** The days on which a hospital does what it does on working days only. */
const days: Readonly<Record<string, (record: CaseRecord) => readonly unknown[]>> = {
  came_on_a_weekend: ({ referral, case: { presentedOn } }) => [referral?.receivedOn, presentedOn],
  found_out_on_a_weekend: ({ workUp }) => workUp.map(({ takenOn }) => takenOn),
  told_on_a_weekend: ({ listing }) =>
    (listing?.recommendations ?? []).map(({ herDecision }) => herDecision.spokenOn),
  treatment_begun_on_a_weekend: (record) =>
    said(record, ['systemic', 'hormone', 'radiotherapy', 'trial'], 'from'),
  blood_taken_on_a_weekend: (record) => said(record, ['markers'], 'on'),
  imaged_on_a_weekend: (record) => said(record, ['imaging'], 'on'),
  tested_on_a_weekend: (record) => said(record, ['diagnosis', 'tumour-molecular', 'germline'], 'on'),
  contact_on_a_weekend: (record) => said(record, ['next-contact'], 'due'),
  growth_told_on_a_weekend: (record) => said(record, ['event'], 'on'),
  pathology_on_a_weekend: ({ operations }) => operations.map(({ pathology }) => pathology?.reportedOn),
  list_closed_on_a_weekend: ({ operations }) =>
    operations.flatMap(({ outcome30 }) => [outcome30?.closed30On, outcome30?.closed90On]),
};

export const weekdayRules: readonly Rule[] = Object.entries(days).map(([code, of]) => ({
  code,
  broken: (record) => of(record).some(isWeekend),
}));
