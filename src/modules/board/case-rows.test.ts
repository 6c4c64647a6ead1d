import { expect, test } from 'vitest';
import { emptyAnswers } from '../../kernel/forms/answers.ts';
import { importableRow } from '../../testing/importable-row.ts';
import { programEntries } from '../care/index.ts';
import { completeReport } from '../../testing/operated-case.ts';
import {
  type CaseRows,
  caseIdOf,
  listingsOf,
  ofKnownWoman,
  patientIdOf,
  type RowPlace,
  rowsOf,
} from './case-rows.ts';
import type { CaseRecord } from './schema.ts';

const ownerId = '00000000-0000-4000-8000-000000000001';
const place = (more: Partial<RowPlace> = {}): RowPlace => ({
  ownerId,
  mapping: 'register',
  sourceId: 'source',
  label: '05-0001',
  items: new Map([
    ['item', { conclusion: 'reached' }],
    ['later', { conclusion: 'deferred' }],
  ]),
  entries: programEntries,
  ids: null,
  ...more,
});
const { record: plain } = importableRow as { record: CaseRecord };
const asked = (question: string) => ({
  phase: 'pre_treatment' as const,
  questionType: 'staging' as const,
  question,
  consultantId: 'consultant',
  receivedOn: '2005-01-02',
  recurrenceNumber: null,
});
const advice = (modality: 'surgery' | 'systemic', decision: 'accepted' | 'not_yet_told') => ({
  intent: 'curative' as const,
  modality,
  timing: 'upfront' as const,
  detail: null,
  rationale: 'Resectable',
  alternative: null,
  ownerPersonId: 'surgeon',
  dueOn: '2005-02-01',
  patientView: null,
  herDecision: { decision, spokenBy: null, spokenOn: null, note: null },
});
const operation = (doneOn: string, key?: string) => ({
  report: { ...completeReport, doneOn },
  pathology: null,
  outcome30: null,
  ...(key === undefined ? {} : { key }),
});
const follow = (on: string, key?: string) => ({
  form: 'follow-up',
  answers: { ...emptyAnswers(programEntries.named('follow-up').form), on, status: 'alive' },
  ...(key === undefined ? {} : { key }),
});
const whole = {
  ...plain,
  referral: asked('Which stage?'),
  listing: {
    agendaItemId: 'item',
    recommendations: [advice('surgery', 'accepted'), advice('systemic', 'not_yet_told')],
  },
  again: [
    {
      referral: asked('Again?'),
      listing: { agendaItemId: 'later', recommendations: [advice('surgery', 'not_yet_told')] },
    },
  ],
} as unknown as CaseRecord;
const withParts = (more: object): CaseRecord => ({ ...plain, ...more });
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

test('the same key of the same source at the same house is the same case, and no other key, source or house is', () => {
  const id = caseIdOf(ownerId, 'register', 'k');
  expect(caseIdOf(ownerId, 'register', 'k')).toBe(id);
  const others = [
    caseIdOf('other', 'register', 'k'),
    caseIdOf(ownerId, 'other', 'k'),
    caseIdOf(ownerId, 'register', 'l'),
  ];
  expect(new Set([id, ...others]).size).toBe(4);
  expect(rowsOf(plain, place()).careCase[0]?.id).toBe(caseIdOf(ownerId, 'register', plain.key));
});

test('two cases of one woman are hers by the key that names her; without one each case has a woman of its own', () => {
  const hers = (key: string, woman?: string) =>
    patientIdOf(ownerId, 'register', { ...plain, key, ...(woman === undefined ? {} : { woman }) });
  expect(hers('1', 'w')).toBe(hers('2', 'w'));
  expect(hers('1')).not.toBe(hers('2'));
  expect(hers('1', 'w')).not.toBe(hers('1', 'v'));
  const rows = rowsOf({ ...plain, woman: 'w' }, place());
  expect([rows.patient[0]?.id, rows.identity[0]?.id, rows.careCase[0]?.patientId]).toEqual(
    Array.from({ length: 3 }, () => hers('x', 'w')),
  );
});

