import type { z } from 'zod';
import { type AnyAnswers, saysNothing } from '../../kernel/forms/answers.ts';
import { formRow } from '../../kernel/forms/filled.ts';
import { FormId } from '../../kernel/forms/definition-json.ts';
import { date, type Form } from '../../kernel/forms/items.ts';
import { schemaOf } from '../../kernel/forms/schema.ts';
import { type Target, targetsOf } from '../../kernel/forms/targets.ts';
import { certainlyAfter } from '../../kernel/partial-date.ts';
import { courseSchemas } from './course-schemas.ts';
import { type EntryCourse, entryFaults, type EntryFault } from './entry-faults.ts';
import { shippedForms } from './questionnaires.ts';
import { type CourseRecord, courseRecords, targetName } from './records/course.ts';

type Row = {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly formVersion: number;
  readonly filledOn: string | null;
};

/** What a file may feed of `care.entry`: a record of the course, or one version of a questionnaire. */
export type FedEntry = {
  /** What a case's record calls it: `follow-up`, `her-words@1`. */
  readonly id: string;
  /** What the fields of a mapping begin with: `followUp`, `questionnaire.her-words@1`. */
  readonly part: string;
  /** Of a questionnaire, its day is an item like the others. */
  readonly form: Form;
  /** The item that says the day. */
  readonly date: string;
  readonly targets: ReadonlyMap<string, Target>;
  readonly schema: z.ZodType<AnyAnswers>;
  /** What answers contradict by themselves. */
  readonly faults: (answers: AnyAnswers, around: EntryCourse) => readonly EntryFault[];
  readonly columnsOf: (answers: AnyAnswers) => Row;
  /** Answers as they stand in a row, with their day. */
  readonly storedOf: (row: Row) => Omit<Row, 'filledOn'>;
  /** Whether a field says nothing of her by itself. */
  readonly isBesideAnswers: (name: string) => boolean;
  /** Whether one that stands in another version may be laid over. */
  readonly takesVersions: boolean;
};

const dayOf = (answers: AnyAnswers, name: string): string | null =>
  (answers[name] as string | null | undefined) ?? null;

const schemaFor = (form: Form) => schemaOf(form) as unknown as z.ZodType<AnyAnswers>;

const ofRecord = (record: CourseRecord): FedEntry => ({
  id: record.form.id,
  part: targetName(record.form.id),
  form: record.form,
  date: record.date,
  targets: targetsOf(record.form),
  schema: courseSchemas.get(record.form.id) ?? schemaFor(record.form),
  faults: (answers, around) => entryFaults(record, answers, around),
  columnsOf: (answers) => ({
    filledOn: dayOf(answers, record.date),
    ...formRow(record.form, answers as never),
  }),
  storedOf: (row) => row,
  isBesideAnswers: () => false,
  takesVersions: true,
});

/** No item of a questionnaire can be called so. */
export const filledOn = 'filled_on';

/** What the page refuses beside the definition: nothing said, a day to come or before she was born. */
const questionnaireFaults = (
  form: Form,
  answers: AnyAnswers,
  { bornOn, today }: EntryCourse,
): EntryFault[] => {
  const day = dayOf(answers, filledOn);
  if (saysNothing(form, answers)) return [{ code: 'nothing_entered', field: filledOn }];
  if (certainlyAfter(day, today)) return [{ code: 'in_future', field: filledOn }];
  return certainlyAfter(bornOn, day) ? [{ code: 'before_birth', field: filledOn }] : [];
};

type QuestionnaireId = `${string}@${number}`;
const questionnaireId = ({ id, version }: Form): QuestionnaireId => `${id}@${version}`;
export const isQuestionnaireId = (value: unknown): value is QuestionnaireId => {
  const [, form, version] = /^([^@]+)@(\d{1,6})$/.exec(String(value)) ?? [];
  return FormId.safeParse(form).success && Number(version) > 0;
};

/** A version of a questionnaire as a file feeds it; its name never comes to mean another one. */
export const questionnaireFed = (form: Form): FedEntry => {
  const dayed: Form = { ...form, items: { [filledOn]: date(), ...form.items } };
  const id = questionnaireId(form);
  return {
    id,
    part: `questionnaire.${id}`,
    form: dayed,
    date: filledOn,
    targets: targetsOf(dayed),
    schema: schemaFor(dayed),
    faults: (answers, around) => questionnaireFaults(form, answers, around),
    columnsOf: (answers) => ({ filledOn: dayOf(answers, filledOn), ...formRow(form, answers as never) }),
    storedOf: ({ answers, formVersion, filledOn: day }) => ({
      answers: { ...answers, [filledOn]: day },
      formVersion,
    }),
    isBesideAnswers: (name) => name === filledOn,
    takesVersions: false,
  };
};

/** Everything a file may feed of `care.entry` at a house. */
export type FedEntries = {
  readonly byPart: ReadonlyMap<string, FedEntry>;
  /** The kind that a case's record names so. */
  readonly named: (id: string) => FedEntry;
  /** Whether the house has given the form up: what stands of it is corrected, and nothing is filled in anew. */
  readonly isWithdrawn: (entry: FedEntry) => boolean;
};

const ofCourse = courseRecords.map(ofRecord);
const shipped = shippedForms.map(({ form }) => questionnaireFed(form));

/** With these questionnaires of a house's own, and those of all that it has given up. */
export const fedEntries = (own: readonly Form[], withdrawn: ReadonlySet<string>): FedEntries => {
  const all = [...ofCourse, ...shipped, ...own.map(questionnaireFed)];
  const byId = new Map(all.map((entry) => [entry.id, entry]));
  return {
    byPart: new Map(all.map((entry) => [entry.part, entry])),
    named: (id) => {
      const found = byId.get(id);
      if (found === undefined) throw new Error(`no form of an entry: ${id}`);
      return found;
    },
    isWithdrawn: ({ form }) => withdrawn.has(form.id),
  };
};

/** What a file may feed at every house. */
export const programEntries: FedEntries = fedEntries([], new Set());

const fieldOf = /^(questionnaire\.[^.]+|[^.]+)\.(.+)$/s;
/** The part and the item of a field of a mapping. */
export const entryField = (field: string): { readonly part: string; readonly name: string } => {
  const [, part = field, name = ''] = fieldOf.exec(field) ?? [];
  return { part, name };
};
