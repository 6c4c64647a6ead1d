import { use, useEffect, useEffectEvent, useState } from 'react';
import { useActionData, useNavigation, useRevalidator } from 'react-router';
import { isRefused } from '../kernel/http/refusal.ts';
import { useFollowing } from './access-watch.tsx';
import { WritingContext } from './writing-state.ts';
import { followStream, startIn, type StreamState } from './event-stream.ts';
import { StreamNote } from './stream-note.tsx';

const gatherMilliseconds = 50;
/** For so long a reading that is on its way is waited for: one whose answer never comes keeps no other back. */
const patienceMilliseconds = 15_000;

/**
 * Keeps the page current: follows the stream at `url` and reloads the page's data shortly after each event, or when
 * the stream's heartbeat names an entry it has not heard of; what comes while the page is on its way is read after that, so that
 * many changes neither hold it up nor break a step off. While the refusal of a form stands on it, the page stays as it is and
 * says so (decision 47). Says whether it is connected. `url` names the position the page was made at (for example `?after=123`),
 * so that nothing between is lost; it is read once. Without script the page simply stays as it was loaded.
 */
export function LiveRefresh({ url }: { readonly url: string }) {
  useFollowing();
  const { revalidate, state: reading } = useRevalidator();
  const { state: stepping } = useNavigation();
  const { whenEnded } = use(WritingContext);
  const ended = useEffectEvent(() => whenEnded(() => void revalidate()));
  const [start] = useState(url);
  const [state, setState] = useState<StreamState>('waiting');
  const [isBehind, setBehind] = useState(false);
  // What a form was refused for would go with the reading, and what was typed in it with a line that is cut.
  const isHeld = isRefused(useActionData());
  const isOnItsWay = reading !== 'idle' || stepping !== 'idle';
  const wait = isOnItsWay ? patienceMilliseconds : gatherMilliseconds;

  // A form that is sent breaks a reading off.
  if (reading !== 'idle' && stepping !== 'idle' && !isBehind) setBehind(true);

  useEffect(() => {
    if (!isBehind || isHeld) return;
    const timer = setTimeout(() => {
      setBehind(false);
      void revalidate();
    }, wait);
    return () => clearTimeout(timer);
  }, [isBehind, isHeld, wait, revalidate]);

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
      onAccessEnd: () => ended(),
    });
    return stop;
  }, [start]);

  return <StreamNote state={isHeld && isBehind ? 'behind' : state} />;
}
