import { useLingui } from '@lingui/react/macro';
import { localTime } from '../../../../ui/wall-clock.ts';
import type { QuorumState } from '../../../meetings/index.ts';
import { useWords, type Words } from '../words.tsx';

type Seat = QuorumState['missing'][number];

/** Names in a row, joined as the reader's language joins them. */
export const useList = (): ((names: readonly string[], type?: 'conjunction' | 'disjunction') => string) => {
  const { i18n } = useLingui();
  return (names, type = 'conjunction') =>
    new Intl.ListFormat(i18n.locale, { type, style: 'long' }).format(names);
};

/** One sentence for each seat nobody fills: which discipline, who of the members could still join, and who is there and came late. */
export const useMissingSentences = (
  nameOf: (personId: string) => string,
  zone: string,
): ((seat: Seat) => string) => {
  const { t } = useLingui();
  const { word } = useWords();
  const list = useList();
  return (seat) => {
    const discipline = who(word, seat, list);
    const people = list(seat.couldJoin.map(nameOf), 'disjunction');
    const missing = seat.certain
      ? t`${discipline} is missing.`
      : t`${discipline} is missing, and it is not known whether this case needs it.`;
    const late = seat.late.map(({ personId, from }) => {
      const [name, time] = [nameOf(personId), from === null ? '' : localTime(from, zone)];
      return from === null
        ? t`${name} came too late to count.`
        : t`${name} came late and counts from ${time}.`;
    });
    if (people !== '') return [missing, ...late, t`${people} could join.`].join(' ');
    return [missing, ...(late.length > 0 ? late : [t`No member could join.`])].join(' ');
  };
};

const who = (word: Words['word'], seat: Seat, list: ReturnType<typeof useList>): string =>
  list(
    seat.disciplines.map((code) => word('discipline', code)),
    'disjunction',
  );

/** The disciplines a concluded item went without, in a few words. */
export const useMissingWords = (): ((quorum: QuorumState) => string) => {
  const { word } = useWords();
  const list = useList();
  return ({ missing }) => list(missing.map((seat) => who(word, seat, list)));
};

/** "Quorum met", "not met", "not known". */
export const useQuorumWord = (): ((met: boolean | null) => string) => {
  const { t } = useLingui();
  return (met) => {
    if (met === null) return t`Quorum not known`;
    return met ? t`Quorum met` : t`Quorum not met`;
  };
};
