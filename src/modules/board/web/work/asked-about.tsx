import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { AndMore } from '../../../../ui/and-more.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Section } from '../../../../ui/page.tsx';
import type { AskedTold } from './asked-told.ts';
import { WhoMay } from './who-may.tsx';

type Props = { readonly data: AskedTold };

/** Recommendations, each with whose it is; the link leads to where it is said what became of it, or to what `leads` says. */
function Asked({ data, leads }: Props & { readonly leads: 'fulfilment' | 'ask' }) {
  const place = (id: string) => (data.maySay ? `/recommendations/${id}/fulfilment` : '');
  return (
    <ul className="work-list">
      {data.rows.map(({ id, caseId, patientId, label, what, askedFrom }) => (
        <li key={id}>
          <Link to={`${data.to}/${caseId}${leads === 'ask' ? '/ask' : place(id)}`}>{label}</Link>{' '}
          {data.her[patientId]} · <strong>{what}</strong>{' '}
          {askedFrom === null ? null : (
            <span className="muted">
              <Trans>
                was due on <Day date={askedFrom} />
              </Trans>
            </span>
          )}
        </li>
      ))}
      <AndMore rest={data.waiting - data.rows.length} to={data.to} />
    </ul>
  );
}

/** What the reader sees to, is due, and answered neither by the record nor by anybody. */
export function Fulfilments({ data }: Props) {
  const { t } = useLingui();
  return (
    <Section title={t`What became of it?`}>
      {data.maySay ? null : <WhoMay roles={data.sayers} />}
      <Asked data={data} leads="fulfilment" />
    </Section>
  );
}

/** The same of those who have left the house. */
export function FulfilmentsLeft({ data }: Props) {
  const { t } = useLingui();
  return (
    <Section title={t`What became of it? Nobody here sees to it any more`}>
      <Asked data={data} leads="fulfilment" />
    </Section>
  );
}

/** Women who were treated against what a board meant: she goes back to one. */
export function Deviations({ data }: Props) {
  const { t } = useLingui();
  return (
    <Section title={t`Treated otherwise than the board meant: ask it again`}>
      <Asked data={data} leads="ask" />
    </Section>
  );
}
