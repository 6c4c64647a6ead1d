import { describe, expect, it } from 'vitest';
import { everyKind } from '../../testing/every-kind.ts';
import { type AnyAnswers, emptyAnswers, saysNothing } from './answers.ts';
import { isAsked, lookupIn, missingItems as missingAmong } from './asked.ts';
import { factsNamed, factsOf, noFacts } from './facts.ts';
import { choice, type Form, grid, group, line, record, yesNo } from './items.ts';

const empty = emptyAnswers(everyKind);
const missingItems = (form: Form, answers: AnyAnswers) => missingAmong(form, answers, noFacts);

describe('what a complete form would answer', () => {
  it('is what is needed and not certainly out of place', () => {
    expect(missingItems(everyKind, empty)).toEqual(['rupture', 'cause', 'residual']);
    expect(missingItems(everyKind, { ...empty, rupture: 'none', residual: { min: 0, max: 0 } })).toEqual([]);
    expect(missingItems(everyKind, { ...empty, rupture: 'during' })).toEqual(['cause', 'residual']);
  });

  it('is answered by a reason as well as by a value', () => {
    expect(
      missingItems(everyKind, { ...empty, absent: { rupture: 'unknown', residual: 'unknown' } }),
    ).toEqual(['cause']);
  });
});

describe('what lines of a list and rows of a grid lack', () => {
  const form = record(
    { id: 'x', version: 1, sections: ['first'] },
    {
      hurts: yesNo({ section: 'first' }),
      medicines: group(
        {
          what: line(60),
          often: choice(['daily', 'else'], { needed: true, absent: ['unknown'] }),
          how: line(60, { needed: true, when: { item: 'often', in: ['else'] } }),
          where: line(60, { needed: true, when: { item: 'hurts', in: ['yes'] } }),
        },
        { section: 'first', needed: true },
      ),
      organs: grid(
        ['uterus', 'pleura'],
        ['there', 'gone'],
        {},
        {
          section: 'first',
          needed: true,
          fill: { answer: 'there', except: ['pleura'] },
        },
      ),
    },
  );
  const none = emptyAnswers(form);
  const row = { id: '1', what: 'x', often: null, how: null, where: null, absent: {} };
  const organs = { uterus: { answer: 'gone' } };

  it('is named by the part that a line would say, once, and only where the line asks for it', () => {
    const missing = (rows: readonly object[], hurts: boolean | null = false) =>
      missingItems(form, { ...none, hurts, organs, medicines: rows });
    expect(missing([])).toEqual([]);
    expect(missing([{ ...row, often: 'daily' }, row, row])).toEqual(['medicines.often', 'medicines.how']);
    expect(missing([{ ...row, often: 'daily' }])).toEqual([]);
    expect(missing([{ ...row, often: 'else', how: 'at night' }])).toEqual([]);
    expect(missing([{ ...row, often: 'daily' }], null)).toEqual(['medicines.where']);
    expect(missing([{ ...row, absent: { often: 'unknown' }, how: 'at night' }])).toEqual([]);
  });

  it('is the grid while a row that is asked of everybody says nothing', () => {
    const missing = (said: object | null) => missingItems(form, { ...none, organs: said, medicines: [] });
    expect(missing(null)).toEqual(['organs']);
    expect(missing({ pleura: { answer: 'there' } })).toEqual(['organs']);
    expect(missing(organs)).toEqual([]);
  });
});

describe('whether something is asked', () => {
  it('asks of the course by the names that a form or a line of a list gives, and leaves open what nobody knows', () => {
    const when = { fact: 'age', atLeast: 70 };
    const form = record(
      { id: 'x', version: 1, sections: ['first'] },
      {
        walks: yesNo({
          section: 'first',
          needed: true,
          when: { any: [when, { fact: 'site', in: ['vulva'] }] },
        }),
        falls: group({ often: yesNo({ when }) }, { section: 'first' }),
      },
    );
    const book = {
      age: { number: true, of: ({ age }: { age: { min: number; max: number } | null }) => age },
      site: { codes: ['vulva'], of: () => null },
      other: { number: true, of: () => 1 },
    } as const;
    const missing = (age: { min: number; max: number } | null) =>
      missingAmong(form, emptyAnswers(form), factsOf(book, { age }, form));
    expect(factsNamed(form)).toEqual(['age', 'site']);
    expect(factsOf(book, { age: null }, form)).toEqual({ age: null, site: null });
    expect(factsOf(book, { age: null })).toEqual({ age: null, site: null, other: 1 });
    expect(missing({ min: 71, max: 72 })).toEqual(['walks']);
    expect(missing({ min: 50, max: 51 })).toEqual(['walks']);
    expect(
      missingAmong(
        form,
        emptyAnswers(form),
        factsOf(
          { ...book, site: { codes: ['vulva'], of: () => 'ovary' } },
          { age: { min: 50, max: 51 } },
          form,
        ),
      ),
    ).toEqual([]);
    expect(missing(null)).toEqual(['walks']);
  });

  it('looks into the row first, then around it, then at the course', () => {
    const row = { role: 'assistant' };
    const lookup = lookupIn(
      { ...empty, role: 'main', done: ['x'] },
      factsOf({ site: { codes: ['ovary'], of: () => 'ovary' } }, {}),
      row,
    );
    expect(isAsked({ when: { item: 'role', in: ['assistant'] } }, lookup)).toBe(true);
    expect(isAsked({ when: { item: 'done', in: ['x'] } }, lookup)).toBe(true);
    expect(isAsked({ when: { fact: 'site', in: ['ovary'] } }, lookup)).toBe(true);
    expect(isAsked({ when: { fact: 'constructor', in: ['ovary'] } }, lookup)).toBeNull();
    expect(isAsked({}, lookup)).toBe(true);
  });
});

describe('a form that says nothing', () => {
  it('is told from one that says that nobody knows', () => {
    expect(saysNothing(everyKind, empty)).toBe(true);
    expect(saysNothing(everyKind, { ...empty, absent: { rupture: 'unknown' } })).toBe(false);
    expect(saysNothing(everyKind, { ...empty, team: [] })).toBe(false);
  });
});
