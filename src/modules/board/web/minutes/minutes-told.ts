import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { nameIn } from '../../../../kernel/names.ts';
import { localDay } from '../../../../kernel/zone.ts';
import { dayText } from '../../../../ui/day.tsx';
import { localTime, minutesLater } from '../../../../ui/wall-clock.ts';
import { identifiersOf, type Shown } from '../../../care/index.ts';
import { sayIn } from '../../../../ui/form/say.ts';
import { policyName } from '../../board-policy.ts';
import type { Minutes, MinutesItem } from '../../minutes.ts';
import { adviceTold } from '../../records/told-advice.ts';
import type { SignedMinutes } from '../../queries/minutes.ts';
import { wordsIn } from '../words.tsx';

/** One line: what it is of, and what it says. */
export type MinutesLine = { readonly label: string; readonly text: string };
export type MinutesBlock = { readonly title: string | null; readonly lines: readonly MinutesLine[] };
export type ItemTold = {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly MinutesBlock[];
};
export type PresentTold = {
  readonly name: string;
  readonly discipline: string;
  readonly mode: string;
  readonly from: string;
  readonly to: string;
};

/** Who signed which version, when and why. */
export type Signature = Pick<SignedMinutes, 'number' | 'signedAt' | 'reason'> & { readonly name: string };

type Teller = {
  readonly i18n: I18n;
  readonly words: ReturnType<typeof wordsIn>;
  readonly zone: string;
  /** Women who are named to the reader, by patient. */
  readonly women: ReadonlyMap<string, Shown>;
};

