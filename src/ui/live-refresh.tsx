import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useRevalidator } from 'react-router';
import { classes } from './classes.ts';
import { followStream, type StreamState } from './event-stream.ts';

const gatherMilliseconds = 50;

/**
 * Keeps the page current: follows the stream at `url` and reloads the page's data shortly after each event. Says
 * whether it is connected. `url` names the position the page was made at (for example `?after=123`), so that
 * nothing between is lost; it is read once. Without script the page simply stays as it was loaded.
 */
export function LiveRefresh({ url }: { readonly url: string }) {
  const { revalidate } = useRevalidator();
  const [start] = useState(url);
  const [state, setState] = useState<StreamState>('waiting');

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer = undefined;
      void revalidate();
    };
    const stop = followStream(start, {
      onEvent: () => {
        timer ??= setTimeout(refresh, gatherMilliseconds);
      },
      onState: setState,
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [start, revalidate]);

  return (
    <output className={classes('live', `live-${state}`)}>
      {state === 'live' ? <Trans>Live</Trans> : null}
      {state === 'offline' ? <Trans>Not connected: what you see may be old</Trans> : null}
    </output>
  );
}
