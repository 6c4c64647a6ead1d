export type StreamState = 'waiting' | 'live' | 'offline';

/** What a stream may say: that something moved, a state or what changed in it, or which entry one should have seen. */
export const streamEvents = ['message', 'heard', 'state', 'position'] as const;
export type StreamEvent = (typeof streamEvents)[number];

export interface StreamListener {
  /** `position` is the number of the last entry the stream has told of. */
  onEvent(kind: StreamEvent, data: string, position: number): void;
  onState(state: StreamState): void;
  /** The server says that the reader may no longer see this. */
  onAccessEnd(): void;
}

const retryMilliseconds = 3000;

/** The journal entry that an address says its page was made at (`after`); 0 when it says none. */
export const startIn = (url: string): number => Number(/[?&]after=(\d+)/.exec(url)?.[1] ?? 0);

const withPosition = (url: string, position: string): string => {
  if (position === '') return url;
  const address = new URL(url, location.href);
  address.searchParams.set('after', position);
  return address.href;
};

/**
 * Follows a server's event stream until the returned function is called. It resumes after the last event it saw
 * (the browser sends Last-Event-ID; a stream the server refused is opened again with `after`). While the page is
 * hidden the stream rests, because a browser allows few connections to one server; what was missed the server says
 * when it is opened again. When the session has too many streams it rests until the page is shown again.
 */
export const followStream = (url: string, listener: StreamListener): (() => void) => {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let position = '';

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const open = () => {
    close();
    const stream = new EventSource(withPosition(url, position));
    stream.addEventListener('open', () => listener.onState('live'));
    for (const kind of streamEvents)
      stream.addEventListener(kind, (event) => {
        if (event.lastEventId !== '') position = event.lastEventId;
        listener.onEvent(kind, String(event.data), Number(position));
      });
    stream.addEventListener('end', (event) => {
      close();
      listener.onState('offline');
      if (event.data === 'access') listener.onAccessEnd();
    });
    stream.addEventListener('error', () => {
      listener.onState('offline');
      if (stream.readyState === EventSource.CLOSED) timer = setTimeout(open, retryMilliseconds);
    });
    source = stream;
  };
  const follow = () => {
    if (document.hidden) close();
    else if (source === undefined) open();
  };

  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    close();
  };
};
