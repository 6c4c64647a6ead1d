import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { AndMore } from '../../../../ui/and-more.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Section } from '../../../../ui/page.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import type { PartsTold as Data } from './parts-told.ts';

type Asked = Data['cases'][number];

/** The parts that wait, each leading to its short form. */
function Parts({ of: { parts, referralId }, to }: { readonly of: Asked; readonly to: string }) {
  return parts.map(({ by, name, open }) => (
    <Link key={by} to={`${to}/work-up?part=${by}&question=${referralId}`}>
      <Trans>
        {name}: {open} open
      </Trans>
    </Link>
  ));
}

function Since({ days }: Pick<Asked, 'days'>) {
  return (
    <span className="muted">
      <Plural value={days} _0="asked today" one="asked # day ago" other="asked # days ago" />
    </span>
  );
}

/** Parts of the work-up that only the reader's profession, or the consultant of the question, can answer. */
export default function PartsWaiting({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  return (
    <Section title={t`Your part of the work-up`}>
      <ul className="work-list">
        {data.cases.map((asked) => (
          <li key={asked.referralId}>
            <Link to={`${data.to}/${asked.caseId}`}>{asked.label}</Link> {data.her[asked.label]}{' '}
            <Parts of={asked} to={`${data.to}/${asked.caseId}`} />{' '}
            {asked.boardOn === null ? (
              <Tag tone="neutral">
                <Trans>on no agenda yet</Trans>
              </Tag>
            ) : (
              <Tag tone="now">
                <Trans>
                  board of <Day date={asked.boardOn} />
                </Trans>
              </Tag>
            )}{' '}
            <Since days={asked.days} />
          </li>
        ))}
        <AndMore rest={data.waiting - data.cases.length} to={data.to} />
      </ul>
    </Section>
  );
}
