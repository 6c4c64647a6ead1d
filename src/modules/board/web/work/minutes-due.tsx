import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { AndMore } from '../../../../ui/and-more.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Section } from '../../../../ui/page.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import type { MinutesOfReader as Data } from '../../queries/my-work.ts';

/** Boards that have ended whose minutes the reader has to sign, or to sign again. */
export default function MinutesDue({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  return (
    <Section title={t`Minutes to sign`}>
      <ul className="work-list">
        {data.due.map(({ id, name, localStart, signed }) => (
          <li key={id}>
            <Link to={`${data.to}/${id}/minutes`}>
              {name}, <Day date={localStart.slice(0, 10)} /> {localStart.slice(11, 16)}
            </Link>{' '}
            {signed === null ? (
              <Tag tone="neutral">
                <Trans>not signed yet</Trans>
              </Tag>
            ) : (
              <Tag tone="warn">
                <Trans>changed since version {signed}</Trans>
              </Tag>
            )}
          </li>
        ))}
        <AndMore rest={data.waiting - data.due.length} to={data.to} />
      </ul>
    </Section>
  );
}
