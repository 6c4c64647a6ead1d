import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { AppError, refused } from '../../kernel/errors.ts';
import { type Definition, definitionOf } from '../../kernel/forms/definition.ts';
import type { Form } from '../../kernel/forms/items.ts';
import type { Localised } from '../../kernel/forms/words.ts';
import { isProgramForm } from './records/course.ts';
import herWords from './data/questionnaires/her-words.json' with { type: 'json' };
import medicinesAndOperations from './data/questionnaires/medicines-and-operations.json' with {
  type: 'json',
};
import olderWoman from './data/questionnaires/older-woman.json' with { type: 'json' };

const jsonIn = (text: string, at: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw refused('form_not_json', {}, { field: at });
  }
};

/** A definition that was checked when it came in. */
export const checkedDefinition = (json: unknown): Definition => {
  const read = definitionOf(json);
  if ('definition' in read) return read.definition;
  throw new Error(`a stored form cannot be read: ${read.faults[0]?.place.field ?? ''}`);
};

/**
 * The text of a definition that somebody wrote, with what it says; refused with everything that is wrong in it, each fault
 * at its place under `at`.
 */
export const readDefinitionFile = (
  text: string,
  at: string,
): { readonly json: unknown; readonly definition: Definition } => {
  const json = jsonIn(text, at);
  const read = definitionOf(json);
  if ('definition' in read) return { json, definition: read.definition };
  const faults = read.faults.map(({ place, ...fault }) => ({
    ...fault,
    place: { field: [at, place.field].filter(Boolean).join('.') },
  }));
  throw new AppError('form_invalid', 422, { count: faults.length }, faults[0]?.place, faults);
};

/** Questionnaires that come with the program, every version there was. */
export const shippedForms: readonly Definition[] = [herWords, medicinesAndOperations, olderWoman].map(
  checkedDefinition,
);

/** Whether a form of this id comes with the program. */
export const isShipped = (id: string): boolean => shippedForms.some(({ form }) => form.id === id);

/** SHA-256 of a definition, whatever the order of its keys. */
export const digestOf = (json: unknown): string =>
  createHash('sha256').update(canonicalJson(json)).digest('hex');

type Standing = { readonly id: string; readonly formVersion: number; readonly sha256: string };

/**
 * The version that stands already with the same content, undefined where this one is new; refused when it is of the program,
 * says something else under a number that stands, or comes before the newest.
 */
export const sameVersion = (
  { id, version }: Form,
  sha256: string,
  standing: readonly Standing[],
): Standing | undefined => {
  if (isShipped(id) || isProgramForm(id)) throw refused('form_of_program', {}, { field: 'body.id' });
  const place = { field: 'body.version' };
  const same = standing.find(({ formVersion }) => formVersion === version);
  if (same !== undefined && same.sha256 !== sha256) throw refused('form_version_differs', {}, place);
  const newest = Math.max(0, ...standing.map(({ formVersion }) => formVersion));
  if (same === undefined && version < newest) throw refused('form_version_older', { newest }, place);
  return same;
};

/** A form as lists name it. */
export type FormTitle = { readonly form: string; readonly version: number; readonly title: Localised };

export const shippedTitles: readonly FormTitle[] = shippedForms.map(({ form, words }) => ({
  form: form.id,
  version: form.version,
  title: words.title,
}));

/** Of each form the newest version, in the order of their ids: what can be filled in today. */
export const newestOf = (titles: readonly FormTitle[]): readonly FormTitle[] =>
  [...Map.groupBy(titles, ({ form }) => form).values()]
    .map((versions) => versions.reduce((newest, each) => (each.version > newest.version ? each : newest)))
    .toSorted((a, b) => (a.form < b.form ? -1 : 1));
