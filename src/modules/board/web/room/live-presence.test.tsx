import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { boardOf, liveOf } from '../../../../testing/drawn-board.ts';
import { textOf } from '../../../../testing/page-form.ts';
import { itemsIn } from '../../../../testing/page-parts.ts';
import { Presence } from './live-presence.tsx';

const person = (personId: string) => ({
  personId,
  name: { latin: `Test ${personId}`, native: null },
});
const member = (personId: string, discipline: string, role: 'chair' | 'member' | 'observer' = 'member') => ({
  ...person(personId),
  discipline,
  role,
});
const there = (personId: string, discipline: string, more: object = {}) => ({
  ...person(personId),
  id: `${personId} there`,
  discipline,
  mode: 'room' as const,
  joinedAt: '2026-11-18T23:05:00Z',
  leftAt: null,
  ...more,
});
const people = ['ann', 'bea', 'cho', 'dan', 'eve'].map((id) => ({ id, name: `Test ${id}` }));
const members = [
  member('ann', 'gynaecologic-oncology', 'chair'),
  member('bea', 'radiology'),
  member('cho', 'radiology', 'observer'),
];

const shown = (presence: ReturnType<typeof there>[], among = people) => {
  const data = liveOf(boardOf([], { members, presence }), { people: among });
  return drawn(<Presence data={data} />);
};
const guestsOf = (html: string): readonly string[] => {
  const list = /name="personId"[^>]*>(?:(?!<\/select>).)*Test.*?<\/select>/s.exec(html)?.[0] ?? '';
  return [...list.matchAll(/<option[^>]*value="([a-z]+)"/g)].map(([, id = '']) => id);
};

test('members stand by discipline, each once, with how they joined and since when at the house; observers are told apart', async () => {
  const { html, text } = await shown([
    there('ann', 'gynaecologic-oncology', { mode: 'video' }),
    there('cho', 'radiology'),
  ]);
  const groups = html
    .split('<h3>')
    .slice(1)
    .map((group) => textOf(`<h3>${group}`.split('<details')[0] ?? ''));
  expect(groups).toEqual([
    'Gynaecologic oncology Test ann by video since 08:05 Has left Test ann',
    'Radiology Test bea Room Test bea Video Test bea Test cho observes, does not count in the room since 08:05 Has left Test cho',
  ]);
  expect(text).toContain('People present 2 people');
});

test('who has left is there no more and may join again; the form names them and their discipline', async () => {
  const { html, text } = await shown([there('bea', 'radiology', { leftAt: '2026-11-18T23:30:00Z' })]);
  expect(text).toContain('People present 0 people');
  const forms = [...html.matchAll(/<form.*?<\/form>/gs)].map(([form]) => form);
  const hers = forms.find((form) => form.includes('value="bea"')) ?? '';
  expect(hers).toContain('name="form" value="join"');
  expect(hers).toContain('name="discipline" value="radiology"');
  expect(hers).not.toContain('Has left');
});

test('a guest stands where they are counted last, once, and is offered no second time while there', async () => {
  const left = { leftAt: '2026-11-18T23:20:00Z' };
  const { html, text } = await shown([
    there('dan', 'radiology', left),
    there('dan', 'pathology', { id: 'again', mode: 'video', joinedAt: '2026-11-18T23:25:00Z' }),
  ]);
  expect(itemsIn(html).filter((line) => line.includes('Test dan'))).toEqual([
    'Test dan by video since 08:25 Has left Test dan',
  ]);
  expect(text).toMatch(/Pathology Test dan by video/);
  expect(text).toContain('People present 1 person');
  expect(guestsOf(html)).toEqual(['eve']);
  const gone = await shown([there('dan', 'pathology', left)]);
  expect(guestsOf(gone.html)).toEqual(['dan', 'eve']);
});

test('where everybody of the house is a member or there nobody else is asked to join', async () => {
  const all = people.filter(({ id }) => ['ann', 'bea', 'cho'].includes(id));
  expect((await shown([], all)).text).not.toContain('Somebody else joins');
});
