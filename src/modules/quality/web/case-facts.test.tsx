import { expect, test } from 'vitest';
import { drawn } from '../../../testing/drawn.ts';
import { factsIn } from '../../../testing/page-parts.ts';
import type { CountedFacts } from '../queries/facts-of-case.ts';
import CaseFacts from './case-facts.tsx';

const facts: CountedFacts = {
  rule: 'quality-facts@9',
  treatedOn: null,
  ovarian: true,
  advanced: false,
  primaryDisease: null,
  untreatedBefore: null,
  operated: null,
  upfrontOffered: null,
  completeResection: null,
  treated: null,
  inTreatment: null,
  boardDecided: null,
  firstTreatmentDecided: null,
  operations: [],
  set: 'esgo-ovarian/2016',
  isCounted: true,
};
const told = async (more: Partial<CountedFacts>) =>
  factsIn((await drawn(<CaseFacts data={{ ...facts, ...more }} />)).html);

test('a fact of a case is yes, no or not known, each beside its own words, by the rule that is named', async () => {
  expect(await told({})).toEqual({
    'Counts as ovarian, tubal or peritoneal cancer': 'yes',
    'Counts as advanced': 'no',
    'Counts as first presentation': 'not known',
    'Counts as untreated before': 'not known',
    'Counts as operated': 'not known',
    'Upfront surgery offered': 'not known',
    'Complete resection': 'not known',
    'Counts as treated here': 'not known',
    'Treatment goes on': 'not known',
    'A board decided before every major treatment': 'not known',
    'A board decided before the first treatment': 'not known',
  });
  const { text } = await drawn(<CaseFacts data={facts} />);
  expect(text).toContain('What indicators count quality-facts@9');
  const one = await told({ firstTreatmentDecided: true, boardDecided: false });
  expect(one['A board decided before the first treatment']).toBe('yes');
  expect(one['A board decided before every major treatment']).toBe('no');
});

test('since when she is treated is said where it is known and she is; each operation has its own answer', async () => {
  const treated = async (more: Partial<CountedFacts>) => (await told(more))['Counts as treated here'];
  expect(await treated({ treated: true, treatedOn: '2026-11-16' })).toBe('yes, since 16 November 2026');
  expect(await treated({ treated: true })).toBe('yes');
  expect(await treated({ treated: false, treatedOn: '2026-11-16' })).toBe('no');
  expect(
    await told({
      operations: [
        { id: 'o1', doneOn: '2026-11-16', workUpComplete: false },
        { id: 'o2', doneOn: null, workUpComplete: true },
      ],
    }),
  ).toMatchObject({
    'Spread and origin ruled out before the operation of 16 November 2026': 'no',
    'Spread and origin ruled out before the operation': 'yes',
  });
});

test('of a case that no indicator may count nothing is told but that', async () => {
  const { text, html } = await drawn(<CaseFacts data={{ ...facts, ovarian: false, isCounted: false }} />);
  expect(text).toContain('What indicators count esgo-ovarian/2016 This case counts in no indicator.');
  expect(factsIn(html)).toEqual({});
});
