import type { z } from 'zod';
import type { Additions } from '../../kernel/forms/added.ts';
import { addedItem } from '../../kernel/forms/definition.ts';
import { editionsOf, stagesOf } from './figo-stage.ts';
import { SiteProfile } from './site-profile.ts';

type Raw = Readonly<Record<string, unknown>>;
type Issue = z.core.$ZodIssue;

const isRecord = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fault = (site: string, path: readonly PropertyKey[], message: string): Error =>
  new Error(`site ${site}: ${[...path, message].map(String).join(': ')}`);

/** What a profile says together with what the one it is like says: parts are replaced, staging and words are added to. */
const completed = (own: Raw, model: Raw | undefined): Raw => {
  if (model === undefined) return own;
  const both = (name: string): Raw => ({
    ...(isRecord(model[name]) ? model[name] : {}),
    ...(isRecord(own[name]) ? own[name] : {}),
  });
  const words = both('words');
  const parts = Object.entries(words).map(([name, said]) => {
    const before = isRecord(model['words']) ? model['words'][name] : undefined;
    return [name, isRecord(said) && isRecord(before) ? { ...before, ...said } : said];
  });
  return { ...model, ...own, staging: both('staging'), words: Object.fromEntries(parts) };
};

const twice = (codes: readonly string[]): string | undefined =>
  codes.find((code, index) => codes.indexOf(code) !== index);

const refuseRepeats = (site: string, path: string, codes: readonly string[]): void => {
  const code = twice(codes);
  if (code !== undefined) throw fault(site, [path], `${code} stands twice`);
};

const wordless = (codes: readonly string[], words: Readonly<Record<string, unknown>>): string | undefined =>
  codes.find((code) => !Object.hasOwn(words, code));

const checkStages = ({ id, staging }: SiteProfile): void => {
  if (staging === undefined) return;
  const names = staging.editions.flatMap(({ edition, alsoCalled = [] }) => [edition, ...alsoCalled]);
  refuseRepeats(id, 'staging: editions', names);
  for (const { edition, groups } of staging.editions) {
    const at = `staging: ${edition}`;
    for (const [group, stages] of Object.entries(groups)) {
      // The letters say the group: IVA begins with I too, so the longest group that fits is the one.
      const astray = stages.find((stage) => /^(IV|I{1,3})/.exec(stage)?.[1] !== group);
      if (astray !== undefined) throw fault(id, [at, group], `${astray} is of no such group`);
    }
    refuseRepeats(id, at, Object.values(groups).flat());
  }
};

const checkWords = ({ id, staging, histotypes, grades, words }: SiteProfile): void => {
  const needed = {
    editions: staging?.editions.map(({ edition }) => edition) ?? [],
    histotypes: histotypes.map(({ code }) => code),
    grades,
  };
  for (const [part, codes] of Object.entries(needed)) {
    const code = wordless(codes, words[part as keyof typeof needed]);
    if (code !== undefined) throw fault(id, ['words', part, code], 'no word');
  }
  refuseRepeats(id, 'histotypes', needed.histotypes);
  refuseRepeats(id, 'grades', grades);
};

const issueAt = (site: string, { path, message }: Issue): Error => fault(site, path, message);

const checked = (own: Raw, all: ReadonlyMap<unknown, Raw>): SiteProfile => {
  const name = String(own['id']);
  const { like } = own;
  const model = like === undefined ? undefined : all.get(like);
  if (like !== undefined && (model === undefined || model['like'] !== undefined))
    throw fault(
      name,
      ['like'],
      `${typeof like === 'string' ? like : typeof like} is no site with tables of its own`,
    );
  const read = SiteProfile.safeParse(completed(own, model));
  const [first] = read.error?.issues ?? [];
  if (first) throw issueAt(name, first);
  const profile = read.data as SiteProfile;
  checkStages(profile);
  checkWords(profile);
  return profile;
};

