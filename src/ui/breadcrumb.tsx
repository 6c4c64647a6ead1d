import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';

/** The way from the start to this page; the last step has no address. Labels hold no patient's name or number. */
export function Breadcrumb(props: {
  readonly steps: ReadonlyArray<{ readonly label: string; readonly to?: string | undefined }>;
}) {
  const { t } = useLingui();
  return (
    <nav className="breadcrumb" aria-label={t`You are here`}>
      <ol>
        {props.steps.map(({ label, to }) => (
          <li key={label}>
            {to === undefined ? <span aria-current="page">{label}</span> : <Link to={to}>{label}</Link>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
