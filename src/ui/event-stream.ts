export type StreamState = 'waiting' | 'live' | 'offline';

export interface StreamListener {
  onEvent(): void;
  onState(state: StreamState): void;
}

const retryMilliseconds = 3000;

const withPosition = (url: string, position: string): string => {
  if (position === '') return url;
  const address = new URL(url, location.href);
  address.searchParams.set('after', position);
  return address.href;
};

/**
 * Follows a server's event stream until the returned function is called. It resumes after the last event it saw
 * (the browser sends Last-Event-ID; a stream the server refused is opened again with `after`). While the page is
 * hidden the stream rests, because a browser allows few connections to one server. When the server ends it because
 * the reader may no longer see it, the page hears an event and loads anew; when the session has too many streams it
 * rests until the page is shown again.
 */
export const followStream = (url: string, listener: StreamListener): (() => void) => {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let position = '';

  const heard = (event: MessageEvent) => {
    if (event.lastEventId !== '') position = event.lastEventId;
    listener.onEvent();
  };
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const open = () => {
    close();
    const stream = new EventSource(withPosition(url, position));
    stream.addEventListener('open', () => listener.onState('live'));
    stream.addEventListener('message', heard);
    stream.addEventListener('end', (event) => {
      close();
      listener.onState('offline');
      if (event.data === 'access') listener.onEvent();
    });
    stream.addEventListener('error', () => {
      listener.onState('offline');
      if (stream.readyState === EventSource.CLOSED) timer = setTimeout(open, retryMilliseconds);
    });
    source = stream;
  };
  const follow = () => {
    if (document.hidden) close();
    else if (source === undefined) {
      open();
      if (position !== '') listener.onEvent();
    }
  };

  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    close();
  };
};
