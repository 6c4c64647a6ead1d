import { expect, test } from 'vitest';
import { everyKind } from '../../testing/every-kind.ts';
import { codeOf } from './coded.ts';
import { handed, taken } from './handed.ts';
import type { Form, Item } from './items.ts';
import type { AnyWord, AnyWords, Localised } from './words.ts';

const named = (name: string) => ({ en: name, ko: `${name} ko` });
const drugs = {
  codes: {
    paclitaxel: { en: 'Paclitaxel', ko: '파클리탁셀' },
    carboplatin: { en: 'Carboplatin', ko: '카보플라틴' },
    other: { en: 'Something else', ko: '그 밖' },
  },
  notes: { paclitaxel: { en: 'Taxane', ko: '탁산' } },
};
const wordOf = (name: string, item: Item): AnyWord<Localised> => ({
  label: named(name),
  ...('list' in item ? drugs : {}),
  ...(item.kind === 'group'
    ? {
        items: Object.fromEntries(
          Object.entries(item.items).map(([part, leaf]) => [part, wordOf(part, leaf)]),
        ),
      }
    : {}),
});
const form = everyKind as unknown as Form;
const words: AnyWords<Localised> = {
  title: named('Every kind'),
  sections: { first: named('First'), second: named('Second') },
  items: Object.fromEntries(Object.entries(form.items).map(([name, item]) => [name, wordOf(name, item)])),
  computed: { lesions: { label: named('Lesions') } },
};
const given = (locale: 'en' | 'ko', only?: ReadonlySet<string>) =>
  handed(form, words, {
    locale,
    say: (word) => ('en' in word ? (word[locale] ?? word.en) : '?'),
    ...(only && { only }),
  });

test('a form that was handed is the form it was, in one language', () => {
  const { form: got, words: said } = taken(given('ko'));
  const bare = (items: object) =>
    JSON.parse(JSON.stringify(items, (key, value: unknown) => (key === 'names' ? null : value))) as unknown;
  expect(bare(got)).toEqual(bare(form));
  expect(said).toMatchObject({
    title: { en: 'Every kind ko' },
    sections: { second: { en: 'Second ko' } },
    computed: { lesions: { label: { en: 'Lesions ko' } } },
    items: {
      drug: {
        label: { en: 'drug ko' },
        codes: { other: { en: '그 밖' } },
        notes: { paclitaxel: { en: '탁산' } },
      },
      team: { items: { gave: { codes: { carboplatin: { en: '카보플라틴' } } } } },
    },
  });
});

test.each([
  ['ko', ['파클리탁셀', 'taxol', 'PACLITAXEL'], []],
  ['en', ['Paclitaxel', 'taxol'], ['파클리탁셀']],
] as const)(
  'in %s an entry of a list is found by its names in English and in that language',
  (locale, by, not) => {
    const { items } = taken(given(locale)).form;
    for (const item of [items['drugs'], (items['team'] as { items: Record<string, Item> }).items['gave']]) {
      const names = (item as { names: ReadonlyMap<string, string> }).names;
      expect(by.map((name) => codeOf({ names }, name))).toEqual(by.map(() => 'paclitaxel'));
      expect(not.map((name) => codeOf({ names }, name))).toEqual(not.map(() => null));
    }
  },
);

test('each list stands in the text once; a form that is read holds the entries that were said alone', () => {
  expect(given('en').match(/Carboplatin/g)).toHaveLength(1);
  const { form: read, words: said } = taken(given('en', new Set(['other'])));
  expect((read.items['drugs'] as { codes: readonly string[] }).codes).toEqual(['other']);
  expect(said.items['drugs']?.codes).toEqual({ other: { en: 'Something else' } });
  expect((read.items['rupture'] as { codes: readonly string[] }).codes).toEqual([]);
});
