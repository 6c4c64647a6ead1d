import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import type { QuorumState } from '../../../meetings/index.ts';
import { useMissingSentences, useMissingWords, useQuorumWord } from './quorum-sentence.tsx';

type Seat = QuorumState['missing'][number];
const seat = (more: Partial<Seat> = {}): Seat => ({
  clause: 'systemic-treatment',
  disciplines: ['haematology-oncology', 'gynaecologic-oncology'],
  seats: 1,
  certain: true,
  couldJoin: [],
  late: [],
  ...more,
});
const names: Readonly<Record<string, string>> = { a: 'Ann', b: 'Bea', c: 'Cho' };

function Sentence({ of }: { readonly of: Seat }) {
  return useMissingSentences((id) => names[id] ?? '—', 'Asia/Seoul')(of);
}
function Lacks({ of }: { readonly of: QuorumState }) {
  const [words, missing] = [useQuorumWord(), useMissingWords()];
  return `${words(of.met)}|${missing(of)}`;
}
const said = async (more: Partial<Seat>, locale: 'en' | 'ko' = 'en') =>
  (await drawn(<Sentence of={seat(more)} />, locale)).text;

test('a seat that nobody fills is said with any of its disciplines and who of the members could join', async () => {
  expect(await said({})).toBe(
    'Haematology and oncology or Gynaecologic oncology is missing. No member could join.',
  );
  expect(await said({ disciplines: ['radiology'], couldJoin: ['a'], late: [] })).toBe(
    'Radiology is missing. Ann could join.',
  );
  expect(await said({ disciplines: ['radiology'], couldJoin: ['a', 'b', 'c'], late: [] })).toBe(
    'Radiology is missing. Ann, Bea, or Cho could join.',
  );
});

test('whoever came late is named with when she counts, or that she does not; beside who could join', async () => {
  const radiology = { disciplines: ['radiology'] };
  const late = { personId: 'a', from: '2026-11-18T23:28:00Z' };
  expect(await said({ ...radiology, late: [late] })).toBe(
    'Radiology is missing. Ann came late and counts from 08:28.',
  );
  expect(await said({ ...radiology, late: [{ ...late, from: null }], couldJoin: ['b'] })).toBe(
    'Radiology is missing. Ann came too late to count. Bea could join.',
  );
});

test('a seat of which nobody knows whether the case needs it is said so', async () => {
  const pathology = { disciplines: ['pathology'], certain: false };
  expect(await said({ ...pathology, couldJoin: ['c'], late: [] })).toBe(
    'Pathology is missing, and it is not known whether this case needs it. Cho could join.',
  );
  expect(await said(pathology, 'ko')).not.toContain('missing');
});

test('a concluded item says whether there was a quorum and every discipline it went without', async () => {
  const lacks = async (met: boolean | null, missing: readonly Seat[]) =>
    (await drawn(<Lacks of={{ met, missing, metFrom: null }} />)).text;
  expect(await lacks(true, [])).toBe('Quorum met|');
  expect(
    await lacks(false, [seat({ disciplines: ['radiology'] }), seat({ disciplines: ['pathology'] })]),
  ).toBe('Quorum not met|Radiology and Pathology');
  expect(await lacks(null, [seat()])).toBe(
    'Quorum not known|Haematology and oncology or Gynaecologic oncology',
  );
});
