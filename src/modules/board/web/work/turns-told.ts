import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { daysBetween } from '../../../../kernel/calendar-day.ts';
import type { Looking } from '../../../../kernel/fills.ts';
import { dayText } from '../../../../ui/day.tsx';
import { canPrepareCase } from '../../../care/index.ts';
import { roleWords } from '../../../directory/web/index.ts';
import { canRecordDecision, canRecordFulfilment, decisionRoles } from '../../policy.ts';
import { type OnBehalf, type ReadTurns, type TurnSection, turnsOf } from '../../queries/turns.ts';
import { modalityWords } from '../../records/board-code-words.ts';
import type { MatterKind } from '../../whose-turn.ts';
import { deferralWords } from '../deferral-words.ts';

/** The headings in their order. */
const titles: Readonly<Record<TurnSection, MessageDescriptor>> = {
  unclear: msg`What is next could not be computed`,
  talk: msg`Conversations you owe`,
  fulfil: msg`What became of it?`,
  deviation: msg`Treated otherwise than the board meant: ask it again`,
  sent_back: msg`Sent back by the board`,
  question: msg`Referred, on no agenda yet`,
  listed: msg`On an agenda, not concluded yet`,
  contact: msg`Next contact is due: record it, agree another day, or decide that she is lost`,
  no_contact: msg`Treated, and no next contact: agree one, or decide that she is lost`,
  later: msg`Comes later`,
};

const nextWords: Readonly<Record<MatterKind, MessageDescriptor>> = {
  unclear: msg`then somebody looks at the case`,
  sent_back: msg`then again on an agenda`,
  question: msg`then a board is asked`,
  deviation: msg`then a board is asked again`,
  listed: msg`then a board discusses her`,
  tell: msg`then she is told`,
  undecided: msg`then she decides`,
  fulfil: msg`then it is carried out`,
  contact: msg`then she is seen again`,
  no_contact: msg`then a contact is agreed`,
};

type Row = ReadTurns['mine'][number] | ReadTurns['nobodys'][number];

/** What is asked, beside the heading: the treatment, or why a board sent it back. */
const whatOf = ({ i18n }: Looking, { kind, detail }: Row): string | null => {
  if (kind === 'listed') return i18n._(msg`board`);
  if (kind === 'contact') return i18n._(msg`next contact`);
  if (detail === null) return null;
  if (kind !== 'sent_back')
    return i18n._(modalityWords[detail as keyof typeof modalityWords] ?? { id: detail });
  if (detail === 'taken_back') return i18n._(msg`what the board recommended was taken back`);
  return i18n._(deferralWords[detail] ?? { id: detail });
};

/** For how many days it is asked; in words where that is no number. */
const sinceOf = ({ i18n, today }: Looking, { askedOn }: Row) => {
  if (askedOn === null) return { days: null, since: i18n._(msg`since when is not known`) };
  const day = dayText(i18n.locale, askedOn);
  if (askedOn > today) return { days: null, since: day };
  if (askedOn.length < 10) return { days: null, since: i18n._(msg`since ${day}`) };
  return { days: daysBetween(askedOn, today), since: null };
};

const behalfOf = ({ i18n }: Looking, behalf: OnBehalf | null): string | null => {
  if (behalf === null) return null;
  const { name, isHere, until } = behalf;
  if (!isHere) return i18n._(msg`for ${name}, who has left`);
  if (until === null) return i18n._(msg`for ${name}, away`);
  return i18n._(msg`for ${name}, away until ${dayText(i18n.locale, until)}`);
};

/** Where it is answered, for whoever may; else the case. */
const addressOf = ({ actor, ownerId }: Looking, { kind, matterId }: Row): string => {
  if (kind === 'contact' || kind === 'no_contact') return '#course';
  const advice = `/recommendations/${matterId}`;
  if (kind === 'tell' || kind === 'undecided') return canRecordDecision(actor, ownerId) ? advice : '';
  if (kind === 'fulfil') return canRecordFulfilment(actor, ownerId) ? `${advice}/fulfilment` : '';
  return kind === 'deviation' && canPrepareCase(actor, ownerId) ? '/ask' : '';
};

const tags: Readonly<Partial<Record<MatterKind, MessageDescriptor>>> = {
  tell: msg`not yet told`,
  undecided: msg`undecided`,
};

const rowOf = (looking: Looking, row: Row) => {
  const { i18n, house } = looking;
  const tag = tags[row.kind];
  return {
    id: row.caseId,
    label: row.label,
    to: `/c/${house.slug}/cases/${row.caseId}${addressOf(looking, row)}`,
    tag: tag === undefined ? null : i18n._(tag),
    what: whatOf(looking, row),
    ...sinceOf(looking, row),
    next: row.next === null ? null : i18n._(nextWords[row.next]),
    behalf: behalfOf(looking, 'behalf' in row ? row.behalf : null),
  };
};

/** Who may record what she decides, said to a reader who may not. */
const whoMay = ({ i18n }: Looking): string => {
  const roles = new Intl.ListFormat(i18n.locale, { type: 'disjunction' }).format(
    decisionRoles.map((role) => i18n._(roleWords[role] ?? { id: role })),
  );
  return i18n._(msg`What she decides, and what becomes of it, may be recorded by: ${roles}.`);
};

const sectionOf = (looking: Looking, key: string, title: MessageDescriptor, rows: readonly Row[]) => {
  const [first] = rows;
  if (first === undefined) return [];
  const owed = key === 'talk' && !canRecordDecision(looking.actor, looking.ownerId);
  return [
    {
      key,
      title: looking.i18n._(title),
      note: owed ? whoMay(looking) : null,
      rest: first.inAll - rows.length,
      rows: rows.map((row) => rowOf(looking, row)),
    },
  ];
};

/** Whose turn it is in the reader's words, under each heading at most so many: the page needs no words for all the others. */
export const turnsUpTo = async (looking: Looking, limit: number) => {
  const found = await turnsOf(looking, limit);
  if (found === null) return null;
  const { mine, nobodys } = found;
  const sections = Object.entries(titles).flatMap(([key, title]) =>
    sectionOf(
      looking,
      key,
      title,
      mine.filter(({ section }) => section === key),
    ),
  );
  const alone = Object.keys(titles).flatMap((key) =>
    sectionOf(
      looking,
      `nobody-${key}`,
      msg`Nobody here may see to this: there is no chair and no coordinator`,
      nobodys.filter(({ section }) => section === key),
    ),
  );
  const all = [...sections, ...alone];
  return all.length === 0
    ? null
    : {
        waiting: all
          .filter(({ key }) => key !== 'later')
          .reduce((sum, { rows, rest }) => sum + rows.length + rest, 0),
        women: Object.fromEntries(
          [...mine, ...nobodys].map(({ label, patientId }) => [label, patientId]),
        ) as Readonly<Record<string, string>>,
        her: {} as Readonly<Record<string, string>>,
        sections: all,
        to: `/c/${looking.house.slug}/turns`,
      };
};
export type TurnsTold = NonNullable<Awaited<ReturnType<typeof turnsUpTo>>>;

const atFirst = 5;
/** What "My work" shows of it. */
export const turnsTold = (looking: Looking) => turnsUpTo(looking, atFirst);