/** The same code of two sites means the same: its kind and numbers, and its word. */
const refuseDisputes = (profiles: readonly SiteProfile[]): void => {
  const said = new Map<string, string>();
  const agree = (site: string, path: string, meaning: unknown): void => {
    const text = JSON.stringify(meaning);
    if ((said.get(path) ?? text) !== text) throw fault(site, [path], 'another site says otherwise');
    said.set(path, text);
  };
  for (const { id, histotypes, words } of profiles) {
    for (const { code, ...meaning } of histotypes) agree(id, `histotypes: ${code}`, meaning);
    for (const part of ['editions', 'histotypes', 'grades'] as const)
      for (const [code, word] of Object.entries(words[part])) agree(id, `words: ${part}: ${code}`, word);
  }
};

const documents = ['pathology', 'operation'] as const;

/** What the sites add to one document, each item once: what it means, and is called, is the same at every site. */
const addedTo = (document: (typeof documents)[number], profiles: readonly SiteProfile[]): Additions => {
  const said = new Map<string, string>();
  const entries = profiles.flatMap(({ id, ...profile }) =>
    (profile[document]?.added ?? []).map((json) => {
      const path = [document, 'added', json.name];
      const text = JSON.stringify(json);
      if ((said.get(json.name) ?? text) !== text) throw fault(id, path, 'another site says otherwise');
      said.set(json.name, text);
      const made = addedItem(document, json);
      if ('faults' in made) throw fault(id, path, made.faults[0]?.code ?? '');
      return [json.name, made] as const;
    }),
  );
  return {
    items: Object.fromEntries(entries.map(([name, { item }]) => [name, item])),
    words: Object.fromEntries(entries.map(([name, { word }]) => [name, word])),
  };
};

/** Items that sites add to the documents of an operation, with their words. */
export const additionsOf = (profiles: readonly SiteProfile[]) =>
  Object.fromEntries(documents.map((document) => [document, addedTo(document, profiles)]));

/** The profiles in their order, each complete; throws at the first fault, with the place it stands at. */
export const siteProfiles = (files: readonly unknown[]): readonly SiteProfile[] => {
  const all = files.map((file) => {
    if (!isRecord(file)) throw new Error('a site is no object');
    return file;
  });
  refuseRepeats(
    'list',
    'id',
    all.map(({ id }) => String(id)),
  );
  const byId = new Map(all.map((file) => [file['id'], file]));
  const profiles = all.map((file) => checked(file, byId)).toSorted((a, b) => a.place - b.place);
  refuseDisputes(profiles);
  additionsOf(profiles);
  return profiles;
};

type Words = SiteProfile['words'];
type ByCode = Words['histotypes'];

/** Codes that stand in several lists once, where the last of them has it: what every list ends with ends this one. */
const once = (lists: readonly (readonly string[])[]): readonly string[] =>
  [...new Set(lists.flat().toReversed())].toReversed();

const worded = (
  profiles: readonly SiteProfile[],
  part: 'editions' | 'histotypes' | 'grades',
  codes: readonly string[],
): ByCode =>
  Object.fromEntries(
    codes.flatMap((code) => {
      const word = profiles.flatMap(({ words }) =>
        Object.hasOwn(words[part], code) ? [words[part][code]] : [],
      )[0];
      return word === undefined ? [] : [[code, word]];
    }),
  );

/** Every code that a site's profile brings, with its word, in the order in which they are offered: what the pages of every site know. */
export const siteCodesOf = (profiles: readonly SiteProfile[]) => ({
  sites: Object.fromEntries(profiles.map(({ id, words }) => [id, words.label])),
  editions: worded(
    profiles,
    'editions',
    once(profiles.map(({ staging }) => staging?.editions.map(({ edition }) => edition) ?? [])),
  ),
  histotypes: worded(
    profiles,
    'histotypes',
    once(profiles.map(({ histotypes }) => histotypes.map(({ code }) => code))),
  ),
  grades: worded(profiles, 'grades', once(profiles.map(({ grades }) => grades))),
  /** Stages of every table; they are their own words. */
  stages: [
    ...new Set(
      profiles.flatMap((profile) =>
        editionsOf(profile).flatMap((edition) => stagesOf(profile, edition) ?? []),
      ),
    ),
  ],
});
