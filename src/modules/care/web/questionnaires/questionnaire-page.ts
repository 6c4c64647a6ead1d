import { notFound } from '../../../../kernel/errors.ts';
import type { Form } from '../../../../kernel/forms/items.ts';
import { asksPeople, peopleNamed } from '../../../../kernel/forms/people.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import { colleagues, namesIn, type PageScope } from '../../../directory/index.ts';
import { type FormVersion, versionFor, versionsOf, withdrawnForms } from '../../queries/definitions.ts';
import { entryShown, type ShownEntry } from '../../queries/entries.ts';
import { courseRecord } from '../../records/course.ts';

/** Whether the day stands beside the answers: a record of the course says it in them. */
export const asksDay = ({ id }: Form): boolean => courseRecord(id) === undefined;

/** People an entry can name: today's colleagues, and whoever stands in it already; nobody where the form asks for none. */
export const peopleFor = async (
  { read, ownerId, today, locale, named }: PageScope,
  form: Form,
  answers: ShownEntry['answers'] | null,
): Promise<{ id: string; name: string }[]> => {
  if (!asksPeople(form)) return [];
  return read(async (tx) => {
    const here = await colleagues(tx, ownerId, today);
    const known = new Map(here.map((person) => [person.id, named(person.name)]));
    const standing = answers === null ? [] : peopleNamed(form, answers).map(({ id }) => id);
    const gone = [...new Set(standing)].filter((id) => !known.has(id));
    return [...known, ...(await namesIn(tx, locale, gone))].map(([id, name]) => ({ id, name }));
  });
};

/** The form of the address in one version, or in its newest; not found when there is none. */
export const definitionOfPage = async (
  scope: PageScope,
  id: string,
  version: number | null,
): Promise<FormVersion> => {
  const versions = await scope.read((tx) => versionsOf(tx, scope.ownerId, id));
  const found = version === null ? versions[0] : versionFor(versions, version);
  if (found === undefined) throw notFound();
  return found;
};

/** Whether the house has given the questionnaire up. */
export const isWithdrawn = async ({ read, ownerId }: PageScope, id: string): Promise<boolean> => {
  const withdrawn = await read((tx) => withdrawnForms(tx, ownerId));
  return withdrawn.some(({ form }) => form === id);
};

/** The filled form of the address, which must be one of the case in the same address. */
export const entryOfPage = async (
  scope: PageScope,
  { caseId, entryId }: { caseId: string; entryId: string },
): Promise<ShownEntry> => {
  const ids = isUuid(caseId) && isUuid(entryId);
  const found = ids ? await scope.read((tx) => entryShown(tx, scope.ownerId, { caseId, entryId })) : null;
  if (found === null) throw notFound();
  return found;
};
