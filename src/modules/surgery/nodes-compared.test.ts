import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nodeQuestions } from './nodes-compared.ts';
import { readKept } from '../../kernel/forms/answers.ts';
import type { OperationReport } from './records/operation.ts';
import { type PathologyReport, pathologyReport } from './records/pathology.ts';
import { nodeStations, sides } from './records/surgical-anatomy.ts';

type Station = (typeof nodeStations)[number];
type Side = (typeof sides)[number] | null;
const id = '018f6d3e-0000-7000-8000-000000000001';
const removed = (station: Station, side: Side = null, count: number | null = null) =>
  ({ id, station, side, extent: null, removed: count, absent: {} }) as NonNullable<
    OperationReport['nodes']
  >[number];
const examined = (station: Station, side: Side = null, count: number | null = null) =>
  ({ id, station, side, examined: count, positive: null, largestDepositMm: null, absent: {} }) as NonNullable<
    PathologyReport['nodes']
  >[number];
const asked = (
  nodes: readonly ReturnType<typeof removed>[] | null,
  lines: readonly ReturnType<typeof examined>[] | null,
  sentinels: OperationReport['sentinels'] = null,
) => nodeQuestions({ nodes, sentinels }, { nodes: lines }).map(({ code, field }) => `${code} ${field}`);

it('asks nothing where one of the two says nothing', () => {
  expect(asked(null, [examined('pelvic')])).toEqual([]);
  expect(asked([removed('pelvic')], null)).toEqual([]);
  expect(nodeQuestions(null, { nodes: [] })).toEqual([]);
  expect(nodeQuestions({ nodes: [], sentinels: null }, null)).toEqual([]);
});

it('takes a station and its group, both sides and one of them, for one', () => {
  const nodes = [removed('external_iliac', 'both'), removed('paraaortic')];
  expect(
    asked(nodes, [examined('pelvic', 'left'), examined('pelvic', 'right'), examined('suprarenal')]),
  ).toEqual([]);
  expect(asked(nodes, [examined('external_iliac', 'left'), examined('other')])).toEqual([]);
});

it('asks about a station that only one of the two knows', () => {
  expect(
    asked([removed('pelvic', 'left')], [examined('pelvic', 'left'), examined('pelvic', 'right')]),
  ).toEqual(['station_not_removed nodes.1.station']);
  expect(asked([], [examined('inguinal')])).toEqual(['station_not_removed nodes.0.station']);
  expect(asked([removed('pelvic'), removed('coeliac')], [examined('obturator')])).toEqual([
    'station_not_examined nodes',
  ]);
  expect(asked([removed('pelvic'), removed('coeliac', null, 0)], [examined('obturator')])).toEqual([]);
  const sentinel = {
    id,
    side: 'left',
    tracer: null,
    mapped: null,
    station: 'obturator',
    removed: 2,
    ultrastaging: null,
    absent: {},
  } as const;
  expect(asked([], [examined('obturator', 'left', 2)], [sentinel])).toEqual([]);
  expect(asked([], [], [{ ...sentinel, station: null }])).toEqual([]);
});

it('asks where more were examined than were counted, not where fewer were or one line was not counted', () => {
  const nodes = [removed('external_iliac', 'left', 5), removed('obturator', 'left', 4)];
  expect(asked(nodes, [examined('pelvic', 'left', 10)])).toEqual([
    'more_examined_than_removed nodes.0.examined',
  ]);
  expect(asked(nodes, [examined('pelvic', 'left', 9)])).toEqual([]);
  expect(asked([...nodes, removed('common_iliac', 'left')], [examined('pelvic', 'left', 99)])).toEqual([]);
});

it('asks nothing where pathology writes what the operation wrote, whichever way round the lines stand', () => {
  const lines = fc.array(
    fc.tuple(
      fc.constantFrom(...nodeStations),
      fc.constantFrom(...sides, null),
      fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
    ),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(lines, (said) => {
      const nodes = said.map(([station, side, count]) => removed(station, side, count));
      const report = said.map(([station, side, count]) => examined(station, side, count)).toReversed();
      expect(asked(nodes, report)).toEqual([]);
    }),
  );
});

it('reads a station that was written with its side in one word as both', () => {
  const stored = {
    nodes: [
      { id, station: 'pelvic_left', examined: 4 },
      { id, station: 'paraaortic' },
    ],
  };
  const read = readKept(pathologyReport, stored, 2);
  expect(read.nodes).toMatchObject([
    { station: 'pelvic', side: 'left', examined: 4 },
    { station: 'paraaortic', side: null },
  ]);
});
