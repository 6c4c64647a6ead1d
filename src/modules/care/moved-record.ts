import { and, eq } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { contentOf } from '../../kernel/columns.ts';
import { notFound, refused } from '../../kernel/errors.ts';
import { type AnyAnswers, readKept } from '../../kernel/forms/answers.ts';
import { certainlyAfter } from '../../kernel/partial-date.ts';
import { insertRows } from '../../kernel/write-rows.ts';
import { datasetFor } from './asked-datasets.ts';
import type { Case } from './case-command.ts';
import { latestToday } from './case-faults.ts';
import { entryFaults } from './entry-faults.ts';
import { mayBeOneDisease } from './one-disease.ts';
import { versionFor, versionsOf } from './queries/definitions.ts';
import { isOfferedAt } from './questionnaires.ts';
import { courseRecord } from './records/course.ts';
import { diagnosis } from './records/diagnosis.ts';
import { entry, patient, workUp } from './tables.ts';

const to = { field: 'to' };

const bornOnOf = async ({ tx, ownerId }: CommandContext, { patientId }: Case): Promise<string | null> => {
  const [life] = await tx
    .select({ bornOn: patient.bornOn })
    .from(patient)
    .where(and(eq(patient.ownerId, ownerId), eq(patient.id, patientId)));
  return life?.bornOn ?? null;
};

type Entry = Pick<typeof entry.$inferSelect, 'form' | 'formVersion' | 'filledOn'>;

/** Refuses a record of the course of a disease elsewhere, with a stage its site does not have, or before she was born. */
const mustFitCourse = async (context: CommandContext, read: AnyAnswers, { form }: Entry, subject: Case) => {
  const record = courseRecord(form);
  if (record === undefined) return;
  const around = {
    site: subject.site,
    bornOn: await bornOnOf(context, subject),
    today: latestToday(context.now),
  };
  const codes = new Set(entryFaults(record, read, around).map(({ code }) => code));
  if (codes.has('before_birth')) throw refused('before_birth', {}, to);
  const site = form === diagnosis.id ? ((read['site'] as string | null | undefined) ?? null) : null;
  if (codes.has('stage_not_in_edition') || !mayBeOneDisease(site, subject.site))
    throw refused('not_at_site', {}, to);
};

/** Refuses a questionnaire that nobody fills in at this site, or one of a day before she was born. */
const mustFitForm = async (
  context: CommandContext,
  { filledOn }: Entry,
  sites: readonly string[] | null,
  subject: Case,
) => {
  if (!isOfferedAt({ sites }, subject.site)) throw refused('not_at_site', {}, to);
  if (certainlyAfter(await bornOnOf(context, subject), filledOn)) throw refused('before_birth', {}, to);
};

/**
 * Reads a filled form as it stands, for the case it is of; what it gives writes it there anew, word for word, and says its id.
 * `confirmedFrom` is the operation it was confirmed from, as it is called there.
 */
export const entryToMove = async (context: CommandContext, id: string, subject: Case) => {
  const { tx, ownerId } = context;
  const [row] = await tx
    .select(contentOf(entry))
    .from(entry)
    .where(and(eq(entry.ownerId, ownerId), eq(entry.id, id)));
  if (row === undefined) throw notFound();
  const definition = versionFor(await versionsOf(tx, ownerId, row.form), row.formVersion);
  if (definition === undefined) throw notFound();
  const read = readKept(definition.form, row.answers, row.formVersion) as unknown as AnyAnswers;
  await mustFitCourse(context, read, row, subject);
  await mustFitForm(context, row, definition.sites ?? null, subject);
  return async (confirmedFrom: string | null): Promise<string> => {
    const { form, formVersion, filledOn, answers } = row;
    const anew = { ownerId, id: context.newId(), caseId: subject.id, form, formVersion, filledOn, answers };
    await insertRows(tx, entry, [{ ...anew, confirmedFrom }]);
    return anew.id;
  };
};

/** The same of one result of the work-up; refused where one stands already, or where nobody asks for it. */
export const resultToMove = async (context: CommandContext, id: string, subject: Case) => {
  const { tx, ownerId } = context;
  const [row] = await tx
    .select(contentOf(workUp))
    .from(workUp)
    .where(and(eq(workUp.ownerId, ownerId), eq(workUp.id, id)));
  if (row === undefined) throw notFound();
  const { key, state, value, unit, takenOn, reason } = row;
  const asked = datasetFor(subject.site);
  if (subject.site !== null && asked?.items.every((item) => item.key !== key) === true)
    throw refused('not_at_site', {}, to);
  if (certainlyAfter(await bornOnOf(context, subject), takenOn)) throw refused('before_birth', {}, to);
  const there = await tx
    .select({ id: workUp.id })
    .from(workUp)
    .where(and(eq(workUp.ownerId, ownerId), eq(workUp.caseId, subject.id), eq(workUp.key, key)));
  if (there.length > 0) throw refused('result_there', {}, to);
  return async (): Promise<string> => {
    const anew = { ownerId, id: context.newId(), caseId: subject.id };
    await insertRows(tx, workUp, [{ ...anew, key, state, value, unit, takenOn, reason }]);
    return anew.id;
  };
};
