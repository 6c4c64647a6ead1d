import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedAnswers } from '../../testing/generated-answers.ts';
import { noFacts } from './facts.ts';
import { definitionOf } from './definition.ts';
import type { AnyAnswers } from './answers.ts';
import { scoreOf } from './score.ts';

const word = (en: string) => ({ label: { en } });
const codes = (...list: readonly string[]) => list.map((code) => ({ code, ...word(code) }));
const frail = {
  id: 'frail',
  version: 1,
  title: { en: 'Frail' },
  sections: [{ name: 'first', title: { en: 'First' } }],
  items: [
    {
      name: 'walks',
      kind: 'choice',
      section: 'first',
      ...word('Walks'),
      absent: ['unknown'],
      codes: codes('well', 'helped', 'not'),
    },
    {
      name: 'falls',
      kind: 'yesNo',
      section: 'first',
      ...word('Falls'),
      when: { item: 'walks', in: ['helped', 'not'] },
    },
    { name: 'needs', kind: 'choices', section: 'first', ...word('Needs'), codes: codes('a', 'b') },
  ],
  scores: [
    {
      name: 'sum',
      section: 'first',
      ...word('Sum'),
      points: { walks: { well: 1, helped: 2, not: 5 }, falls: { yes: 3, no: 0 }, needs: { a: 1, b: -2 } },
    },
  ],
};

const faultsOf = (json: unknown): string[] => {
  const read = definitionOf(json, {});
  return 'faults' in read ? read.faults.map(({ place, code }) => `${place.field ?? ''} ${code}`) : [];
};
const form = (() => {
  const read = definitionOf(frail, {});
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.definition.form;
})();
const points = frail.scores[0]?.points ?? {};
const score = (said: object, absent: object = {}) =>
  scoreOf(form, points, { walks: null, falls: null, needs: null, absent, ...said } as AnyAnswers, noFacts);

describe('a score', () => {
  it.each([
    ['everything is known', { walks: 'helped', falls: true, needs: ['a', 'b'] }, 4, 4],
    ['nothing is known', {}, -1, 9],
    ['what is certainly not asked counts nothing', { walks: 'well', needs: [] }, 1, 1],
    ['of what is asked and not known all that it may', { walks: 'not', needs: [] }, 5, 8],
    ['of several answers each may stand or not', { walks: 'well' }, -1, 2],
  ])('lies between two ends until it is known: %s', (_what, said, min, max) => {
    expect(score(said)).toEqual({ min, max });
  });

  it('is not known by being asked', () => {
    expect(score({ needs: [] }, { walks: 'unknown' })).toEqual({ min: 1, max: 8 });
  });

  it('of more answers never leaves what it lay between', () => {
    fc.assert(
      fc.property(generatedAnswers(form), fc.constantFrom('walks', 'falls', 'needs'), (answers, hidden) => {
        fc.pre(!Object.hasOwn(answers.absent, hidden));
        // A choice on which nothing else depends, so that only it is less known.
        const less = { ...answers, [hidden]: null } as AnyAnswers;
        const [known, open] = [scoreOf(form, points, answers, noFacts), scoreOf(form, points, less, noFacts)];
        expect(open.min).toBeLessThanOrEqual(known.min);
        expect(open.max).toBeGreaterThanOrEqual(known.max);
      }),
    );
  });

  const scored = (change: object) => ({ ...frail, scores: [{ ...frail.scores[0], ...change }] });
  it.each([
    [
      'an item that is none',
      scored({ points: { runs: { yes: 1 } } }),
      ['scores.sum.points.runs field_unknown'],
    ],
    [
      'a code that is none',
      scored({ points: { falls: { yes: 1, no: 0, often: 2 } } }),
      ['scores.sum.points.falls.often code_unknown'],
    ],
    [
      'an answer of which nothing is said',
      scored({ points: { falls: { yes: 1 } } }),
      ['scores.sum.points.falls.no points_missing'],
    ],
    ['a section that is none', scored({ section: 'last' }), ['scores.sum.section.last section_unknown']],
    ['no points at all', scored({ points: {} }), ['scores.sum.points too_small']],
    [
      'a name that stands twice',
      { ...frail, scores: [...frail.scores, ...frail.scores] },
      ['scores.sum name_twice'],
    ],
    [
      'half a point',
      scored({ points: { falls: { yes: 0.5, no: 0 } } }),
      ['scores.sum.points.falls.yes invalid_type'],
    ],
    ['a site that is none', { ...frail, sites: ['moon'] }, ['sites.moon code_unknown']],
  ])('is refused with its place: %s', (_what, json, faults) => {
    expect(faultsOf(json)).toEqual(faults);
  });
});
