import type { z } from 'zod';
import type { ErrorCode } from '../error-codes.ts';
import type { Issue } from '../errors.ts';
import { fold } from '../fold.ts';
import { inputFaults } from '../input-faults.ts';
import { codeList } from './coded.ts';
import {
  DefinitionJson,
  type Entries,
  type GridJson,
  type GroupJson,
  isCode,
  type ItemJson,
  type PartJson,
  type ScoreJson,
} from './definition-json.ts';
import type { FactKinds } from './facts.ts';
import type { Computed, Form, Grid, Group, Item, Items, Leaf } from './items.ts';
import { scoreFaults, twice, wiringOf } from './wiring.ts';
import type { AnyWord, AnyWords, Localised } from './words.ts';

/** The name of an entry of a list, so that a place in it can be read: `items.pain.codes.none`. */
const nameOf = (entry: unknown): string | null => {
  if (typeof entry !== 'object' || entry === null) return null;
  const name = 'name' in entry ? entry.name : 'code' in entry ? entry.code : null;
  return typeof name === 'string' && isCode(name) ? name : null;
};

const named = (json: unknown, path: readonly PropertyKey[]): PropertyKey[] => {
  let at = json;
  return path.map((step) => {
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined;
    return typeof step === 'number' ? (nameOf(at) ?? step) : step;
  });
};

const shapeFaults = (json: unknown, issues: readonly z.core.$ZodIssue[]): Issue[] =>
  inputFaults(issues.map((issue) => ({ ...issue, path: named(json, issue.path) })));

const at = (field: string, code: ErrorCode): Issue => ({ code, place: { field } });

const namesOf = ({ code, label, names = [] }: Entries[number]): readonly string[] => [
  ...new Set([code, ...Object.values(label), ...names].map(fold)),
];

/** A name that means two entries of a list, at the second of them. */
const entryFaults = (here: string, list: Entries): Issue[] => {
  const meant = new Set<string>();
  return list.flatMap((entry) => {
    const isTaken = namesOf(entry).some((name) => meant.has(name));
    for (const name of namesOf(entry)) meant.add(name);
    return isTaken ? [at(`${here}.${entry.code}`, 'name_twice')] : [];
  });
};

/** What is lost where a list becomes an object: names that stand twice, and texts that mean two entries. */
const listFaults = (here: string, item: ItemJson | PartJson): Issue[] => {
  if (item.kind === 'group')
    return [
      ...twice(
        `${here}.items`,
        item.items.map(({ name }) => name),
      ),
      ...item.items.flatMap((part) => listFaults(`${here}.items.${part.name}`, part)),
    ];
  if (item.kind === 'grid')
    return item.answers.flatMap(({ code, details = [] }) =>
      twice(
        `${here}.answers.${code}.details`,
        details.map(({ name }) => name),
      ),
    );
  return 'entries' in item ? entryFaults(`${here}.entries`, item.entries) : [];
};

const listOf = (form: string, name: string, list: Entries, isWhole: boolean) => {
  if (!isWhole) return { list: '', codes: [...new Set(list.map(({ code }) => code))], names: new Map() };
  const entries = list.map((entry) => ({ code: entry.code, names: namesOf(entry) }));
  const { id, codes, names } = codeList(`${form}-${name}`, entries);
  return { list: id, codes, names };
};

/** How an item is built: its lists only once they are known to mean one entry by each name. */
type Build = { readonly form: string; readonly isWhole: boolean };

const leafOf = ({ form, isWhole }: Build, at: string, part: PartJson): Leaf => {
  const { name: _name, label: _label, ...item } = part;
  const { hint: _hint, rows: _rows, ...leaf } = { hint: undefined, rows: undefined, ...item };
  if ('codes' in leaf) return { ...leaf, codes: leaf.codes.map(({ code }) => code) } as Leaf;
  if (!('entries' in leaf)) return leaf as Leaf;
  const { entries, ...rest } = leaf;
  return { ...rest, ...listOf(form, at, entries, isWhole) } as Leaf;
};

const leavesOf = (build: Build, at: string, parts: readonly PartJson[]) =>
  Object.fromEntries(parts.map((part) => [part.name, leafOf(build, `${at}-${part.name}`, part)]));

const groupOf = (
  build: Build,
  { name, label: _label, hint: _hint, none: _none, items, ...group }: GroupJson,
) => ({ ...group, items: leavesOf(build, name, items) }) as Group;

/** Which rows have a detail, where not every row has it. */
const onlyOf = (answers: GridJson['answers']): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    answers.flatMap(({ details = [] }) =>
      details.flatMap(({ name, rows }) => (rows === undefined ? [] : [[name, rows]])),
    ),
  );

const gridOf = (build: Build, grid: GridJson): Grid => {
  const { name, label: _label, hint: _hint, rows, answers, fill, parts, ...rest } = grid;
  const only = onlyOf(answers);
  const detailed = answers.flatMap(({ code, details = [] }) =>
    details.length === 0 ? [] : [[code, leavesOf(build, `${name}-${code}`, details)] as const],
  );
  return {
    ...rest,
    rows: rows.map(({ code }) => code),
    answers: answers.map(({ code }) => code),
    details: Object.fromEntries(detailed),
    ...(Object.keys(only).length > 0 && { only }),
    ...(fill && { fill: { answer: fill.answer, except: fill.except ?? [] } }),
    ...(parts && { parts: parts.map(({ name: part, rows: of }) => ({ name: part, rows: of })) }),
  } as Grid;
};

