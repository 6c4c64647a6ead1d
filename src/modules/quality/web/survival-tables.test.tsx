import { expect, test } from 'vitest';
import { drawn } from '../../../testing/drawn.ts';
import { tableOf } from '../../../testing/page-parts.ts';
import type { Curve } from '../survival-curve.ts';
import { SurvivalDrawing } from './survival-drawing.tsx';
import { type Line, MedianTable, RiskTable } from './survival-tables.tsx';

const told = (
  year: number,
  atRisk: number,
  survival: number,
  low: number | null = 0.5,
  high: number | null = 1,
) => ({
  year,
  atRisk,
  share: { survival, low, high },
});
const curve = (years: Curve['years'] = []): Curve => ({ corners: [{ days: 0, share: 1 }], years });
const line = (label: string, more: Partial<Line> = {}): Line => ({
  label,
  n: 9,
  events: 2,
  median: null,
  low: null,
  high: null,
  curve: curve(),
  ...more,
});

test('of each group stands how many were followed, how many died, and a median that may not be reached', async () => {
  const { html } = await drawn(
    <MedianTable
      drawn
      lines={[line('All', { median: 200, low: 1, high: 730 }), line('None', { n: 4, events: 0 })]}
    />,
  );
  expect(tableOf(html, 'Median survival')).toEqual([
    {
      Group: 'All',
      Followed: '9',
      Died: '2',
      Median: '200 days (6.6 months)',
      '95 % interval from': '1 day (0 months)',
      to: '730 days (24 months)',
    },
    {
      Group: 'None',
      Followed: '4',
      Died: '0',
      Median: 'not reached',
      '95 % interval from': 'not reached',
      to: 'not reached',
    },
  ]);
  expect(html.match(/curve-\d/g)).toEqual(['curve-0', 'curve-1']);
});

test('groups that are not drawn have no sample of a line', async () => {
  expect((await drawn(<MedianTable drawn={false} lines={[line('All')]} />)).html).not.toContain('<svg');
});

test('at each whole year stand who is still followed and the share alive; where nobody is followed nothing is claimed', async () => {
  const years = [told(0, 9, 1, 1, 1), told(1, 6, 0.75, 0.5, 1), told(2, 0, 0.5, null, null)];
  const { html } = await drawn(
    <RiskTable
      years={3}
      lines={[
        line('All', { curve: curve(years) }),
        line('Few', { curve: curve([told(0, 1, 0, null, null)]) }),
      ]}
    />,
  );
  expect(tableOf(html, 'At risk, and share alive, after whole years')).toEqual([
    {
      Group: 'All',
      Start: '9 100.0% 100.0%–100.0%',
      'Year 1': '6 75.0% 50.0%–100.0%',
      'Year 2': '–',
      'Year 3': '–',
    },
    { Group: 'Few', Start: '1 0.0%', 'Year 1': '–', 'Year 2': '–', 'Year 3': '–' },
  ]);
});

const year = 365.25;
const drawing = async (years: number, corners: Curve['corners'] = [{ days: 0, share: 1 }]) =>
  (await drawn(<SurvivalDrawing years={years} lines={[{ label: 'All', curve: { corners, years: [] } }]} />))
    .html;
const paths = (html: string) =>
  [...html.matchAll(/class="curve curve-(\d)" d="([^"]*)"/g)].map(([, place, d]) => `${place} ${d}`);

test('a curve begins with everybody alive at the left, falls in steps, and ends at the share it came to', async () => {
  const corners = [
    { days: 0, share: 1 },
    { days: year, share: 0.5 },
    { days: 2 * year, share: 0 },
  ];
  expect(paths(await drawing(2, corners))).toEqual(['0 M44 10H376V138H708V266']);
});

test('years are marked so that they can be read: each, every second, every fifth', async () => {
  const marks = async (years: number) =>
    [...(await drawing(years)).matchAll(/text-anchor="middle">(\d+)</g)].map(([, mark]) => Number(mark));
  expect(await marks(6)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(await marks(12)).toEqual([0, 2, 4, 6, 8, 10, 12]);
  expect(await marks(13)).toEqual([0, 5, 10]);
});

test('several curves are told apart in their order, and the drawing says where curves end', async () => {
  const lines = ['A', 'B', 'C'].map((label) => ({ label, curve: curve() }));
  const { html, text } = await drawn(<SurvivalDrawing lines={lines} years={1} />);
  expect(paths(html).map((path) => path[0])).toEqual(['0', '1', '2']);
  expect(text).toContain('A curve ends where fewer than five women are followed.');
  expect([...html.matchAll(/text-anchor="end">(\d+)%/g)].map(([, share]) => share)).toEqual([
    '0',
    '25',
    '50',
    '75',
    '100',
  ]);
});
