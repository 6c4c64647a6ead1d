import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { CommandContext } from '../../kernel/command.ts';
import { AppError, notFound, refused } from '../../kernel/errors.ts';
import type { AnyAnswers } from '../../kernel/forms/answers.ts';
import { filled } from '../../kernel/forms/filled.ts';
import type { Form } from '../../kernel/forms/items.ts';
import { peopleNamed } from '../../kernel/forms/people.ts';
import { schemaOf } from '../../kernel/forms/schema.ts';
import { parsed } from '../../kernel/input-faults.ts';
import { certainlyAfter, latest } from '../../kernel/partial-date.ts';
import { colleagues, colleaguesNow } from '../directory/index.ts';
import type { Case } from './case-command.ts';
import { latestToday, refuseFuture } from './case-faults.ts';
import { typedStage } from './disease-answers.ts';
import { entryFaults } from './entry-faults.ts';
import { versionFor, versionsOf, withdrawnForms } from './queries/definitions.ts';
import { formFacts } from './queries/form-facts.ts';
import { courseRecord, type CourseRecord } from './records/course.ts';
import { courseSchemas } from './course-schemas.ts';
import type { GivenAnswers } from './schema.ts';
import { patient } from './tables.ts';

/** A version of a form; not found when neither the program nor the house has it. */
export const definitionFor = async (
  { tx, ownerId }: Pick<CommandContext, 'tx' | 'ownerId'>,
  form: string,
  version: number,
): Promise<Form> => {
  const found = versionFor(await versionsOf(tx, ownerId, form), version);
  if (found === undefined) throw notFound();
  return found.form;
};

/** Refuses a questionnaire that the house has given up. */
export const refuseWithdrawn = async (
  { tx, ownerId }: Pick<CommandContext, 'tx' | 'ownerId'>,
  form: string,
): Promise<void> => {
  const withdrawn = await withdrawnForms(tx, ownerId);
  if (withdrawn.some((each) => each.form === form)) throw refused('form_withdrawn');
};

const bornOn = async ({ tx, ownerId }: CommandContext, { patientId }: Case): Promise<string | null> => {
  const [life] = await tx
    .select({ bornOn: patient.bornOn })
    .from(patient)
    .where(and(eq(patient.ownerId, ownerId), eq(patient.id, patientId)));
  return life?.bornOn ?? null;
};

/** Refuses somebody who has no role at the house, neither today nor on that day; whoever stood in the entry before may stay. */
const refuseStrangers = async (
  { tx, ownerId, now }: CommandContext,
  form: Form,
  answers: AnyAnswers,
  { on, before }: { on: string | null; before: readonly string[] },
): Promise<void> => {
  const named = peopleNamed(form, answers);
  if (named.every(({ id }) => before.includes(id))) return;
  const here = await colleaguesNow(tx, ownerId, now);
  const then = on === null ? [] : await colleagues(tx, ownerId, latest(on));
  const known = new Set([...before, ...[...here, ...then].map(({ id }) => id)]);
  const stranger = named.find(({ id }) => !known.has(id));
  if (stranger) throw refused('person_unknown', {}, { field: `answers.${stranger.field}` });
};

/** Refuses a record of the course that contradicts itself. */
const refuseContradiction = async (
  context: CommandContext,
  subject: Case,
  record: CourseRecord,
  answers: AnyAnswers,
): Promise<void> => {
  const faults = entryFaults(record, answers, {
    site: subject.site,
    bornOn: await bornOn(context, subject),
    today: latestToday(context.now),
  });
  const issues = faults.map(({ code, field, params }) => ({
    code,
    place: { field: `answers.${field}` },
    ...(params && { params }),
  }));
  const [first] = issues;
  if (first) throw new AppError(first.code, 422, first.params ?? {}, first.place, issues);
};

const refuseDay = async (context: CommandContext, subject: Case, on: string | null): Promise<void> => {
  refuseFuture(on, 'on', context.now);
  if (certainlyAfter(await bornOn(context, subject), on)) throw refused('before_birth', {}, { field: 'on' });
};

/** What is filled in: the day beside the answers, and what stood there before when it is corrected. */
type Given = {
  readonly on: string | null;
  readonly answers: GivenAnswers;
  readonly before: { readonly answers: AnyAnswers; readonly people: readonly string[] } | null;
  readonly despite?: readonly string[];
};

/**
 * The columns of a filled form. Refuses answers its definition does not take, one that says nothing, a day in the future or
 * before she was born, and strangers; asks about what her course speaks against. A questionnaire is given its day (`on`), a
 * record of the course says it in its answers.
 */
export const filledEntry = async (
  context: CommandContext,
  subject: Case,
  form: Form,
  { on, answers: given, before, despite = [] }: Given,
) => {
  const schema = courseSchemas.get(form.id) ?? schemaOf(form);
  const said = parsed(z.object({ answers: schema as z.ZodType<AnyAnswers> }), { answers: given });
  const answers = form.id === 'stage' ? typedStage(subject.site, said.answers) : said.answers;
  const record = courseRecord(form.id);
  const day = record === undefined ? on : ((answers[record.date] as string | null | undefined) ?? null);
  const facts = await formFacts(context.tx, context.ownerId, subject, { form, on: day });
  const row = filled(form, answers as never, {
    at: 'answers',
    facts,
    before: before?.answers ?? null,
    despite,
  });
  if (record === undefined) await refuseDay(context, subject, on);
  else if (on === null) await refuseContradiction(context, subject, record, answers);
  else throw refused('does_not_apply', {}, { field: 'on' });
  await refuseStrangers(context, form, answers, { on: day, before: before?.people ?? [] });
  return { filledOn: day, ...row };
};
