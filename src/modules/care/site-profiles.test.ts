import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../kernel/forms/released.ts';
import { additionsOf, siteProfiles, siteCodesOf } from './site-profiles.ts';

const data = new URL('./data/', import.meta.url);
const folder = new URL('sites/', data);
const files = readdirSync(folder)
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>)
  .toSorted((a, b) => Number(a['place']) - Number(b['place']));
const lines = (values: readonly string[], [open, close]: string): string =>
  `${open}\n${values.join(',\n')}\n${close}\n`;

describe('what the program reads of the sites', () => {
  it('is every file of data/sites; `vitest -u` writes it anew', () =>
    expect(
      lines(
        files.map((file) => JSON.stringify(file)),
        '[]',
      ),
    ).toMatchFileSnapshot(new URL('sites.json', data).pathname));

  it('brings pages their codes with their words', () => {
    const { stages: _, ...words } = siteCodesOf(siteProfiles(files));
    const parts = Object.entries(words);
    const text = lines(
      parts.map(([name, of]) => `${JSON.stringify(name)}: ${JSON.stringify(of)}`),
      '{}',
    );
    return expect(text).toMatchFileSnapshot(new URL('site-codes.json', data).pathname);
  });

  it('brings the stages of all of them apart: no page needs them', () =>
    expect(`${JSON.stringify(siteCodesOf(siteProfiles(files)).stages)}\n`).toMatchFileSnapshot(
      new URL('site-stages.json', data).pathname,
    ));

  it('brings the items that sites add to documents', () =>
    expect(`${JSON.stringify(additionsOf(siteProfiles(files)))}\n`).toMatchFileSnapshot(
      new URL('site-additions.json', data).pathname,
    ));

  it('changes nothing that a site has added before: answers stand that were given to it', () => {
    const file = new URL('released-additions.json', data);
    const released = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    const now = Object.entries(additionsOf(siteProfiles(files))).flatMap(([document, { items }]) =>
      Object.entries(items).map(([name, item]) => [`${document}.${name}`, digestOf(item)] as const),
    );
    expect({ ...released, ...Object.fromEntries(now) }).toMatchObject(released);
    return expect(
      `${JSON.stringify({ ...Object.fromEntries(now), ...released }, null, 2)}\n`,
    ).toMatchFileSnapshot(file.pathname);
  });

  it('names every file after its site', () => {
    expect(files.map(({ id }) => `${String(id)}.json`).toSorted()).toEqual(readdirSync(folder).toSorted());
  });
});

type Path = readonly (string | number)[];

/** The same with another value at a place; without the place where the value is undefined. */
const changed = (at: unknown, [step, ...rest]: Path, value: unknown): unknown => {
  if (step === undefined) return value;
  if (Array.isArray(at)) {
    const items: readonly unknown[] = at;
    return [...items, ...(step === items.length ? [null] : [])].map((item, index) =>
      index === step ? changed(item, rest, value) : item,
    );
  }
  const { [step]: before, ...others } = at as Record<string, unknown>;
  const next = changed(before, rest, value);
  return next === undefined ? others : { ...others, [step]: next };
};

describe('a profile that cannot be right is refused at start, with its place', () => {
  const newest = ['staging', 'editions', 0] as const;
  it.each<[string, Path, unknown, string]>([
    ['an unknown kind', ['histotypes', 0, 'kind'], 'benign', 'site cervix: histotypes: 0: kind'],
    ['a mistyped part', ['histotype'], [], 'site cervix: Unrecognized key: "histotype"'],
    ['no histotypes', ['histotypes'], undefined, 'site cervix: histotypes'],
    [
      'a missing word',
      ['words', 'histotypes', 'squamous'],
      undefined,
      'words: histotypes: squamous: no word',
    ],
    ['a word in one language', ['words', 'label', 'ko'], undefined, 'site cervix: words: label: ko'],
    [
      'an edition without a word',
      ['words', 'editions', 'figo-2009'],
      undefined,
      'editions: figo-2009: no word',
    ],
    [
      'a stage twice',
      [...newest, 'groups', 'IV', 2],
      'IVA',
      'site cervix: staging: figo-2018: IVA stands twice',
    ],
    [
      'a stage of no group',
      [...newest, 'groups', 'II', 4],
      'IIIC1r',
      'figo-2018: II: IIIC1r is of no such group',
    ],
    ['a stage that is none', [...newest, 'groups', 'II', 4], 'XYZ', 'staging: editions: 0: groups: II: 4'],
    ['a group left out', [...newest, 'groups', 'III'], undefined, 'staging: editions: 0: groups: III'],
    ['an edition twice', ['staging', 'editions', 1, 'alsoCalled'], ['figo-2018'], 'figo-2018 stands twice'],
    ['a histotype twice', ['histotypes', 1, 'code'], 'squamous', 'histotypes: squamous stands twice'],
    [
      'numbers of its own',
      ['histotypes', 0, 'icdo'],
      ['8071/3'],
      'histotypes: squamous: another site says otherwise',
    ],
    ['a site like none', ['like'], 'uterus', 'site cervix: like: uterus is no site'],
    ['a site like one that is like another', ['like'], 'tube', 'site cervix: like: tube is no site'],
    ['the id of another', ['id'], 'vulva', 'id: vulva stands twice'],
  ])('%s', (_what, path, value, place) => {
    const all = files.map((file) => (file['id'] === 'cervix' ? changed(file, path, value) : file));
    expect(() => siteProfiles(all)).toThrow(place);
  });
});
