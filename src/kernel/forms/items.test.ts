import { describe, expect, expectTypeOf, it } from 'vitest';
import { everyKind } from '../../testing/every-kind.ts';
import type { Answers } from './answers.ts';
import { choice, date, grid, group, line, number, person, type Reason, record } from './items.ts';
import type { WordsOf } from './words.ts';

type Every = Answers<typeof everyKind>;

describe('a record', () => {
  it('gives its rules typed answers, each of which may be null', () => {
    expectTypeOf<Every['rupture']>().toEqualTypeOf<'none' | 'before' | 'during' | null>();
    expectTypeOf<Every['residual']>().toEqualTypeOf<{
      readonly min: number;
      readonly max: number | null;
    } | null>();
    expectTypeOf<NonNullable<Every['team']>[number]['role']>().toEqualTypeOf<
      'main' | 'supervising' | 'assistant' | null
    >();
    expectTypeOf<Every['absent']['rupture']>().toEqualTypeOf<Reason | undefined>();
  });

  it('knows the details of each answer of a grid', () => {
    const size = (areas: Every['areas']): number | null => {
      const liver = areas?.liver;
      // @ts-expect-error a free area has no size
      void (liver?.answer === 'free' && liver.mm);
      return liver?.answer === 'involved' ? liver.mm : null;
    };
    expect(size({ liver: { answer: 'involved', mm: 12, side: null } })).toBe(12);
  });

  it('refuses to compile what would be silent', () => {
    // @ts-expect-error a mistyped option
    choice(['a'], { needd: true });
    // @ts-expect-error a mistyped option of a number
    number({ min: 0, max: 1, unti: 'mm' });
    // @ts-expect-error details of an answer that the grid does not have
    grid(['liver'], ['free'], { involved: { reason: line(10) } });
    // @ts-expect-error a row that the grid does not have
    grid(['liver'], ['free'], {}, { fill: { answer: 'free', except: ['spleen'] } });
    // @ts-expect-error an item that the rows do not have
    group({ person: person() }, { once: [{ item: 'role' }] });
    const about = { id: 'x', version: 1, sections: ['first'] } as const;
    // @ts-expect-error an unknown section
    record(about, { on: date({ section: 'frist' }) });
    const a = choice(['x'], { section: 'first' });
    const onItem = line(5, { section: 'first', when: { item: 'c', in: ['x'] } });
    // @ts-expect-error a condition that names no item
    record(about, { a, b: onItem });
    const onCode = line(5, { section: 'first', when: { item: 'a', in: ['y'] } });
    // @ts-expect-error a condition that names no code
    record(about, { a, b: onCode });
    // @ts-expect-error an item that stands in no section
    record(about, { on: date() });
    expect(record(about, { on: date({ section: 'first' }) }).items.on.kind).toBe('date');
  });

  it('has a word for everything', () => {
    const form = record(
      { id: 'x', version: 1, sections: ['first'] },
      { a: choice(['x', 'y'], { section: 'first' }) },
    );
    const words: WordsOf<typeof form, string> = {
      title: 'X',
      sections: { first: 'First' },
      items: {
        a: {
          label: 'A',
          // @ts-expect-error a code without a word
          codes: { x: 'Ex' },
        },
      },
    };
    expect(words.title).toBe('X');
  });
});
