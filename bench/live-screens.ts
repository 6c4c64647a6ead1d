import { get, type IncomingMessage } from 'node:http';

/** Readers of one meeting's stream; they hear and hold what a browser would. */
export type Screens = {
  /** Milliseconds until every screen had heard of the next entry, and until it held what it changed, for each screen. */
  readonly next: () => Promise<{ heard: number[]; current: number[] }>;
  readonly close: () => void;
};

const longest = 60_000;

type Round = { from: number; heard: number[]; current: number[]; done: () => void };

const openOne = (
  address: string,
  cookie: string,
  onEvent: (kind: string) => void,
): Promise<IncomingMessage> =>
  new Promise((done, fail) => {
    get(address, { headers: { cookie }, agent: false }, (answer) => {
      if (answer.statusCode !== 200) return fail(new Error(`a stream answered ${answer.statusCode}`));
      let rest = '';
      answer.on('data', (chunk: Buffer) => {
        const events = (rest + chunk.toString('latin1')).split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events) onEvent(/^event: (\w+)$/m.exec(event)?.[1] ?? '');
      });
      answer.on('error', () => {});
      done(answer);
    }).on('error', fail);
  });

/** Opens one stream for each address and cookie given. */
export const openScreens = async (
  places: readonly { readonly address: string; readonly cookie: string }[],
): Promise<Screens> => {
  let round: Round | null = null;
  let ended = 0;
  const hear = (kind: string): void => {
    if (kind === 'end') ended += 1;
    if (round === null) return;
    const passed = performance.now() - round.from;
    if (kind === 'heard') round.heard.push(passed);
    if (kind === 'state') round.current.push(passed);
    if (round.current.length >= places.length) round.done();
  };
  const answers: IncomingMessage[] = [];
  for (const { address, cookie } of places) answers.push(await openOne(address, cookie, hear));
  return {
    next: async () => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const mine: Round = { from: performance.now(), heard: [], current: [], done: resolve };
      round = mine;
      const timer = setTimeout(
        () => reject(new Error(`${mine.current.length} of ${places.length} current, ${ended} ended`)),
        longest,
      );
      await promise.finally(() => clearTimeout(timer));
      round = null;
      return mine;
    },
    close: () => {
      for (const answer of answers) answer.destroy();
    },
  };
};
