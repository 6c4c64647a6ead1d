import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { siteProfiles, siteCodesOf } from './site-profiles.ts';

const data = new URL('./data/', import.meta.url);
const folder = new URL('sites/', data);
const files = readdirSync(folder)
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>)
  .toSorted((a, b) => Number(a['place']) - Number(b['place']));
const lines = (values: readonly string[], [open, close]: string): string =>
  `${open}\n${values.join(',\n')}\n${close}\n`;

describe('what the program reads of the sites', () => {
  it('is every file of data/sites; `vitest -u` writes it anew', () =>
    expect(lines(files.map((file) => JSON.stringify(file)), '[]')).toMatchFileSnapshot(
      new URL('sites.json', data).pathname,
    ));

  it('brings pages their codes with their words', () => {
    const parts = Object.entries(siteCodesOf(siteProfiles(files)));
    const text = lines(parts.map(([name, words]) => `${JSON.stringify(name)}: ${JSON.stringify(words)}`), '{}');
    return expect(text).toMatchFileSnapshot(new URL('site-codes.json', data).pathname);
  });

  it('names every file after its site', () => {
    expect(files.map(({ id }) => `${String(id)}.json`).toSorted()).toEqual(readdirSync(folder).toSorted());
  });
});

describe('a profile that cannot be right is refused at start, with its place', () => {
  type Profile = Record<string, any>;
  const broken = (id: string, change: (profile: Profile) => void) => () => {
    const all = structuredClone(files) as Profile[];
    const found = all.find((file) => file['id'] === id);
    if (found === undefined) throw new Error(id);
    change(found);
    siteProfiles(all);
  };
  it.each<[string, (profile: Profile) => void, string]>([
    ['an unknown kind', (p) => (p['histotypes'][0].kind = 'benign'), 'site cervix: histotypes: 0: kind'],
    ['a mistyped part', (p) => (p['histotype'] = []), 'site cervix: Unrecognized key: "histotype"'],
    ['no histotypes', (p) => delete p['histotypes'], 'site cervix: histotypes'],
    ['a missing word', (p) => delete p['words'].histotypes.squamous, 'site cervix: words: histotypes: squamous: no word'],
    ['a word in one language', (p) => delete p['words'].label.ko, 'site cervix: words: label: ko'],
    ['an edition without a word', (p) => delete p['words'].editions['figo-2009'], 'words: editions: figo-2009: no word'],
    ['a stage twice', (p) => p['staging'].editions[0].groups.IV.push('IVA'), 'site cervix: staging: figo-2018: IVA stands twice'],
    ['a stage in no group of its own', (p) => p['staging'].editions[0].groups.II.push('IIIC1r'), 'staging: figo-2018: II: IIIC1r is of no such group'],
    ['a group that is not there', (p) => delete p['staging'].editions[0].groups.III, 'staging: editions: 0: groups: III'],
    ['an edition twice', (p) => p['staging'].editions[1].alsoCalled = ['figo-2018'], 'staging: editions: figo-2018 stands twice'],
    ['a histotype twice', (p) => p['histotypes'].push(p['histotypes'][0]), 'histotypes: squamous stands twice'],
    ['a number of another site', (p) => (p['histotypes'][0].icdo = ['8071/3']), 'histotypes: squamous: another site says otherwise'],
    ['a site like none', (p) => (p['like'] = 'uterus'), 'site cervix: like: uterus is no site'],
    ['a site like one that is like another', (p) => (p['like'] = 'tube'), 'site cervix: like: tube is no site'],
    ['the id of another', (p) => (p['id'] = 'vulva'), 'id: vulva stands twice'],
  ])('%s', (_what, change, place) => expect(broken('cervix', change)).toThrow(place));
});
