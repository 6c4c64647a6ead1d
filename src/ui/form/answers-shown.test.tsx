import { expect, test } from 'vitest';
import { type AnyAnswers, emptyAnswers } from '../../kernel/forms/answers.ts';
import { noFacts } from '../../kernel/forms/facts.ts';
import { choice, date, grid, group, line, number, person, record, yesNo } from '../../kernel/forms/items.ts';
import type { Form } from '../../kernel/forms/items.ts';
import { drawn } from '../../testing/drawn.ts';
import { factsIn, tableOf } from '../../testing/page-parts.ts';
import { AnswersShown } from './answers-shown.tsx';

const form: Form = record(
  { id: 'walk', version: 1, sections: ['walk', 'more', 'never'], closed: ['more', 'never'] },
  {
    on: date({ section: 'walk' }),
    walks: choice(['alone', 'helped'], { section: 'walk', absent: ['unknown'] }),
    who: line(80, { section: 'walk', when: { item: 'walks', in: ['helped'] } }),
    far: yesNo({ section: 'walk', dated: true }),
    falls: group(
      {
        by: person(),
        hurt: yesNo({ absent: ['unknown'] }),
        where: line(40, { when: { item: 'hurt', in: ['yes'] } }),
      },
      { section: 'walk' },
    ),
    legs: grid(
      ['left', 'right', 'spine'],
      ['free', 'stiff'],
      { stiff: { years: number({ min: 0, max: 99 }) } },
      {
        section: 'more',
        fill: { answer: 'free', except: ['spine'] },
      },
    ),
    note: line(80, { section: 'never' }),
  },
  { sum: { section: 'walk', from: ['walks', 'far'] } },
);
const words = {
  title: { en: 'Walk' },
  sections: { walk: { en: 'Walking' }, more: { en: 'More' }, never: { en: 'Never' } },
  items: {
    on: { label: { en: 'Day' } },
    walks: { label: { en: 'Walks' }, codes: { alone: { en: 'Alone' }, helped: { en: 'With help' } } },
    who: { label: { en: 'Who helps' } },
    far: { label: { en: 'Far' } },
    falls: {
      label: { en: 'Falls' },
      none: { en: 'She never fell' },
      items: {
        by: { label: { en: 'Seen by' } },
        hurt: { label: { en: 'Hurt' } },
        where: { label: { en: 'Where' } },
      },
    },
    legs: {
      label: { en: 'Legs' },
      rows: { left: { en: 'Left' }, right: { en: 'Right' }, spine: { en: 'Spine' } },
      answers: { free: { en: 'Free' }, stiff: { en: 'Stiff' } },
      details: { stiff: { years: { label: { en: 'Years' } } } },
    },
    note: { label: { en: 'Note' } },
  },
  computed: { sum: { label: { en: 'Points' }, hint: { en: 'our sum' } } },
};
const shown = (said: object, computed: Readonly<Record<string, string | null>> = {}) =>
  drawn(
    <AnswersShown
      form={form}
      words={words}
      answers={{ ...emptyAnswers(form), ...said } as AnyAnswers}
      names={new Map([['p1', 'Doctor Han']])}
      facts={noFacts}
      computed={computed}
    />,
  );
const facts = async (said: object, computed?: Readonly<Record<string, string | null>>) =>
  factsIn((await shown(said, computed)).html);

test('what was said stands beside its label; what nobody said is not said, and told from what nobody knows', async () => {
  expect(await facts({})).toMatchObject({
    Day: 'not said',
    Walks: 'not said',
    Far: 'not said',
    Falls: 'not said',
  });
  expect(await facts({ walks: 'alone', far: false, on: '2026-11' })).toMatchObject({
    Day: 'November 2026',
    Walks: 'Alone',
    Far: 'no',
  });
  expect(await facts({ absent: { walks: 'unknown' } })).toMatchObject({ Walks: 'Not known' });
});

test('what another answer rules out is not asked, unless something is said of it', async () => {
  expect(await facts({ walks: 'alone' })).not.toHaveProperty('Who helps');
  expect(await facts({ walks: 'helped' })).toMatchObject({ 'Who helps': 'not said' });
  expect(await facts({ walks: 'alone', who: 'Her son' })).toMatchObject({ 'Who helps': 'Her son' });
});

test('an answer with a day of its own is told with it', async () => {
  expect((await facts({ far: true, dates: { far: '2026-10-01' } }))['Far']).toBe('yes 1 October 2026');
});

test('lines stand in a table with what was said of each; what a line rules out is a dash, an empty list its own words', async () => {
  const row = (id: string, more: object) => ({ id, by: null, hurt: null, where: null, absent: {}, ...more });
  const { html } = await shown({
    falls: [
      row('1', { by: 'p1', hurt: true, where: 'Stairs' }),
      row('2', { by: 'p2', hurt: false }),
      row('3', { absent: { hurt: 'unknown' } }),
    ],
  });
  expect(tableOf(html, 'Falls')).toEqual([
    { 'Seen by': 'Doctor Han', Hurt: 'yes', Where: 'Stairs' },
    { 'Seen by': 'p2', Hurt: 'no', Where: '–' },
    { 'Seen by': 'not said', Hurt: 'Not known', Where: 'not said' },
  ]);
  expect(await facts({ falls: [] })).toMatchObject({ Falls: 'She never fell' });
});

test('a grid tells each row that is asked of everybody, the others where something is said', async () => {
  const some = await shown({ legs: { left: { answer: 'stiff', years: 3 } } });
  expect(factsIn(some.html)).toMatchObject({ Left: 'Stiff, 3', Right: 'not said' });
  expect(factsIn(some.html)).not.toHaveProperty('Spine');
  expect(await facts({ legs: { spine: { answer: 'stiff', years: null } } })).toMatchObject({
    Spine: 'Stiff, Years: not said',
  });
});

test('parts that a plain record lacks are named in one line while nothing is said in them', async () => {
  const bare = await shown({});
  expect(bare.text).toContain('Nothing said of: More, Never');
  expect(bare.text).not.toContain('Note');
  const noted = await shown({ note: 'x' });
  expect(noted.text).toContain('Nothing said of: More');
  expect(noted.text).toContain('Note x');
});

test('what is computed stands with what it was computed from; what cannot be is not known, what is not told is not there', async () => {
  expect((await facts({}, { sum: '7' }))['Points']).toBe('7 from: Walks, Far. our sum');
  expect((await facts({}, { sum: null }))['Points']).toBe('not known from: Walks, Far. our sum');
  expect(await facts({})).not.toHaveProperty('Points');
});
