import { expect, test } from 'vitest';
import { runsGathered, type TimeLineEntry } from './time-line.ts';

const on = (key: string, day: string): TimeLineEntry => ({
  key,
  on: day,
  until: null,
  title: key.startsWith('m') ? 'Tumour markers' : 'Event',
  text: key,
  to: `entries/${key}`,
  imported: false,
});
const told = (run: readonly TimeLineEntry[]) => ({
  text: `${run.length}, last ${run[0]?.text}`,
  to: '#markers',
});
const markers = new Set(['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8']);

test('four days of markers or more with nothing between them are one line from the first to the last', () => {
  const line = [
    on('event', '2026-09-01'),
    on('m4', '2026-08-01'),
    on('m3', '2026-07-01'),
    on('m2', '2026-06-01'),
    on('m1', '2026-05-01'),
  ];
  expect(runsGathered(line, markers, told)).toEqual([
    line[0],
    { ...on('m4', '2026-05-01'), until: '2026-08-01', text: '4, last m4', to: '#markers' },
  ]);
});

test('fewer, those interrupted by something else, and those that stand in no table stay as they are', () => {
  const three = [on('m3', '2026-07-01'), on('m2', '2026-06-01'), on('m1', '2026-05-01')];
  const apart = [...three, on('event', '2026-04-01'), on('m4', '2026-03-01')];
  expect(runsGathered(apart, markers, told)).toEqual(apart);
  const vague = [on('m9', '2026-09'), ...three];
  expect(runsGathered(vague, markers, told)).toEqual(vague);
});

test('a run is read from a file only when all of it is', () => {
  const run = ['m4', 'm3', 'm2', 'm1'].map((key) => ({ ...on(key, '2026-05-01'), imported: true }));
  expect(runsGathered(run, markers, told)).toMatchObject([{ imported: true }]);
  expect(runsGathered([...run, on('m5', '2026-04-01')], markers, told)).toMatchObject([{ imported: false }]);
});
