import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applied, assembled, cut, type Sections } from './sections.ts';

const row = fc.record({ id: fc.uuid(), state: fc.string(), note: fc.option(fc.string()) });
const state = fc.record({
  meeting: fc.record({ state: fc.string() }),
  rows: fc.uniqueArray(row, { selector: ({ id }) => id }),
});

const lists = ['rows'];
const difference = (before: Sections, after: Sections): Sections =>
  Object.fromEntries(
    Object.entries(after).filter(([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value)),
  );

test('a state put together again is the state that was cut', () => {
  fc.assert(
    fc.property(state, (whole) => {
      expect(assembled(cut(whole, lists))).toEqual(whole);
    }),
  );
});

test('a screen that applies every difference holds what the whole state says', () => {
  fc.assert(
    fc.property(fc.array(state, { minLength: 2, maxLength: 6 }), (moments) => {
      const cuts = moments.map((moment) => cut(moment, lists));
      let held = { seq: 0, sections: cuts[0] ?? {} };
      for (const [index, after] of cuts.entries()) {
        if (index === 0) continue;
        const sections = difference(cuts[index - 1] ?? {}, after);
        held = applied(held, { seq: index, since: index - 1, at: '', sections }) ?? held;
      }
      expect(assembled(held.sections)).toEqual(moments.at(-1));
    }),
  );
});

const held = { seq: 7, sections: { word: 'held' } };
const frame = (seq: number, since: number | null) => ({ seq, since, at: '', sections: { word: 'new' } });

test('a frame is old news, fits, or shows that something was missed', () => {
  expect(applied(held, frame(6, 5))).toBe(held);
  expect(applied(held, frame(9, 7))).toEqual({ seq: 9, sections: { word: 'new' } });
  expect(applied(held, frame(9, 3))).toEqual({ seq: 9, sections: { word: 'new' } });
  expect(applied(held, frame(9, 8))).toBeNull();
  expect(applied(held, frame(9, null))).toEqual({ seq: 9, sections: { word: 'new' } });
});
