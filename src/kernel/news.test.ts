import { describe, expect, test } from 'vitest';
import type { Announcement, Listener } from './live.ts';
import { concerns, openNews } from './news.ts';

/** News on a live connection that the test speaks for, and a journal whose end it sets. */
const hearing = async (journalAt: number) => {
  let told: Listener = {};
  let end = journalAt;
  const live = { listen: (listener: Listener) => ((told = listener), () => {}), stop: async () => {} };
  const news = openNews(live, async () => end, 1_000_000);
  const heard: string[] = [];
  news.watch('house', ({ seq, topics }) => heard.push(`${seq} ${topics.join()}`));
  await Promise.resolve();
  const tell = (seq: number, changes = 1): void => {
    end = Math.max(end, seq);
    const entry: Announcement = { ownerId: 'house', seq, changes, command: 'x', topics: [`a:${seq}`] };
    told.heard?.(entry);
  };
  return { news, heard, tell, lose: (seq: number) => (end = seq), reopen: () => told.reopened?.() };
};

describe('news', () => {
  test('come as they are told, each once; what changed nothing wakes nobody', async () => {
    const { news, heard, tell } = await hearing(4);
    for (const seq of [5, 6, 6, 5]) tell(seq);
    tell(7, 0);
    tell(8);
    await news.check();
    expect(heard).toEqual(['5 a:5', '6 a:6', '8 a:8']);
    news.stop();
  });

  test('of an entry that stood already when somebody began to watch, and is told late, are not lost', async () => {
    const { heard, tell } = await hearing(5);
    tell(5);
    expect(heard).toEqual(['5 a:5']);
  });

  test('a message that never comes is made up for: by the next, by the check, after the connection was lost', async () => {
    const { news, heard, tell, lose, reopen } = await hearing(4);
    tell(5);
    tell(7);
    lose(8);
    await news.check();
    lose(9);
    reopen();
    await expect.poll(() => heard).toEqual(['5 a:5', '7 *,event:*', '8 *,event:*', '9 *,event:*']);
    tell(10);
    expect(heard.at(-1)).toBe('10 a:10');
  });

  test('even the first message', async () => {
    const { news, heard, lose } = await hearing(4);
    await news.check();
    expect(heard).toEqual([]);
    lose(5);
    await news.check();
    expect(heard).toEqual(['5 *,event:*']);
  });
});

test('news concern who asks for one of their topics; everything concerns everybody', () => {
  expect(concerns({ topics: ['a:1', 'event:x'] }, ['a:1'])).toBe(true);
  expect(concerns({ topics: ['a:1', 'event:x'] }, ['a:2'])).toBe(false);
  expect(concerns({ topics: ['*'] }, ['a:2'])).toBe(true);
});
