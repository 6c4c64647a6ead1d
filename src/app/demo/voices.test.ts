import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { generateCentre } from './generate.ts';
import { languageOf } from './voices.ts';

const now = Temporal.Instant.from('2026-07-15T02:00:00Z');
const here = generateCentre({ seed: 'voices', now });
const scripts = {
  ko: /\p{Script=Hangul}/u,
  ru: /\p{Script=Cyrillic}.*통역/u,
  mn: /\p{Script=Cyrillic}.*통역/u,
  vi: /[Tt]ôi.*통역/u,
  uz: /(man|dim).*통역/u,
};

test('every woman speaks the language of her home, and there are many voices', () => {
  const said = here.cases.flatMap(({ identity, workUp }) => {
    const view = workUp.find(({ key, state }) => key === 'patient_view' && state === 'present')?.value;
    return typeof view === 'string' ? [{ language: languageOf(identity), view }] : [];
  });
  for (const { language, view } of said) expect(view).toMatch(scripts[language]);
  expect(new Set(said.map(({ language }) => language)).size).toBe(5);
  expect(new Set(said.map(({ view }) => view)).size).toBeGreaterThan(250);
});

test.each([here, generateCentre({ seed: 'another', now })])(
  'no two questions of one agenda are asked in the same sentence: $series.id',
  ({ cases, meetings, lived }) => {
    const asked = new Map<string, string[]>();
    const ask = (item: string, question: string) => asked.set(item, question.split(/(?<=[.?]) /));
    for (const { listing, referral, again = [] } of cases) {
      if (listing !== null) ask(listing.agendaItemId, referral?.question ?? '');
      for (const each of again) ask(each.listing.agendaItemId, each.referral.question);
    }
    for (const { localStart, items } of meetings) {
      const held = lived.questions.filter(({ boardOn }) => boardOn === localStart.slice(0, 10));
      const sentences = [
        ...items.map(({ id }) => asked.get(id)?.at(-1)),
        ...held.map(({ referral }) => referral.question),
      ];
      expect([localStart, new Set(sentences).size]).toEqual([localStart, sentences.length]);
    }
  },
);
