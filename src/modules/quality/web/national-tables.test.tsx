import { expect, test } from 'vitest';
import { drawn } from '../../../testing/drawn.ts';
import { itemsIn, tableOf } from '../../../testing/page-parts.ts';
import { indicatorSet } from '../indicator-set.ts';
import type { National } from '../queries/national.ts';
import { Absent, CountedOn, NationalTables, SmallCellsNote } from './national-tables.tsx';
import { shownDefinition, shownSet } from './shown-set.ts';

type Line = National['total'][number];
const line = (
  id: string,
  counts: Line['counts'],
  leftOut: number | null,
  variant: string | null = null,
): Line => ({
  id,
  variant,
  counts,
  leftOut,
});
const counts = (numerator: number, denominator: number, notDocumented: number) => ({
  numerator,
  denominator,
  notDocumented,
});
const { indicators } = shownDefinition(indicatorSet(shownSet), 'en');
const centre = (name: string, lines: readonly Line[], countedOn = '2026-11-19') => ({
  centre: name.toLowerCase(),
  name,
  countedOn,
  indicators: [...lines],
});
const national = (centres: National['centres'], total: readonly Line[]): National => ({
  set: shownSet,
  period: { kind: 'year', year: 2026 },
  total: [...total],
  centres,
  absent: [],
});

const resection = '1i Complete resection, of the patients operated';
const operations = '2i Cytoreductive operations of the centre in a year';

test('of each indicator every centre has its own line, and one below for all together', async () => {
  const all = national(
    [
      centre('Alpha', [line('1i', counts(5, 12, 2), 1, 'operated'), line('2i', counts(30, 30, 0), 0)]),
      centre('Beta', [line('1i', counts(8, 9, 0), 0, 'operated'), line('2i', counts(6, 6, 0), 7)]),
    ],
    [line('1i', counts(13, 21, 2), 1, 'operated'), line('2i', counts(36, 36, 0), 7)],
  );
  const { html } = await drawn(<NationalTables national={all} indicators={indicators} />);
  const row = (Centre: string, met: string, of: string, missing: string, out: string) => ({
    Centre,
    Fulfilled: met,
    'All that count': of,
    'Not documented': missing,
    'Left out': out,
  });
  expect(tableOf(html, resection)).toEqual([
    row('Alpha', '5', '12', '2', '1'),
    row('Beta', '8', '9', '0', '0'),
    row('All together', '13', '21', '2', '1'),
  ]);
  expect(tableOf(html, operations)).toEqual([
    row('Alpha', '30', '30', '0', '0'),
    row('Beta', '6', '6', '0', '7'),
    row('All together', '36', '36', '0', '7'),
  ]);
  expect(
    html
      .split('<tr')
      .filter((one) => one.includes('aria-current'))
      .every((one) => one.includes('All together')),
  ).toBe(true);
});

test('what is suppressed is not shown, in no column of its own; nought is; one centre alone has no total', async () => {
  const alone = national([centre('Alpha', [line('2i', null, 0)])], [line('2i', counts(3, 3, 0), 0)]);
  const { html } = await drawn(<NationalTables national={alone} indicators={indicators} />);
  expect(tableOf(html, operations)).toEqual([
    {
      Centre: 'Alpha',
      Fulfilled: 'not shown',
      'All that count': 'not shown',
      'Not documented': 'not shown',
      'Left out': '0',
    },
  ]);
  const hidden = national(
    [centre('Alpha', [line('2i', counts(9, 9, 0), null)])],
    [line('2i', counts(9, 9, 0), null)],
  );
  const [row] = tableOf(
    (await drawn(<NationalTables national={hidden} indicators={indicators} />)).html,
    operations,
  );
  expect(row).toMatchObject({ Fulfilled: '9', 'Left out': 'not shown' });
});

test('an indicator that the page does not know is left out, and no other takes its counts', async () => {
  const strange = national(
    [centre('Alpha', [line('99', counts(1, 1, 1), 0), line('2i', counts(30, 30, 0), 0)])],
    [line('99', counts(1, 1, 1), 0), line('2i', counts(30, 30, 0), 0)],
  );
  const { html } = await drawn(<NationalTables national={strange} indicators={indicators} />);
  expect(html.match(/<table/g)).toHaveLength(1);
  expect(tableOf(html, operations)[0]?.['Fulfilled']).toBe('30');
});

test('why few women are not shown is said, from how few on, and of which day the counts are at the earliest', async () => {
  expect((await drawn(<SmallCellsNote />)).text).toContain('Where one to 4 women could be recognised');
  const said = async (...days: string[]) =>
    (await drawn(<CountedOn centres={days.map((day) => centre(day, [], day))} />)).text;
  expect(await said('2026-11-19', '2026-11-07', '2026-11-12')).toBe(
    'Every count is of 7 November 2026 or later.',
  );
  expect(await said()).toBe('');
  expect(await said('2026-11-19', '')).toBe('');
});

test('who opened nothing is named as absent; where nobody is absent nothing is said', async () => {
  const absent = [
    { centre: 'alpha', name: 'Alpha' },
    { centre: 'beta', name: 'Beta' },
  ];
  const { html, text } = await drawn(<Absent centres={absent} />);
  expect(itemsIn(html)).toEqual(['Alpha', 'Beta']);
  expect(text).toContain('they are not in the total');
  expect((await drawn(<Absent centres={[]} />)).html).toBe('');
});