const listed = (i18n: I18n, parts: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction') =>
  new Intl.ListFormat(i18n.locale, { type, style: 'long' }).format(parts);

/** From when to when, by the clock of the place; the day too where it ends on another. */
const between = ({ zone }: Teller, from: string | null, to: string | null): string =>
  `${from === null ? '' : localTime(from, zone)}–${to === null ? '' : localTime(to, zone)}`;

/** The line of a woman: her name and number, and when she was born. */
const whoTold = ({ i18n }: Teller, shown: Shown): string => {
  const [name] = identifiersOf(shown);
  const recordNumber = i18n._(msg`record number ${shown.recordNumber}`);
  const born =
    shown.bornOn === null
      ? i18n._(msg`date of birth not known`)
      : i18n._(msg`born ${dayText(i18n.locale, shown.bornOn)}`);
  return [name, recordNumber, born].join(', ');
};

const diseaseTold = ({ i18n, words: { word } }: Teller, of: NonNullable<MinutesItem['case']>['disease']) =>
  of &&
  [
    word('site', of.site) ?? i18n._(msg`Site not known`),
    word('histology', of.histology) ?? i18n._(msg`histology not known`),
    of.stage === null
      ? i18n._(msg`stage not known`)
      : [of.stage, word('stageEdition', of.stageEdition)].filter(Boolean).join(' '),
  ].join(', ');

const quorumTold = (
  { i18n, words: { word } }: Teller,
  { met, missing }: NonNullable<MinutesItem['quorum']>,
) => {
  const said = i18n._(met === null ? msg`not known` : met ? msg`met` : msg`not met`);
  const seats = missing.map(({ disciplines, certain }) => {
    const who = listed(
      i18n,
      disciplines.map((code) => word('discipline', code)),
      'disjunction',
    );
    return certain ? i18n._(msg`${who} missing`) : i18n._(msg`${who} missing, not known whether needed`);
  });
  return [said, ...seats].join('; ');
};

const conclusionTold = ({ i18n, words: { word } }: Teller, item: MinutesItem): string => {
  if (item.conclusion === null) return i18n._(msg`not concluded`);
  const reason = word('deferralReason', item.deferralReason);
  return [word('conclusion', item.conclusion), ...(reason === null ? [] : [reason])].join(': ');
};

const adviceWords = (
  { words: { word } }: Teller,
  { modality, timing }: Pick<MinutesItem['recommendations'][number], 'modality' | 'timing'>,
): string =>
  [word('modality', modality), ...(timing === 'not_applicable' ? [] : [word('timing', timing)])].join(', ');

const line = (label: string, text: string | null): MinutesLine[] => (text === null ? [] : [{ label, text }]);

const factsTold = (teller: Teller, item: MinutesItem): MinutesLine[] => {
  const { i18n } = teller;
  const shown = teller.women.get(item.case?.patientId ?? '');
  const isHeld = item.openedAt !== null && item.closedAt !== null;
  return [
    ...(shown === undefined ? [] : line(i18n._(msg`Woman`), whoTold(teller, shown))),
    ...line(i18n._(msg`Diagnosis`), diseaseTold(teller, item.case?.disease ?? null)),
    ...line(i18n._(msg`Question for the board`), item.case?.question ?? null),
    ...line(i18n._(msg`Time of discussion`), isHeld ? between(teller, item.openedAt, item.closedAt) : null),
    ...line(i18n._(msg`Conclusion`), conclusionTold(teller, item)),
    ...line(i18n._(msg`Quorum`), item.quorum && quorumTold(teller, item.quorum)),
    ...line(i18n._(msg`Why without a quorum`), item.quorumReason),
    ...item.takenBack.flatMap((one) => line(i18n._(msg`Taken back since`), adviceWords(teller, one))),
  ];
};

const leafText = ({ i18n }: Teller, told: ReturnType<typeof adviceTold>[number]['told']): string | null => {
  if (told === null) return null;
  if ('day' in told) return dayText(i18n.locale, told.day);
  return 'text' in told ? told.text : told.reason;
};

const itemTold = (teller: Teller, item: MinutesItem, version: number): ItemTold => {
  const { i18n } = teller;
  const { position } = item;
  const label = item.case?.label ?? i18n._(msg`no case`);
  return {
    id: item.id,
    title: `${position}. ${label}`,
    blocks: [
      { title: null, lines: factsTold(teller, item) },
      ...item.recommendations.map((one, index) => ({
        title: `${i18n._(msg`Recommendation`)} ${index + 1}: ${adviceWords(teller, one)}`,
        lines: adviceTold(teller, { ...one, owner: nameIn(i18n.locale, one.owner) }, version).flatMap(
          (leaf) => line(leaf.label, leafText(teller, leaf.told)),
        ),
      })),
    ],
  };
};

const presentTold = (teller: Teller, one: Minutes['presence'][number]): PresentTold => ({
  name: nameIn(teller.i18n.locale, one.name),
  discipline: teller.words.word('discipline', one.discipline),
  mode: teller.i18n._(one.mode === 'room' ? msg`in the room` : msg`by video`),
  from: localTime(one.joinedAt, teller.zone),
  to: one.leftAt === null ? '' : localTime(one.leftAt, teller.zone),
});

/** A policy by its name, with the version by which it is found; one that does not come with the program has no other name. */
const policyTold = (i18n: I18n, id: string): string => {
  const name = policyName(id);
  return name === null ? id : `${sayIn(i18n)(name)} (${id})`;
};

const headTold = (teller: Teller, { board, meeting }: Minutes): MinutesLine[] => {
  const { i18n } = teller;
  const start = meeting.localStart.slice(11, 16);
  const day = dayText(i18n.locale, meeting.localStart.slice(0, 10), true);
  const planned = `${day}, ${start}–${minutesLater(start, meeting.minutes)} (${meeting.zone})`;
  return [
    ...line(i18n._(msg`Board`), board.name),
    ...line(i18n._(msg`Planned`), planned),
    ...line(i18n._(msg`Place`), board.venue),
    ...line(
      i18n._(msg`Held`),
      meeting.openedAt === null ? null : between(teller, meeting.openedAt, meeting.closedAt),
    ),
    ...line(i18n._(msg`Quorum policy`), policyTold(i18n, board.policy)),
  ];
};

const signatureTold = ({ i18n, zone }: Teller, signature: Signature | null): MinutesLine[] => {
  if (signature === null) return line(i18n._(msg`Version`), i18n._(msg`draft, not signed`));
  const { number, name, signedAt, reason } = signature;
  const day = dayText(i18n.locale, localDay(signedAt, zone));
  const when = `${day}, ${localTime(signedAt, zone)} (${zone})`;
  return [
    ...line(i18n._(msg`Version`), String(number)),
    ...line(i18n._(msg`Signed by`), `${name}, ${i18n._(msg`Chair of the board`)}`),
    ...line(i18n._(msg`Signed on`), when),
    ...line(i18n._(msg`Why a new version`), reason),
  ];
};

/** Minutes in the reader's words: what a page shows, a sheet prints and a text says is made of these alone. */
export const minutesTold = (
  i18n: I18n,
  { said, signature }: { readonly said: Minutes; readonly signature: Signature | null },
  women: readonly Shown[],
) => {
  const teller: Teller = {
    i18n,
    words: wordsIn(i18n),
    zone: said.meeting.zone,
    women: new Map(women.map((shown) => [shown.patientId, shown])),
  };
  return {
    head: headTold(teller, said),
    signature: signatureTold(teller, signature),
    present: said.presence.map((one) => presentTold(teller, one)),
    items: said.items.map((item) => itemTold(teller, item, said.recommendationVersion)),
  };
};
export type MinutesTold = ReturnType<typeof minutesTold>;
