import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { AndMore } from '../../../../ui/and-more.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Section } from '../../../../ui/page.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import type { MyReports as Data } from '../../queries/work-of.ts';

/** A date known to the month or the year may leave open whether the 30th day has passed. */
function DueForm({ due }: { readonly due: boolean | null }) {
  if (due === false) return null;
  return due ? (
    <Tag tone="warn">
      <Trans>30-day form</Trans>
    </Tag>
  ) : (
    <Tag tone="neutral">
      <Trans>30-day form may be due</Trans>
    </Tag>
  );
}

/** Operations of the reader that are not written to their end. */
export default function MyReports({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  return (
    <Section title={t`Your operations with something open`}>
      <ul className="work-list">
        {data.reports.map((entry) => (
          <li key={entry.operationId}>
            <Link to={`${data.to}/${entry.caseId}/operations/${entry.operationId}`}>
              {entry.label}
              {entry.doneOn === null ? null : (
                <>
                  , <Day date={entry.doneOn} />
                </>
              )}
            </Link>{' '}
            {entry.reportComplete === true ? null : (
              <Tag tone="warn">
                <Trans>operative report</Trans>
              </Tag>
            )}{' '}
            <DueForm due={entry.formDue} />
          </li>
        ))}
        <AndMore rest={data.waiting - data.reports.length} to={`${data.to}?state=operated`} />
      </ul>
    </Section>
  );
}
