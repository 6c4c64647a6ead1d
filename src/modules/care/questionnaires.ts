import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { AppError, type Issue, refused } from '../../kernel/errors.ts';
import { type Definition, definitionOf } from '../../kernel/forms/definition.ts';
import type { Form } from '../../kernel/forms/items.ts';
import { wordFaults } from '../../kernel/forms/word-faults.ts';
import type { Localised } from '../../kernel/forms/words.ts';
import { lostNames } from '../../kernel/json-text.ts';
import { languages, switchedOn } from '../../kernel/languages.ts';
import released from './data/released-questionnaires.json' with { type: 'json' };
import { caseFacts } from './course-facts.ts';
import { isProgramForm } from './records/course.ts';
import herWords from './data/questionnaires/her-words.json' with { type: 'json' };
import medicinesAndOperations from './data/questionnaires/medicines-and-operations.json' with {
  type: 'json',
};
import olderWoman from './data/questionnaires/older-woman.json' with { type: 'json' };
import ownWords from './data/questionnaires/own-words.json' with { type: 'json' };
import signsAgainstDebulking from './data/questionnaires/signs-against-debulking.json' with { type: 'json' };
import trophoblasticScore from './data/questionnaires/trophoblastic-score.json' with { type: 'json' };

const jsonIn = (text: string, at: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw refused('form_not_json', {}, { field: at });
  }
};

/** A definition that was checked when it came in. */
export const checkedDefinition = (json: unknown): Definition => {
  const read = definitionOf(json, caseFacts);
  if ('definition' in read) return read.definition;
  throw new Error(`a stored form cannot be read: ${read.faults[0]?.place.field ?? ''}`);
};

const isSaidIn = (word: Localised, language: string): boolean => Object.hasOwn(word, language);

/** Words in which a form is not said in each of these languages. */
const untranslated = ({ form, words }: Definition, wanted: readonly string[]): readonly Issue[] =>
  wordFaults(form, words, (word) => wanted.filter((language) => !isSaidIn(word, language)));

/** A form is said in every language that it is said in anywhere: half of it in another one helps nobody. */
const halfSaid = (definition: Definition): readonly Issue[] =>
  languages
    .map((language) => untranslated(definition, [language]))
    .filter(({ length }) => length < untranslated(definition, ['none']).length)
    .flat();

/**
 * The text of a definition that somebody wrote, with what it says; refused with everything that is wrong in it, each fault
 * at its place under `at`.
 */
export const readDefinitionFile = (
  text: string,
  at: string,
): { readonly json: unknown; readonly definition: Definition } => {
  const json = jsonIn(text, at);
  const read = definitionOf(json, caseFacts);
  const found = [...lostNames(text), ...('faults' in read ? read.faults : halfSaid(read.definition))];
  if ('definition' in read && found.length === 0) return { json, definition: read.definition };
  const faults = found.map(({ place, ...fault }) => ({
    ...fault,
    place: { field: [at, place.field].filter(Boolean).join('.') },
  }));
  throw new AppError('form_invalid', 422, { count: faults.length }, faults[0]?.place, faults);
};

/** SHA-256 of a definition, whatever the order of its keys. */
export const digestOf = (json: unknown): string =>
  createHash('sha256').update(canonicalJson(json)).digest('hex');

type Releases = Readonly<Record<string, string>>;

/** What no form of the program may be: a word that a switched-on language lacks, a version released with other content. */
const shippedFaults = (definition: Definition, json: unknown, releases: Releases): readonly Issue[] => {
  const { id, version } = definition.form;
  const release = releases[`${id}@${version}`];
  const isChanged = release !== undefined && release !== digestOf(json);
  return [
    ...untranslated(definition, switchedOn),
    ...(isChanged ? [{ code: 'form_version_differs' as const, place: { field: 'version' } }] : []),
  ];
};

/**
 * The forms of these files, which come with the program. Throws with everything that is wrong in any of them, each with its
 * file and place; `releases` are the digests of all versions that were released.
 */
export const shippedIn = (
  files: Readonly<Record<string, unknown>>,
  releases: Releases,
): readonly Definition[] => {
  const wrong: string[] = [];
  const forms = Object.entries(files).flatMap(([file, json]) => {
    const read = definitionOf(json, caseFacts);
    const faults = 'faults' in read ? read.faults : shippedFaults(read.definition, json, releases);
    wrong.push(...faults.map(({ place, code }) => `${file}: ${place.field ?? ''}: ${code}`));
    return 'definition' in read ? [read.definition] : [];
  });
  if (wrong.length > 0) throw new Error(`questionnaires of the program: ${wrong.join('; ')}`);
  return forms;
};

/** The files of the questionnaires that come with the program, every version there was. */
export const shippedFiles = {
  'her-words.json': herWords,
  'medicines-and-operations.json': medicinesAndOperations,
  'older-woman.json': olderWoman,
  'own-words.json': ownWords,
  'signs-against-debulking.json': signsAgainstDebulking,
  'trophoblastic-score.json': trophoblasticScore,
};

/** Questionnaires that come with the program. */
export const shippedForms: readonly Definition[] = shippedIn(shippedFiles, released);

/** Whether a form of this id comes with the program. */
export const isShipped = (id: string): boolean => shippedForms.some(({ form }) => form.id === id);

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
export type FormTitle = {
  readonly form: string;
  readonly version: number;
  readonly title: Localised;
  /** Of whose diseases alone it is offered; null where of all. */
  readonly sites: readonly string[] | null;
};

export const shippedTitles: readonly FormTitle[] = shippedForms.map(({ form, words, sites }) => ({
  form: form.id,
  version: form.version,
  title: words.title,
  sites: sites ?? null,
}));

/** Whether a form is offered of a disease there; while nobody knows where, any is. */
export const isOfferedAt = ({ sites }: Pick<FormTitle, 'sites'>, site: string | null): boolean =>
  sites === null || site === null || sites.includes(site);

/** Of each form the newest version, in the order of their ids: what can be filled in today. */
export const newestOf = (titles: readonly FormTitle[]): readonly FormTitle[] =>
  [...Map.groupBy(titles, ({ form }) => form).values()]
    .map((versions) => versions.reduce((newest, each) => (each.version > newest.version ? each : newest)))
    .toSorted((a, b) => (a.form < b.form ? -1 : 1));