const itemOf = (build: Build, item: ItemJson): Item => {
  if (item.kind === 'group') return groupOf(build, item);
  return item.kind === 'grid' ? gridOf(build, item) : leafOf(build, item.name, item);
};

type Labelled = { readonly code: string; readonly label: Localised };
const byCode = (list: readonly Labelled[]) =>
  Object.fromEntries(list.map(({ code, label }) => [code, label] as const));

const partWord = (part: PartJson): AnyWord<Localised> => ({
  label: part.label,
  ...('hint' in part && part.hint !== undefined && { hint: part.hint }),
  ...('codes' in part && { codes: byCode(part.codes) }),
  ...('entries' in part && { codes: byCode(part.entries) }),
});
const partWords = (parts: readonly PartJson[]) =>
  Object.fromEntries(parts.map((part) => [part.name, partWord(part)]));

const gridWord = ({ rows, answers, fill, parts }: GridJson) => ({
  rows: byCode(rows),
  answers: byCode(answers),
  details: Object.fromEntries(answers.map(({ code, details = [] }) => [code, partWords(details)])),
  ...(fill && { fill: fill.label }),
  ...(parts && { parts: Object.fromEntries(parts.map(({ name, title }) => [name, title])) }),
});

const wordOf = (item: ItemJson): AnyWord<Localised> => {
  if (item.kind !== 'group' && item.kind !== 'grid') return partWord(item);
  const own = { label: item.label, ...(item.hint && { hint: item.hint }) };
  if (item.kind === 'grid') return { ...own, ...gridWord(item) };
  return { ...own, items: partWords(item.items), ...(item.none && { none: item.none }) };
};

/** One item that data add to a form, with its words; or what is lost where its lists become objects. */
export const addedItem = (form: string, json: ItemJson) => {
  const faults = listFaults(`items.${json.name}`, json);
  const item = itemOf({ form, isWhole: false }, json);
  return faults.length > 0 ? { faults } : { item, word: wordOf(json) };
};

/** A form with its words, read from data; items, sections and codes stand in lists, whose order every store keeps. */
export type Definition = {
  readonly form: Form;
  readonly words: AnyWords<Localised>;
  /** The sites of whose diseases alone it is offered. */
  readonly sites?: readonly string[];
};

/** Sites that the record does not know; it knows those that a condition may ask for. */
const siteFaults = (sites: readonly string[], { site }: FactKinds): Issue[] => {
  const known = site !== undefined && 'codes' in site ? site.codes : [];
  return sites.filter((each) => !known.includes(each)).map((each) => at(`sites.${each}`, 'code_unknown'));
};

const faultsIn = (
  { id, sections, items, sites = [], scores = [] }: DefinitionJson,
  facts: FactKinds,
): Issue[] => {
  const named = items.map((item) => [item.name, itemOf({ form: id, isWhole: false }, item)] as const);
  const places = sections.map(({ name }) => name);
  return [
    ...wiringOf(named, places, facts),
    ...siteFaults(sites, facts),
    ...scoreFaults(scores, named, places),
    ...items.flatMap((item) => listFaults(`items.${item.name}`, item)),
  ];
};

/** Sums of points, and their words; a form without one has no such part. */
const scoresOf = (scores: readonly ScoreJson[], items: readonly ItemJson[]) => {
  const computed = scores.map(({ name, section, points }): [string, Computed] => {
    const from = items.map((item) => item.name).filter((item) => Object.hasOwn(points, item));
    return [name, { section, from, points }];
  });
  const words = scores.map(({ name, label, hint }) => [name, { label, ...(hint && { hint }) }] as const);
  return scores.length === 0
    ? { form: {}, words: {} }
    : { form: { computed: Object.fromEntries(computed) }, words: { computed: Object.fromEntries(words) } };
};

/**
 * A form that is defined as data, with its words, as one that is defined in code; or everything that is wrong with it, each
 * with its place: `items.pain.when`. Its conditions may name these `facts` of the course.
 */
export const definitionOf = (
  json: unknown,
  facts: FactKinds,
): { readonly definition: Definition } | { readonly faults: readonly Issue[] } => {
  const read = DefinitionJson.safeParse(json);
  if (!read.success) return { faults: shapeFaults(json, read.error.issues) };
  const faults = faultsIn(read.data, facts);
  if (faults.length > 0) return { faults };
  const { id, version, title, sections, items, sites, scores = [] } = read.data;
  const summed = scoresOf(scores, items);
  const of = <T>(make: (item: ItemJson) => T) =>
    Object.fromEntries(items.map((item) => [item.name, make(item)]));
  return {
    definition: {
      form: {
        id,
        version,
        sections: sections.map(({ name }) => name),
        items: of((item) => itemOf({ form: id, isWhole: true }, item)) as Items,
        ...summed.form,
      },
      words: {
        title,
        sections: Object.fromEntries(sections.map((section) => [section.name, section.title])),
        items: of(wordOf),
        ...summed.words,
      },
      ...(sites && { sites }),
    },
  };
};
