import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useActionData } from 'react-router';
import { Notice } from '../../../../ui/notice.tsx';
import { Section } from '../../../../ui/page.tsx';
import type { ChangeMeans, SetApart } from './board-change.ts';
import { WallTime } from './meeting-note.tsx';

/** What the form of this page means that was looked at; null when none was. */
export const useMeans = (): ChangeMeans | null => {
  const answer = useActionData<{ readonly means?: ChangeMeans } | undefined>();
  return answer?.means ?? null;
};

/** The meetings that stay as special ones, which are confirmed by the form around them. */
export function MeetingsApart({ apart }: { readonly apart: readonly SetApart[] }) {
  if (apart.length === 0) return null;
  const cases = apart.reduce((sum, one) => sum + one.cases, 0);
  return (
    <Notice
      tone="warn"
      title={
        <Plural
          value={apart.length}
          one="# planned meeting is on a date that the board does not have then. It stays as a special meeting, for the reason given."
          other="# planned meetings are on dates that the board does not have then. They stay as special meetings, for the reason given."
        />
      }
    >
      <p>
        <Plural
          value={cases}
          _0="Nobody is listed for them."
          one="# woman is listed, and stays."
          other="# women are listed, and stay."
        />
      </p>
      <ul>
        {apart.map(({ id, localStart, cases: listed }) => (
          <li key={id}>
            <input type="hidden" name="apart" value={id} />
            <WallTime at={localStart} /> (<Plural value={listed} one="# case" other="# cases" />)
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What a change means, before it is saved. */
export function MeansOfChange({ means }: { readonly means: ChangeMeans }) {
  const { t } = useLingui();
  return (
    <Section title={t`What it means`}>
      <p>
        <Trans>The next dates of the board from that day on:</Trans>
      </p>
      <ul>
        {means.dates.map((date) => (
          <li key={date}>
            <WallTime at={date} />
          </li>
        ))}
      </ul>
      <MeetingsApart apart={means.apart} />
    </Section>
  );
}
