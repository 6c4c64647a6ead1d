import { expect, test } from 'vitest';
import { drawn } from '../../../testing/drawn.ts';
import { linksIn } from '../../../testing/page-parts.ts';
import { indicatorSet } from '../indicator-set.ts';
import { HowCounted } from './how-counted.tsx';
import { ProvenanceMark, ProvenanceWords } from './provenance.tsx';
import { shownDefinition, shownSet } from './shown-set.ts';

const set = indicatorSet(shownSet);
const said = async (key: string, locale: 'en' | 'ko' = 'en') => {
  const { indicators } = shownDefinition(set, locale);
  return drawn(<HowCounted indicators={indicators.filter((one) => one.key === key)} />, locale);
};

test('it is said what an indicator counts, placed in time by which day, or that it rests on statements', async () => {
  const counts = async (key: string) => /Counts [^.]*\.|Rests on [^.]*\./.exec((await said(key)).text)?.[0];
  expect(await counts('1i:referred')).toBe(
    'Counts cases, placed in time by the day she first came to the centre.',
  );
  expect(await counts('5')).toBe('Counts cases, placed in time by the day her treatment began.');
  expect(await counts('2i')).toBe('Counts operations, placed in time by the day of the operation.');
  expect(await counts('3')).toBe('Counts patients operated, placed in time by the day of the operation.');
  expect(await counts('4')).toBe('Rests on what the centre states, with dates and evidence.');
});

test('each indicator says its kind, its note and where it was read, and is led to from the table by its own place', async () => {
  const { html, text } = await said('1i:referred');
  expect(text).toContain('1i Complete resection, of all patients who came to the centre Outcome Counts');
  expect(text).toContain('Counts patients never operated too');
  expect(text).toContain('Read in the source: OVQI p9. Original');
  expect(html).toContain('id="how-1i:referred"');
  expect(linksIn(html)['Original']).toBe(
    'https://ebooks.esgo.org/Ovarian-QI-Report/files/basic-html/page9.html',
  );
  expect((await said('2i')).text).toContain('Structure');
});

test('what was recalled is marked so, and a target that is our reading apart from what was read', async () => {
  const recalled = (await said('6')).text;
  expect(recalled).toContain('unverified Counts');
  expect(recalled).toContain('Recalled and not yet read in the source: OVGL, TREV; wording recalled');
  expect(recalled).toContain('target ≥ 95 %: Read in the source: TREV');
  expect((await said('8')).text).toContain(
    'Read in the source: OVQI p29 · target ≥ 90 %: Derived by us: OVQI p29: 90 %, read as at least our operationalisation',
  );
  const korean = (await said('8', 'ko')).text;
  for (const english of ['Read in the source', 'Derived by us', 'read as at least'])
    expect(korean).not.toContain(english);
});

test('nothing is marked that was read; a recalled reading of ours is unverified first', async () => {
  const mark = async (of: Parameters<typeof ProvenanceMark>[0]['of']) =>
    (await drawn(<ProvenanceMark of={of} />)).text;
  expect(await mark(null)).toBe('');
  expect(await mark({ mark: 'S', source: 'x', unverified: false })).toBe('');
  expect(await mark({ mark: 'S', source: 'x', unverified: true })).toBe('unverified');
  expect(await mark({ mark: 'R', source: 'x', unverified: true })).toBe('unverified');
  expect(await mark({ mark: 'I', source: 'x', unverified: false })).toBe('our operationalisation');
  expect(await mark({ mark: 'I', unverified: true })).toBe('unverified');
});

test('every source of the shipped set is said in the reader’s language', async () => {
  const provenances = set.indicators.flatMap(({ provenance, tiers }) => [
    provenance,
    ...tiers.flatMap((tier) => tier.provenance ?? []),
  ]);
  for (const of of [...provenances, set.pass.provenance]) {
    const { text } = await drawn(<ProvenanceWords of={of} />, 'ko');
    expect(text, of.source).not.toMatch(/[a-z]{2,} [a-z]{2,}/);
  }
});
