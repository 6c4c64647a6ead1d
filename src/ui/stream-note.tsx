import { Trans } from '@lingui/react/macro';
import { classes } from './classes.ts';
import type { StreamState } from './event-stream.ts';

/** Says whether a page that keeps itself current is connected. */
export function StreamNote({ state }: { readonly state: StreamState | 'behind' }) {
  return (
    <output className={classes('live', `live-${state}`)}>
      {state === 'live' ? <Trans>Live</Trans> : null}
      {state === 'behind' ? (
        <Trans>Something changed since: it shows once this form is sent or left</Trans>
      ) : null}
      {state === 'offline' ? <Trans>Not connected: what you see may be old</Trans> : null}
    </output>
  );
}
