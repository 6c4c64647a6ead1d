import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { Name } from '../../kernel/names.ts';
import type { Answers } from '../../kernel/forms/answers.ts';
import type { ConclusionCode } from '../meetings/index.ts';
import { recommendation } from './records/recommendation.ts';
import { type Disease, diseaseOf, type SeenAdvice } from './seen.ts';

/** Version of the shape below, kept with every row: a later shape reads earlier ones. */
export const minutesVersion = 1;

type Said = Answers<typeof recommendation>;
type Advice = Pick<
  Said,
  'intent' | 'modality' | 'timing' | 'detail' | 'rationale' | 'alternative' | 'patientView'
> & {
  readonly id: string;
  readonly owner: Name;
  readonly dueOn: string;
  /** What else it says. */
  readonly more: Readonly<Record<string, unknown>>;
};

export type MinutesItem = {
  readonly id: string;
  readonly position: number;
  readonly state: 'waiting' | 'open' | 'concluded';
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  /** Null where the item was about something else. */
  readonly case: {
    readonly id: string;
    readonly label: string;
    readonly patientId: string;
    readonly question: string;
    /** As the board saw it; null where that was not kept. */
    readonly disease: Disease | null;
  } | null;
  readonly conclusion: ConclusionCode | null;
  readonly deferralReason: string | null;
  readonly quorum: {
    readonly met: boolean | null;
    readonly missing: ReadonlyArray<{
      readonly clause: string;
      readonly disciplines: readonly string[];
      readonly seats: number;
      readonly certain: boolean;
    }>;
  } | null;
  readonly quorumReason: string | null;
  readonly recommendations: readonly Advice[];
  readonly takenBack: readonly SeenAdvice[];
};

/** What minutes say. People of the house by their names as they were; women by the numbers of their cases alone. */
export type Minutes = {
  readonly board: { readonly name: string; readonly venue: string | null; readonly policy: string };
  readonly meeting: {
    readonly localStart: string;
    readonly zone: string;
    readonly minutes: number;
    readonly openedAt: string | null;
    readonly closedAt: string | null;
  };
  readonly presence: ReadonlyArray<{
    readonly personId: string;
    readonly name: Name;
    readonly discipline: string;
    readonly mode: 'room' | 'video';
    readonly joinedAt: string;
    readonly leftAt: string | null;
  }>;
  readonly items: readonly MinutesItem[];
  /** Version of the form that the recommendations are told by. */
  readonly recommendationVersion: number;
};

type Row = Omit<MinutesItem, 'case'> & {
  readonly case:
    | (Omit<NonNullable<MinutesItem['case']>, 'disease'> & Disease & { readonly kept: boolean })
    | null;
};
/** A board's meeting as its pages tell it, of which minutes are a part. */
type Told = Pick<Minutes, 'board' | 'meeting' | 'presence'> & { readonly rows: readonly Row[] };

const caseOf = ({ case: listed }: Row): MinutesItem['case'] =>
  listed && {
    id: listed.id,
    label: listed.label,
    patientId: listed.patientId,
    question: listed.question,
    disease: listed.kept ? diseaseOf(listed) : null,
  };

const quorumOf = ({ state, quorum }: Row): MinutesItem['quorum'] =>
  state !== 'concluded' || quorum === null
    ? null
    : {
        met: quorum.met,
        missing: quorum.missing.map(({ clause, disciplines, seats, certain }) => ({
          clause,
          disciplines,
          seats,
          certain,
        })),
      };

const itemOf = (row: Row): MinutesItem => ({
  id: row.id,
  position: row.position,
  state: row.state,
  openedAt: row.openedAt,
  closedAt: row.closedAt,
  case: caseOf(row),
  conclusion: row.conclusion,
  deferralReason: row.deferralReason,
  quorum: quorumOf(row),
  quorumReason: row.quorumReason,
  recommendations: row.recommendations,
  takenBack: row.takenBack,
});

/** The minutes of a meeting as the record tells it now. */
export const minutesOf = ({ board, meeting, presence, rows }: Told): Minutes => ({
  board: { name: board.name, venue: board.venue, policy: board.policy },
  meeting: {
    localStart: meeting.localStart,
    zone: meeting.zone,
    minutes: meeting.minutes,
    openedAt: meeting.openedAt,
    closedAt: meeting.closedAt,
  },
  presence: presence.map(({ personId, name, discipline, mode, joinedAt, leftAt }) => ({
    personId,
    name,
    discipline,
    mode,
    joinedAt,
    leftAt,
  })),
  items: rows.map(itemOf),
  recommendationVersion: recommendation.version,
});

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

/** Where minutes say something else than others: of the meeting, who was there, and which items, by their numbers. */
export const differenceOf = (signed: Minutes, now: Minutes) => {
  const items = new Map([...signed.items, ...now.items].map(({ id, position }) => [id, position]));
  const itemIn = ({ items: all }: Minutes, id: string) => all.find((item) => item.id === id) ?? null;
  return {
    meeting: !isSame([signed.board, signed.meeting], [now.board, now.meeting]),
    presence: !isSame(signed.presence, now.presence),
    items: [...items]
      .filter(([id]) => !isSame(itemIn(signed, id), itemIn(now, id)))
      .map(([, position]) => position)
      .toSorted((a, b) => a - b),
  };
};
export type MinutesDifference = ReturnType<typeof differenceOf>;

/** Whether minutes say the same as others. */
export const saysTheSame = (signed: Minutes, now: Minutes): boolean => {
  const { meeting, presence, items } = differenceOf(signed, now);
  return !meeting && !presence && items.length === 0;
};
