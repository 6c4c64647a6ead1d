import { use, useEffect, useEffectEvent, useState } from 'react';
import { useRevalidator } from 'react-router';
import { WritingContext } from './writing-state.ts';
import { followStream, startIn, type StreamState } from './event-stream.ts';
import { StreamNote } from './stream-note.tsx';

const gatherMilliseconds = 50;

/**
 * Keeps the page current: follows the stream at `url` and reloads the page's data shortly after each event, or when
 * the stream's heartbeat names an entry it has not heard of. Says whether it is connected. `url` names the position
 * the page was made at (for example `?after=123`), so that nothing between is lost; it is read once. Without script
 * the page simply stays as it was loaded.
 */
export function LiveRefresh({ url }: { readonly url: string }) {
  const { revalidate } = useRevalidator();
  const { whenEnded } = use(WritingContext);
  const ended = useEffectEvent(whenEnded);
  const [start] = useState(url);
  const [state, setState] = useState<StreamState>('waiting');

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let seen = startIn(start);
    const refresh = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void revalidate();
      }, gatherMilliseconds);
    };
    const stop = followStream(start, {
      onEvent: (kind, data, position) => {
        const isBehind = kind === 'position' && Number(data) > seen;
        seen = Math.max(seen, kind === 'position' ? Number(data) : position);
        if (kind === 'message' || isBehind) refresh();
      },
      onState: setState,
      onAccessEnd: () => ended(refresh),
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [start, revalidate]);

  return <StreamNote state={state} />;
}
