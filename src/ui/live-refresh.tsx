import { Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useRevalidator } from 'react-router';
import { classes } from './classes.ts';
import { followStream, type StreamState } from './event-stream.ts';

const debounceMilliseconds = 50;

/**
 * Keeps the page current: follows the stream at `url` and reloads the page's data shortly after each event. Says
 * whether it is connected. `url` names the position the page was made at (for example `?after=123`), so that
 * nothing between is lost; it is read once. Without script the page simply stays as it was loaded.
 */
export function LiveRefresh({ url }: { readonly url: string }) {
  const { revalidate } = useRevalidator();
  const [state, setState] = useState<StreamState>('waiting');
  const latest = useRef({ url, revalidate });
  latest.current.revalidate = revalidate;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void latest.current.revalidate(), debounceMilliseconds);
    };
    const stop = followStream(latest.current.url, { onEvent: refresh, onState: setState });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);

  return (
    <span className={classes('live', `live-${state}`)} role="status">
      {state === 'live' ? <Trans>Live</Trans> : null}
      {state === 'offline' ? <Trans>Not connected: what you see may be old</Trans> : null}
    </span>
  );
}
