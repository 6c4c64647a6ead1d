import { Trans, useLingui } from '@lingui/react/macro';
import { ButtonLink } from './button.tsx';

/** The way through a list of several pages; nothing where one page holds all. */
export function Paging(props: {
  readonly page: number;
  readonly total: number;
  readonly pageSize: number;
  /** Address of a page, counted from 1. */
  readonly to: (page: number) => string;
}) {
  const { t } = useLingui();
  const { page, to } = props;
  const last = Math.max(1, Math.ceil(props.total / props.pageSize));
  if (last === 1 && page === 1) return null;
  return (
    <nav className="form-row" aria-label={t`Pages`}>
      {page > 1 ? (
        <ButtonLink to={to(page - 1)}>
          <Trans>Previous</Trans>
        </ButtonLink>
      ) : null}
      <span>
        <Trans>
          Page {page} of {last}
        </Trans>
      </span>
      {page < last ? (
        <ButtonLink to={to(page + 1)}>
          <Trans>Next</Trans>
        </ButtonLink>
      ) : null}
    </nav>
  );
}
