import type { ServerResponse } from 'node:http';
import { isAppError } from './errors.ts';
import type { Live } from './live.ts';

/** Who watches, and the question whether they still may: it fails with a refusal when they may not. */
export type Watcher = {
  readonly sessionId: string;
  readonly userId: string;
  readonly mayStay: () => Promise<unknown>;
};

/** One open stream of server-sent events. */
export interface Screen {
  /** Sends what is already framed as an event; a screen that does not read is let go. */
  send(frame: string | Buffer): void;
  onClose(work: () => void): void;
  /** What the heartbeat says from now on: the number of the entry that the screen should have seen. */
  beatWith(position: () => number): void;
}

export interface Screens {
  /** Opens a stream on this answer; of one session the longest open gives way when there are too many. */
  admit(reply: ServerResponse, watcher: Watcher): Screen;
  readonly count: number;
}

export type ScreenLimits = {
  readonly perSession: number;
  /** Bytes that a screen may leave unread. */
  readonly unread: number;
  readonly heartbeatMs: number;
  readonly recheckMs: number;
};
const usual: ScreenLimits = { perSession: 12, unread: 1_000_000, heartbeatMs: 20_000, recheckMs: 60_000 };

type Open = Watcher & { readonly end: (why: 'access' | 'crowded') => void };

/** Why a stream ends tells the page what to do: load anew, which asks who may see it, or rest. */
const farewell = (why: string): string => `event: end\ndata: ${why}\n\n`;

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
};

/** Names the newest entry a screen should have seen; one that is behind loads anew. */
export const positionEvent = (seq: number): string => `event: position\ndata: ${seq}\n\n`;

/** Does this when the answer's connection has closed; at once when its reader left before it could be opened. */
const whenClosed = (reply: ServerResponse, work: () => void): void => {
  if (reply.closed || reply.destroyed) work();
  else reply.once('close', work);
};

const screenOn = (reply: ServerResponse, { unread, heartbeatMs }: ScreenLimits): Screen => {
  let position: (() => number) | undefined;
  const send: Screen['send'] = (frame) => {
    if (reply.writableEnded || reply.destroyed) return;
    reply.write(frame);
    if (reply.writableLength > unread) reply.destroy();
  };
  const timer = setInterval(
    () => send(position === undefined ? ': still here\n\n' : positionEvent(position())),
    heartbeatMs,
  );
  whenClosed(reply, () => clearInterval(timer));
  return {
    send,
    onClose: (work) => whenClosed(reply, work),
    beatWith: (asked) => void (position = asked),
  };
};

/**
 * The process's open streams. Each ends when its session, account or role ends: asked at once when the database says
 * that something changed for its account, and now and then, for what ends by the calendar.
 */
export const openScreens = (live: Live, limits: ScreenLimits = usual): Screens => {
  const open = new Set<Open>();
  const recheck = (screen: Open): void => {
    screen.mayStay().catch((error: unknown) => {
      // While the database is away nobody can be asked, and nothing new is told either.
      if (isAppError(error) && error.status < 500) screen.end('access');
    });
  };
  live.listen({
    accessChanged: (userId) => {
      for (const screen of open) if (screen.userId === userId) recheck(screen);
    },
  });
  const makeRoom = (sessionId: string): void => {
    const mine = [...open].filter((screen) => screen.sessionId === sessionId);
    for (const screen of mine.slice(0, Math.max(0, mine.length - limits.perSession + 1)))
      screen.end('crowded');
  };

  return {
    get count() {
      return open.size;
    },
    admit: (reply, watcher) => {
      makeRoom(watcher.sessionId);
      if (!reply.closed && !reply.destroyed) reply.writeHead(200, headers);
      const screen = screenOn(reply, limits);
      const entry: Open = {
        ...watcher,
        end: (why) => {
          open.delete(entry);
          screen.send(farewell(why));
          reply.end();
        },
      };
      open.add(entry);
      const timer = setInterval(() => recheck(entry), limits.recheckMs);
      screen.onClose(() => {
        open.delete(entry);
        clearInterval(timer);
      });
      screen.send(': open\n\n');
      return screen;
    },
  };
};
