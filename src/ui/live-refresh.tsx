import { use, useEffect, useEffectEvent, useState } from 'react';
import { useNavigation, useRevalidator } from 'react-router';
import { WritingContext } from './writing-state.ts';
import { followStream, startIn, type StreamState } from './event-stream.ts';
import { StreamNote } from './stream-note.tsx';

const gatherMilliseconds = 50;

/**
 * Keeps the page current: follows the stream at `url` and reloads the page's data shortly after each event, or when
 * the stream's heartbeat names an entry it has not heard of; what comes while the page is on its way is read after that, so that
 * many changes neither hold it up nor break a step off. Says whether it is connected. `url` names the position
 * the page was made at (for example `?after=123`), so that nothing between is lost; it is read once. Without script
 * the page simply stays as it was loaded.
 */
export function LiveRefresh({ url }: { readonly url: string }) {
  const { revalidate, state: reading } = useRevalidator();
  const { state: stepping } = useNavigation();
  const { whenEnded } = use(WritingContext);
  const ended = useEffectEvent(whenEnded);
  const [start] = useState(url);
  const [state, setState] = useState<StreamState>('waiting');
  const [isBehind, setBehind] = useState(false);
  const isReady = isBehind && reading === 'idle' && stepping === 'idle';

  useEffect(() => {
    if (!isReady) return;
    const timer = setTimeout(() => {
      setBehind(false);
      void revalidate();
    }, gatherMilliseconds);
    return () => clearTimeout(timer);
  }, [isReady, revalidate]);

  useEffect(() => {
    let seen = startIn(start);
    const refresh = () => setBehind(true);
    const stop = followStream(start, {
      onEvent: (kind, data, position) => {
        const isUnheard = kind === 'position' && Number(data) > seen;
        seen = Math.max(seen, kind === 'position' ? Number(data) : position);
        if (kind === 'message' || isUnheard) refresh();
      },
      onState: setState,
      onAccessEnd: () => ended(refresh),
    });
    return stop;
  }, [start]);

  return <StreamNote state={state} />;
}
