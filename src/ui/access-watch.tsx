import { createContext, type ReactNode, use, useCallback, useEffect, useEffectEvent, useState } from 'react';
import { useRevalidator } from 'react-router';
import { followStream } from './event-stream.ts';
import { WritingContext } from './writing-state.ts';

/** Says that a page follows a stream of its own, until the returned function is called. */
const FollowingContext = createContext<() => () => void>(() => () => {});

/** For whatever follows a stream by itself: it hears of the end of access, so nobody else need listen. */
export const useFollowing = (): void => {
  const follow = use(FollowingContext);
  useEffect(() => follow(), [follow]);
};

/** A page that follows a stream says so within this time. */
const patienceMilliseconds = 200;

function Watch({ url }: { readonly url: string }) {
  const { revalidate } = useRevalidator();
  const { whenEnded } = use(WritingContext);
  const ended = useEffectEvent(() => whenEnded(() => void revalidate()));
  const [start] = useState(url);
  useEffect(() => {
    let stop = () => {};
    const timer = setTimeout(() => {
      stop = followStream(start, { onEvent: () => {}, onState: () => {}, onAccessEnd: () => ended() });
    }, patienceMilliseconds);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [start]);
  return null;
}

/**
 * Lets a page that follows no stream close too when its reader's session, account or role ends: it listens at `url`, where nothing
 * else is told. Null where nobody is signed in.
 */
export function AccessWatch({
  url,
  children,
}: {
  readonly url: string | null;
  readonly children: ReactNode;
}) {
  const [followed, setFollowed] = useState(0);
  const follow = useCallback(() => {
    setFollowed((before) => before + 1);
    return () => setFollowed((before) => before - 1);
  }, []);
  return (
    <FollowingContext value={follow}>
      {children}
      {followed === 0 && url !== null ? <Watch key={url.split('?', 1)[0]} url={url} /> : null}
    </FollowingContext>
  );
}