test('each question is listed as its board concluded it, with what that recommended in its order and what she said to each', () => {
  const rows = rowsOf(whole, place());
  expect(rows.referral.map(({ question }) => question)).toEqual(['Which stage?', 'Again?']);
  expect(rows.listing.map(({ agendaItemId, state }) => [agendaItemId, state])).toEqual([
    ['item', 'discussed'],
    ['later', 'deferred'],
  ]);
  expect(rows.listing.map(({ referralId }) => referralId)).toEqual(ids(rows.referral));
  expect(
    rows.recommendation.map(({ listingId, priority, modality }) => [listingId, priority, modality]),
  ).toEqual([
    [rows.listing[0]?.id, 1, 'surgery'],
    [rows.listing[0]?.id, 2, 'systemic'],
    [rows.listing[1]?.id, 1, 'surgery'],
  ]);
  expect(ids(rows.herDecision)).toEqual(ids(rows.recommendation));
  expect(rows.herDecision.map(({ decision }) => decision)).toEqual([
    'accepted',
    'not_yet_told',
    'not_yet_told',
  ]);
  expect(new Set(ids(rows.recommendation)).size).toBe(3);
  expect(listingsOf(whole).map(({ agendaItemId }) => agendaItemId)).toEqual(['item', 'later']);
  expect(listingsOf(plain)).toEqual([]);
});

test('two questions that were asked again are two, each listed as its own', () => {
  const again = { referral: asked('Again?'), listing: { agendaItemId: 'later', recommendations: [] } };
  const third = { referral: asked('Once more?'), listing: { agendaItemId: 'item', recommendations: [] } };
  const rows = rowsOf(withParts({ referral: asked('Which?'), again: [again, third] }), place());
  expect(new Set(ids(rows.referral)).size).toBe(3);
  const of = (question: string) => rows.referral.find((row) => row.question === question)?.id;
  expect(rows.listing.map(({ referralId, agendaItemId }) => [referralId, agendaItemId])).toEqual([
    [of('Again?'), 'later'],
    [of('Once more?'), 'item'],
  ]);
});

test('a board that has concluded nothing yet leaves the case listed', () => {
  expect(rowsOf(whole, place({ items: new Map() })).listing[0]?.state).toBe('listed');
});

test('an operation with a key keeps its id wherever it stands in the file, one without by its place', () => {
  const of = (...operations: ReturnType<typeof operation>[]) =>
    ids(rowsOf(withParts({ operations }), place()).operation);
  const [first = '', second = ''] = of(operation('2005-01-03', 'a'), operation('2005-02-03', 'b'));
  expect(of(operation('2005-02-03', 'b'), operation('2005-01-03', 'a'))).toEqual([second, first]);
  const [one, two] = of(operation('2005-01-03'), operation('2005-02-03'));
  expect(of(operation('2005-09-09'), operation('2005-02-03'))).toEqual([one, two]);
  expect(new Set([first, second, one, two]).size).toBe(4);
});

test('an entry of the course has its id by its key or by its place among those of its own form', () => {
  const of = (...course: object[]) => ids(rowsOf(withParts({ course }), place()).entry);
  const stage = { form: 'stage', answers: emptyAnswers(programEntries.named('stage').form) };
  const [one, two] = of(follow('2005-03-01'), follow('2005-04-01'));
  expect(
    of(stage, follow('2005-03-01'), stage, follow('2005-04-01')).filter((_, place) => place % 2 === 1),
  ).toEqual([one, two]);
  const [keyed] = of(follow('2005-03-01', 'k'));
  expect(of(follow('2005-01-01'), follow('2005-03-01', 'k'))[1]).toBe(keyed);
  expect(keyed).not.toBe(one);
});

test('parts that stand in the record already keep the ids they have there', () => {
  const record = withParts({
    operations: [operation('2005-01-03', 'a'), operation('2005-02-03')],
    course: [follow('2005-03-01')],
  });
  const rows = rowsOf(record, place({ ids: { operations: ['o1', 'o2'], entries: ['e1'] } }));
  expect(ids(rows.operation)).toEqual(['o1', 'o2']);
  expect(ids(rows.entry)).toEqual(['e1']);
});

test('every row says where it came from, and each within the case is of the case', () => {
  const rows = rowsOf({ ...whole, operations: [operation('2005-01-03')] }, place());
  const caseId = rows.careCase[0]?.id;
  const { patient, identity, careCase, ...within } = rows;
  for (const row of Object.values(within).flat() as { sourceId: string; ownerId: string; caseId: string }[])
    expect([row.sourceId, row.ownerId, row.caseId]).toEqual(['source', ownerId, caseId]);
  for (const row of [...patient, ...identity, ...careCase]) expect(row.ownerId).toBe(ownerId);
  expect(careCase[0]?.label).toBe('05-0001');
});

test('of a known woman nothing is written but that the case is hers', () => {
  const rows: CaseRows = rowsOf(whole, place());
  const known = ofKnownWoman(rows, 'known');
  expect([known.patient, known.identity]).toEqual([[], []]);
  expect(known.careCase).toEqual(rows.careCase.map((row) => ({ ...row, patientId: 'known' })));
  expect(known.listing).toBe(rows.listing);
});
