import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { AndMore } from '../../../../ui/and-more.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Section } from '../../../../ui/page.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import type { ConversationsOf } from '../../queries/my-work.ts';
import { WhoMay } from './who-may.tsx';

/** Who may not record her decision is led to the case and told who may. */
export default function Conversations({ data }: { readonly data: ConversationsOf }) {
  const { t } = useLingui();
  const { mayDecide, to } = data;
  return (
    <Section title={t`Conversations you owe`}>
      {mayDecide ? null : <WhoMay roles={data.deciders} />}
      <ul className="work-list">
        {data.conversations.map((entry) => (
          <li key={entry.id}>
            <Link to={`${to}/${entry.caseId}${mayDecide ? `/recommendations/${entry.id}` : ''}`}>
              {entry.label}
            </Link>{' '}
            {entry.decision === 'undecided' ? (
              <Tag tone="warn">
                <Trans>undecided</Trans>
              </Tag>
            ) : (
              <Tag tone="neutral">
                <Trans>not yet told</Trans>
              </Tag>
            )}{' '}
            <span className="muted">
              <Trans>
                due <Day date={entry.dueOn} />
              </Trans>
            </span>
          </li>
        ))}
        <AndMore rest={data.waiting - data.conversations.length} to={`${to}?state=recommended`} />
      </ul>
    </Section>
  );
}
