import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { AndMore } from '../../../../ui/and-more.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Section } from '../../../../ui/page.tsx';
import type { MyPathology as Data } from '../../queries/work-of.ts';

/** Operations whose pathology report is asked of the reader, each leading to its form. */
export default function MyPathology({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  return (
    <Section title={t`Pathology reports that wait for you`}>
      <ul className="work-list">
        {data.reports.map((entry) => (
          <li key={entry.operationId}>
            <Link to={`${data.to}/${entry.caseId}/operations/${entry.operationId}/pathology`}>
              {entry.label}
              {entry.doneOn === null ? null : (
                <>
                  , <Day date={entry.doneOn} />
                </>
              )}
            </Link>{' '}
            {data.her[entry.label]}
          </li>
        ))}
        <AndMore rest={data.waiting - data.reports.length} to={`${data.to}?state=operated`} />
      </ul>
    </Section>
  );
}
