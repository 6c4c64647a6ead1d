import { Trans, useLingui } from '@lingui/react/macro';
import { isRouteErrorResponse } from 'react-router';
import { ButtonLink } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';

const statusOf = (error: unknown): number => (isRouteErrorResponse(error) ? error.status : 500);

function Explanation({ status }: { status: number }) {
  if (status === 404)
    return (
      <Trans>There is nothing at this address, or it belongs to a house whose record you may not see.</Trans>
    );
  if (status === 403)
    return <Trans>Your role does not include this page. Your centre can change that.</Trans>;
  if (status === 401) return <Trans>Please sign in first.</Trans>;
  if (status === 503)
    return (
      <Trans>
        The record does not answer at the moment, or too much is going on. Please try again in a moment.
        Whoever had just sent a form looks first whether it was saved.
      </Trans>
    );
  if (status < 500) return <Trans>The server could not accept this request. Nothing was saved.</Trans>;
  return (
    <Trans>
      Something went wrong on our side. Please try again. Whoever had just sent a form looks first whether it
      was saved.
    </Trans>
  );
}

/** What a reader sees instead of a page that could not be shown: no stack, no message, no value. */
export function ErrorView({ error }: { error: unknown }) {
  const { t } = useLingui();
  const status = statusOf(error);
  const titles: Record<number, string> = { 404: t`Not found`, 403: t`Not allowed`, 401: t`Sign in` };
  return (
    <Page
      title={titles[status] ?? t`This page could not be shown`}
      subtitle={<Trans>Answer {status}</Trans>}
      answer={isRouteErrorResponse(error) ? error.data : undefined}
    >
      <p className="prose">
        <Explanation status={status} />
      </p>
      <ButtonLink to="/">
        <Trans>To the front door</Trans>
      </ButtonLink>
    </Page>
  );
}
