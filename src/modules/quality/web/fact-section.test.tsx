import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { drawn } from '../../../testing/drawn.ts';
import { linksIn, tableOf } from '../../../testing/page-parts.ts';
import type { StatedFact } from '../queries/statements.ts';
import type { StatementFact } from '../schema.ts';
import { FactSection } from './fact-section.tsx';

const stated = (more: Partial<StatedFact> = {}): StatedFact => ({
  id: 's1',
  version: 1,
  fact: 'active_trials',
  personId: null,
  person: null,
  holds: true,
  from: '2026-01-01',
  to: null,
  evidence: 'Register of trials',
  author: 'Test manager',
  authorKind: 'user',
  day: '2026-11-20',
  time: '01:30',
  reason: null,
  earlier: [],
  ...more,
});
const page = {
  people: [
    { id: 'p1', name: 'Doctor Han' },
    { id: 'p2', name: 'Doctor Im' },
  ],
  mayState: false,
  adding: null as string | null,
  correcting: null as string | null,
  today: '2026-11-19',
  requestKey: randomUUID(),
};
const shown = (statements: readonly StatedFact[], fact: StatementFact = 'active_trials', more: object = {}) =>
  drawn(
    <FactSection
      fact={fact}
      statements={statements}
      neededFor={[
        { key: '4', id: '4', name: 'Trials' },
        { key: '10', id: '10', name: 'Outcome' },
      ]}
      page={{ ...page, ...more }}
      path="/c/house"
    />,
  );
/** How the fact stands today: what is said before what it is needed for. */
const today = async (statements: readonly StatedFact[], fact: StatementFact = 'active_trials') =>
  /<p class="fact-stands">.*?<\/span>/s
    .exec((await shown(statements, fact)).html)?.[0]
    .replaceAll(/<[^>]+>/g, '');

test('of several statements that speak of today the one that began last counts, of another day none does', async () => {
  expect(await today([stated()])).toBe('Holds');
  expect(await today([stated({ holds: false, from: '2026-06-01' }), stated()])).toBe('Does not hold');
  expect(await today([stated({ from: '2026-11-20' })])).toBe('Not documented: no point');
  expect(await today([stated({ to: '2026-11-18' })])).toBe('Not documented: no point');
  expect(await today([stated({ from: '2026-11-19', to: '2026-11-19' })])).toBe('Holds');
  expect(await today([])).toBe('Not documented: no point');
});

test('a conference counts for its year, whatever day of it; one that was said not to have been held does not', async () => {
  const held = (from: string, more: object = {}) =>
    today([stated({ fact: 'mm_conference', from, to: from, ...more })], 'mm_conference');
  expect(await held('2026-03-05')).toBe('Holds');
  expect(await held('2025-03-05')).toBe('Not documented: no point');
  expect(await held('2026-03-05', { holds: false })).toBe('Not documented: no point');
  expect(await held('2025-03-05', { to: null })).toBe('Holds');
});

test('what gives no point says that nothing was stated and promises none', async () => {
  for (const fact of ['boards_recorded', 'all_who_came'] as const) {
    expect(await today([], fact)).toBe('Nothing stated');
    expect(await today([stated({ fact, holds: false })], fact)).toBe('Does not hold');
  }
});

const certified = (person: string, more: Partial<StatedFact> = {}) =>
  stated({ id: randomUUID(), fact: 'surgeon_certified', personId: person, person, ...more });

test('surgeons who are certified today are counted once each, also where somebody denies what another states, as the figures count', async () => {
  const count = (...statements: StatedFact[]) => today(statements, 'surgeon_certified');
  expect(await count(certified('Han'))).toBe('1 surgeon today');
  expect(await count(certified('Han'), certified('Han'), certified('Im'))).toBe('2 surgeons today');
  expect(await count(certified('Han', { to: '2026-11-18' }))).toBe('Not documented: no point');
  expect(await count(certified('Han', { holds: false }))).toBe('Not documented: no point');
  expect(await count(certified('Han', { holds: false, from: '2026-06-01' }), certified('Han'))).toBe(
    '1 surgeon today',
  );
});

test('a statement stands with its days, its evidence, who stated it when, and what it said before', async () => {
  const corrected = stated({
    to: '2026-12-31',
    reason: 'It ends',
    earlier: [
      stated({
        version: 2,
        holds: false,
        from: '2026-02-01',
        evidence: 'Minutes',
        author: null,
        day: '2026-11-18',
      }),
      stated({ evidence: 'First', time: '08:00' }),
    ],
  });
  const { html } = await shown([corrected]);
  expect(tableOf(html, 'Active gynaecologic-oncology trials')).toEqual([
    {
      Stated: 'Holds',
      From: '1 January 2026',
      To: '31 December 2026',
      Evidence: 'Register of trials',
      'Stated by': [
        'Test manager, 20 November 2026 01:30 corrected 2 times It ends',
        'Does not hold, 1 February 2026 – no end: Minutes (the operator of the installation, 18 November 2026 01:30)',
        'Holds, 1 January 2026 – no end: First (Test manager, 20 November 2026 08:00)',
      ].join(' '),
    },
  ]);
  expect((await shown([])).text).toContain('Nobody has stated anything yet.');
  const once = await shown([{ ...corrected, to: null, earlier: corrected.earlier.slice(1) }]);
  expect(once.text).toContain('corrected once');
  expect(tableOf(once.html, 'Active gynaecologic-oncology trials')[0]?.['To']).toBe('no end');
});

test('a certificate names its surgeon; what a fact is needed for leads there', async () => {
  const { html } = await shown([certified('Doctor Im')], 'surgeon_certified');
  const [row] = tableOf(html, 'Certified gynaecologic oncologist or dedicated surgeon');
  expect(row?.['Surgeon']).toBe('Doctor Im');
  expect(linksIn(html)).toEqual({
    '4 Trials': '/c/house/scorecard#how-4',
    '10 Outcome': '/c/house/scorecard#how-10',
  });
});

test('whoever may state is led to add and to correct each statement; the form opens at its own fact', async () => {
  const mine = await shown([stated()], 'active_trials', { mayState: true });
  expect(linksIn(mine.html)).toMatchObject({
    'Add a statement: Active gynaecologic-oncology trials':
      '/c/house/statements?add=active_trials#active_trials',
    'Correct or end: Active gynaecologic-oncology trials, 2026-01-01':
      '/c/house/statements?correct=s1#active_trials',
  });
  expect(mine.html).not.toContain('<form');
  const adding = await shown([stated()], 'active_trials', { mayState: true, adding: 'active_trials' });
  expect(adding.html).toContain('name="statements.0.fact" value="active_trials"');
  expect(adding.text).not.toContain('Add a statement');
  expect((await shown([], 'mm_conference', { mayState: true, adding: 'active_trials' })).html).not.toContain(
    '<form',
  );
  const correcting = await shown([stated()], 'active_trials', { mayState: true, correcting: 's1' });
  expect(correcting.html).toContain('name="id" value="s1"');
  expect(correcting.html).toMatch(/value="yes" checked=""|checked="" value="yes"/);
  expect((await shown([stated()], 'active_trials', { mayState: true, correcting: 's2' })).html).not.toContain(
    '<form',
  );
});
