import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { AppError, forbidden } from './errors.ts';
import type { Listener } from './live.ts';
import { openScreens, type Screen, type Screens } from './screens.ts';

const limits = { perSession: 2, unread: 1_000_000, heartbeatMs: 10_000, recheckMs: 10_000 };

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Screens behind a real server; `mayStay` is asked for every stream. */
const serving = async (mayStay: () => Promise<unknown>, changed: Partial<typeof limits> = {}) => {
  const listeners: Listener[] = [];
  const live = { listen: (listener: Listener) => (listeners.push(listener), () => {}), stop: async () => {} };
  const screens: Screens = openScreens(live, { ...limits, ...changed });
  const open: Screen[] = [];
  server = createServer((asked: IncomingMessage, reply: ServerResponse) => {
    const [, sessionId = '', userId = ''] = (asked.url ?? '').split('/');
    open.push(screens.admit(reply, { sessionId, userId, mayStay }));
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const watch = (
    path: string,
  ): Promise<{ said: () => string; ended: () => boolean; answer: IncomingMessage }> =>
    new Promise((done) => {
      request({ port, path, host: '127.0.0.1' }, (answer) => {
        let text = '';
        let over = false;
        answer.on('error', () => {});
        answer.on('close', () => (over = true));
        done({ said: () => text, ended: () => over, answer });
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      }).end();
    });
  const changeAccess = (userId: string) => {
    for (const listener of listeners) listener.accessChanged?.(userId);
  };
  return { screens, open, watch, changeAccess };
};

/** Screens of a server that asks somebody first, while the reader has gone already. */
const servingLate = async () => {
  const live = { listen: () => () => {}, stop: async () => {} };
  const screens = openScreens(live, limits);
  const open: Screen[] = [];
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  const late = createServer((_asked, reply) => {
    reply.once('close', () => {
      leave();
      setImmediate(() =>
        open.push(screens.admit(reply, { sessionId: 's', userId: 'me', mayStay: async () => {} })),
      );
    });
  });
  server = late;
  await new Promise<void>((done) => late.listen(0, '127.0.0.1', done));
  const { port } = late.address() as AddressInfo;
  const watch = () => {
    const asked = request({ port, path: '/', host: '127.0.0.1' });
    asked.on('error', () => {});
    asked.end();
    setTimeout(() => asked.destroy(), 50);
  };
  return { screens, open, watch, left };
};

describe('an open stream', () => {
  test('whose reader left before it was opened is none, and leaves no timer behind', async () => {
    const { screens, watch, open, left } = await servingLate();
    watch();
    await left;
    await expect.poll(() => open.length).toBe(1);
    let told = false;
    open[0]?.onClose(() => (told = true));
    expect([screens.count, told]).toEqual([0, true]);
    const timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const again = await servingLate();
    again.watch();
    await again.left;
    await expect.poll(() => again.open.length).toBe(1);
    expect(process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length).toBeLessThanOrEqual(
      timers,
    );
  });

  test('ends at once when its account may no longer see it, and only that account is asked', async () => {
    let asked = 0;
    const { screens, watch, changeAccess } = await serving(async () => {
      asked += 1;
      throw forbidden();
    });
    const [mine, other] = [await watch('/s1/me'), await watch('/s2/other')];
    changeAccess('me');
    await expect.poll(mine.ended).toBe(true);
    expect(mine.said()).toContain('event: end\ndata: access\n\n');
    expect([other.ended(), asked, screens.count]).toEqual([false, 1, 1]);
  });

  test('is asked now and then, for what ends by the calendar', async () => {
    let allowed = true;
    const { watch } = await serving(
      async () => {
        if (!allowed) throw new AppError('sign_in_needed', 401);
      },
      { recheckMs: 20 },
    );
    const screen = await watch('/s1/me');
    await new Promise((done) => setTimeout(done, 100));
    expect(screen.ended()).toBe(false);
    allowed = false;
    await expect.poll(screen.ended).toBe(true);
  });

  test('stays while nobody can be asked', async () => {
    const { watch } = await serving(
      async () => {
        throw new AppError('database_away', 503);
      },
      { recheckMs: 20 },
    );
    const screen = await watch('/s1/me');
    await new Promise((done) => setTimeout(done, 150));
    expect(screen.ended()).toBe(false);
  });

  test('gives way, the longest open first, when one session opens too many', async () => {
    const { screens, watch } = await serving(async () => true);
    const [first, second, other] = [await watch('/s1/me'), await watch('/s1/me'), await watch('/s2/me')];
    const third = await watch('/s1/me');
    await expect.poll(first.ended).toBe(true);
    expect(first.said()).toContain('event: end\ndata: crowded\n\n');
    expect([second.ended(), other.ended(), third.ended(), screens.count]).toEqual([false, false, false, 3]);
  });

  test('is let go when it does not read what it is sent', async () => {
    const { screens, open, watch } = await serving(async () => true);
    const lazy = await watch('/s1/me');
    const keen = await watch('/s2/me');
    lazy.answer.pause();
    const frame = `data: ${'x'.repeat(50_000)}\n\n`;
    let sent = 0;
    for (; sent < 400 && screens.count === 2; sent += 1) {
      for (const screen of open) screen.send(frame);
      await new Promise((done) => setTimeout(done, 2));
    }
    expect(screens.count).toBe(1);
    expect(sent).toBeLessThan(400);
    expect(keen.ended()).toBe(false);
  });

  test('is said to be there by a heartbeat', async () => {
    const { watch } = await serving(async () => true, { heartbeatMs: 20 });
    const screen = await watch('/s1/me');
    await expect.poll(screen.said).toContain(': still here');
  });
});
