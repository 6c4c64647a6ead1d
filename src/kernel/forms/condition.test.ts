import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Condition, subjectsOf, truthOf } from './condition.ts';

const given =
  (values: Readonly<Record<string, unknown>>) =>
  (condition: Condition): boolean | null =>
    truthOf(condition, (subject) => values['item' in subject ? subject.item : `fact ${subject.fact}`]);

describe('a condition', () => {
  it.each([
    ['a code among them', 'a', { item: 'x', in: ['a', 'b'] }, true],
    ['another code', 'c', { item: 'x', in: ['a', 'b'] }, false],
    ['nobody knows', null, { item: 'x', in: ['a'] }, null],
    ['one of several', ['c', 'a'], { item: 'x', in: ['a'] }, true],
    ['none of them, as was said', [], { item: 'x', in: ['a'] }, false],
    ['yes', true, { item: 'x', in: ['yes'] }, true],
    ['no', false, { item: 'x', in: ['yes'] }, false],
    ['0 mm is at most 0', { min: 0, max: 0 }, { item: 'x', atMost: 0 }, true],
    ['1 to 10 mm is more than 0', { min: 1, max: 10 }, { item: 'x', atMost: 0 }, false],
    ['0 to 10 mm may be 0', { min: 0, max: 10 }, { item: 'x', atMost: 0 }, null],
    ['from 20 mm up is above 10', { min: 20, max: null }, { item: 'x', above: 10 }, true],
    ['from 5 mm up may be above 10', { min: 5 }, { item: 'x', above: 10 }, null],
    ['<5 is below 5', { value: 5, comparator: '<' }, { item: 'x', below: 5 }, true],
    ['<=5 is not certainly below 5', { value: 5, comparator: '<=' }, { item: 'x', below: 5 }, null],
    ['<=5 is at most 5', { value: 5, comparator: '<=' }, { item: 'x', atMost: 5 }, true],
    ['>5 is above 5', { value: 5, comparator: '>' }, { item: 'x', above: 5 }, true],
    ['>=5 is at least 5', { value: 5, comparator: '>=' }, { item: 'x', atLeast: 5 }, true],
    ['>=5 is not certainly above 5', { value: 5, comparator: '>=' }, { item: 'x', above: 5 }, null],
    ['<5 may be below 3', { value: 5, comparator: '<' }, { item: 'x', below: 3 }, null],
    ['5 without a sign is 5', { value: 5, comparator: null }, { item: 'x', atLeast: 5 }, true],
    ['a number just below', 4.9, { item: 'x', atLeast: 5 }, false],
    ['a text is no number', 'five', { item: 'x', atLeast: 5 }, null],
  ] as ReadonlyArray<[string, unknown, Condition, boolean | null]>)(
    '%s',
    (_case, value, condition, truth) => {
      expect(given({ x: value })(condition)).toBe(truth);
    },
  );

  it('looks at facts of the course by their own names', () => {
    expect(given({ 'fact site': 'ovary', site: 'cervix' })({ fact: 'site', in: ['ovary'] })).toBe(true);
  });

  it('joins by Kleene: what is not known never becomes false', () => {
    const on = given({ yes: 'a', no: 'b', open: null });
    const is = (item: string): Condition => ({ item, in: ['a'] });
    const [yes, no, open] = [is('yes'), is('no'), is('open')];
    expect([on({ all: [yes, open] }), on({ all: [no, open] }), on({ all: [] })]).toEqual([null, false, true]);
    expect([on({ any: [yes, open] }), on({ any: [no, open] }), on({ any: [] })]).toEqual([true, null, false]);
    expect([on({ not: yes }), on({ not: no }), on({ not: open })]).toEqual([false, true, null]);
  });

  it('a range answers as every number within it would, and is open where they disagree', () => {
    const tests = fc.constantFrom('above', 'atLeast', 'below', 'atMost');
    const ends = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
    fc.assert(
      fc.property(ends, tests, fc.integer({ min: 0, max: 12 }), ([a, b], test, limit) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        const condition = { item: 'x', [test]: limit } as Condition;
        const each = new Set(
          Array.from({ length: max - min + 1 }, (_, step) => given({ x: min + step })(condition)),
        );
        expect(given({ x: { min, max } })(condition)).toBe(each.size === 1 ? [...each][0] : null);
      }),
    );
  });

  it('names everything it looks at', () => {
    expect(
      subjectsOf({ all: [{ not: { item: 'a', in: ['x'] } }, { any: [{ fact: 'b', above: 1 }] }] }).map(
        (subject) => ('item' in subject ? subject.item : subject.fact),
      ),
    ).toEqual(['a', 'b']);
  });
});
