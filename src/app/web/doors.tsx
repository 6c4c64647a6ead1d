import { Trans, useLingui } from '@lingui/react/macro';
import { ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Where a reader of the front door can go: their houses, the demonstration on its way, the first administrator. */
export function Doors(props: {
  readonly houses: readonly { readonly slug: string; readonly name: string }[];
  readonly loading: { readonly done: number; readonly all: number } | null;
  readonly empty: boolean;
}) {
  const { t } = useLingui();
  const { loading } = props;
  return (
    <>
      {props.houses.length > 0 ? (
        <nav className="doors-row" aria-label={t`Your houses`}>
          {props.houses.map(({ slug, name }) => (
            <ButtonLink key={slug} kind="main" to={`/c/${slug}`}>
              <Trans>Go to {name}</Trans>
            </ButtonLink>
          ))}
        </nav>
      ) : null}
      {loading === null ? null : (
        <Notice title={<Trans>The demonstration centre is being loaded</Trans>}>
          {loading.all === 0 ? (
            <Trans>It takes less than a minute. Load this page again to see it.</Trans>
          ) : (
            <Trans>
              {loading.done} of {loading.all} cases so far. Load this page again to see more.
            </Trans>
          )}
        </Notice>
      )}
      {props.empty ? (
        <Notice title={<Trans>Nobody is here yet</Trans>}>
          <ButtonLink to="/first-administrator">
            <Trans>Make the first administrator</Trans>
          </ButtonLink>
        </Notice>
      ) : null}
    </>
  );
}
