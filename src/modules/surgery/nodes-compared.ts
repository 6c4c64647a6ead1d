import type { OperationReport } from './records/operation.ts';
import type { PathologyReport } from './records/pathology.ts';
import { stationsWithin } from './records/surgical-anatomy.ts';

type Removed = {
  readonly station: string | null;
  readonly side: string | null;
  readonly removed: number | null;
};
type Examined = NonNullable<PathologyReport['nodes']>[number];
type Operated = Pick<OperationReport, 'nodes' | 'sentinels'>;

/** Where the counts of operation and pathology contradict each other, at a line of the pathology report or at its list. */
export type NodeQuestion = {
  readonly code: 'station_not_removed' | 'more_examined_than_removed' | 'station_not_examined';
  readonly field: string;
};

const within: Readonly<Record<string, readonly string[]>> = stationsWithin;
const isIn = (station: string, group: string): boolean => within[group]?.includes(station) === true;

/** The same station, or one within the other; what is not said may be any. */
const mayBeOneStation = (a: string | null, b: string | null): boolean =>
  a === null || b === null || a === 'other' || b === 'other' || a === b || isIn(a, b) || isIn(b, a);

const mayBeOneSide = (a: string | null, b: string | null): boolean =>
  a === null || b === null || a === b || a === 'both' || b === 'both';

const mayBeOne = (a: Pick<Removed, 'station' | 'side'>, b: Pick<Removed, 'station' | 'side'>): boolean =>
  mayBeOneStation(a.station, b.station) && mayBeOneSide(a.side, b.side);

/** Everything that was removed, sentinel nodes too; null while nothing is said of nodes. */
const removedIn = ({ nodes, sentinels }: Operated): readonly Removed[] | null =>
  nodes === null ? null : [...nodes, ...(sentinels ?? [])];

/** Nodes that may lie in any of these lines; null while one of them is not counted. */
const countOf = (rows: readonly Removed[]): number | null =>
  rows.reduce<number | null>(
    (sum, { removed }) => (sum === null || removed === null ? null : sum + removed),
    0,
  );

/**
 * What is asked where operation and pathology say of nodes what cannot both be: a station examined that nobody removed, more
 * nodes examined than were counted, a station removed that the report does not know. A surgeon counts pieces: fewer nodes
 * examined than removed ask nothing, nor does what one of the two leaves open.
 */
export const nodeQuestions = (
  operation: Operated | null,
  pathology: Pick<PathologyReport, 'nodes'> | null,
): readonly NodeQuestion[] => {
  const removed = operation === null ? null : removedIn(operation);
  const examined = pathology?.nodes ?? null;
  if (removed === null || examined === null) return [];
  const ofLine = (line: Examined, row: number): NodeQuestion[] => {
    const field = `nodes.${row}.station`;
    const from = removed.filter((one) => mayBeOne(one, line));
    if (from.length === 0) return [{ code: 'station_not_removed', field }];
    const count = countOf(from);
    return count !== null && line.examined !== null && line.examined > count
      ? [{ code: 'more_examined_than_removed', field: `nodes.${row}.examined` }]
      : [];
  };
  const isUnknown = removed.some(
    (one) => one.station !== null && one.removed !== 0 && !examined.some((line) => mayBeOne(one, line)),
  );
  return [
    ...examined.flatMap(ofLine),
    ...(isUnknown ? [{ code: 'station_not_examined', field: 'nodes' } as const] : []),
  ];
};
