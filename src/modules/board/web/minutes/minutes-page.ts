import type { RouterContextProvider } from 'react-router';
import { localDay } from '../../../../kernel/zone.ts';
import { notFound } from '../../../../kernel/errors.ts';
import { shownIdentity } from '../../../care/index.ts';
import { namesIn } from '../../../directory/index.ts';
import { differenceOf, type Minutes, minutesOf, saysTheSame } from '../../minutes.ts';
import { digestOf, type SignedMinutes, signedMinutes } from '../../queries/minutes.ts';
import { meetingState } from '../room/meeting-state.ts';
import { minutesTold } from './minutes-told.ts';

type Place = { readonly slug: string; readonly meetingId: string };

/** The version that an address asks for: the newest signed one, unless it names another or what the record says now. */
const chosen = (signed: readonly SignedMinutes[], differs: boolean, asked: string | null) => {
  if (asked === null || (asked === 'now' && !differs)) return signed[0] ?? null;
  if (asked === 'now') return null;
  const found = signed.find(({ number }) => String(number) === asked);
  if (!found) throw notFound();
  return found;
};

const womenOf = ({ items }: Minutes): string[] => items.flatMap((item) => item.case?.patientId ?? []);

/** The minutes of a meeting as an address asks for them, with every version there is and where the record differs now. */
export const minutesPage = async (
  context: Readonly<RouterContextProvider>,
  place: Place,
  request: Request,
) => {
  const { scope, agenda } = await meetingState(context, place);
  const now = minutesOf(agenda);
  const { signed, names } = await scope.read(async (tx) => {
    const found = await signedMinutes(tx, scope.ownerId, place.meetingId);
    const signers = found.map(({ signedBy }) => signedBy);
    return { signed: found, names: await namesIn(tx, scope.locale, signers) };
  });
  const [last] = signed;
  const differs = last !== undefined && !saysTheSame(last.said, now);
  const asked = new URL(request.url).searchParams.get('version');
  const version = chosen(signed, differs, asked);
  const said = version?.said ?? now;
  const versions = signed.map(({ number, signedBy, signedAt, reason }) => ({
    number,
    name: names.get(signedBy) ?? '',
    signedAt,
    signedOn: localDay(signedAt, agenda.meeting.zone),
    reason,
  }));
  const women = await shownIdentity(scope, womenOf(said));
  const signature = versions.find(({ number }) => number === version?.number) ?? null;
  return {
    scope,
    state: agenda.meeting.state,
    zone: agenda.meeting.zone,
    board: said.board.name,
    told: minutesTold(scope.i18n, { said, signature }, women),
    /** Number of the version that is shown; null for what the record says now. */
    shown: version?.number ?? null,
    versions,
    difference: differs ? differenceOf(last.said, now) : null,
    /** What whoever signs has read. */
    read: { version: last?.number ?? 0, digest: digestOf(now) },
  };
};
