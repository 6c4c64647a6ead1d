import { Link } from 'react-router';
import { AndMore } from '../../../../ui/and-more.tsx';
import { Section } from '../../../../ui/page.tsx';
import type { AskedTold } from './asked-told.ts';

/** Recommendations that are asked about, each with whose it is, what it is and since when; each leads to where the answer is given. */
export default function AskedAbout({ data }: { readonly data: AskedTold }) {
  return (
    <Section title={data.title}>
      <ul className="work-list">
        {data.rows.map(({ id, to, label, patientId, what, due }) => (
          <li key={id}>
            <Link to={to}>{label}</Link> {data.her[patientId]} · <strong>{what}</strong>{' '}
            <span className="muted">{due}</span>
          </li>
        ))}
        <AndMore rest={data.waiting - data.rows.length} to={data.to} />
      </ul>
    </Section>
  );
}
