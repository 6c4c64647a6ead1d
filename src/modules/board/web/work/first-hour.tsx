import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Section } from '../../../../ui/page.tsx';
import { Mark } from '../../../../ui/tag.tsx';
import type { FirstHour, FirstStep } from '../../queries/first-hour.ts';

const useSteps = (): Readonly<Record<FirstStep['key'], readonly [what: ReactNode, who: ReactNode]>> => ({
  people: [
    <Trans key="what">Add the people of the house: who coordinates or chairs boards, and who treats</Trans>,
    <Trans key="who">an administrator does this</Trans>,
  ],
  board: [
    <Trans key="what">Set up a board: its day, its quorum, its members</Trans>,
    <Trans key="who">a coordinator, the chair or an administrator does this</Trans>,
  ],
  case: [
    <Trans key="what">Refer the first case with its question</Trans>,
    <Trans key="who">whoever treats or coordinates does this</Trans>,
  ],
  list: [
    <Trans key="what">Plan the next board and list the case</Trans>,
    <Trans key="who">whoever coordinates or chairs does this</Trans>,
  ],
});

/** The way of a new house to its first case on a board. */
export default function FirstHourSteps({ data }: { readonly data: FirstHour }) {
  const { t } = useLingui();
  const words = useSteps();
  return (
    <Section title={t`The first hour of this house`}>
      <ol className="work-list">
        {data.steps.map(({ key, done, to }) => {
          const [what, who] = words[key];
          return (
            <li key={key}>
              {done ? (
                <Mark tone="good">
                  <Trans>done</Trans>
                </Mark>
              ) : null}{' '}
              {done || to === null ? what : <Link to={to}>{what}</Link>}{' '}
              {done || to !== null ? null : <span className="muted">{who}</span>}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
