import { describe, expect, it } from 'vitest';
import { isAppError } from '../kernel/errors.ts';
import { choice, group, line, number, record } from '../kernel/forms/items.ts';
import { sentenceOf } from './program/sentences.ts';
import { type Recorded, recordedForms, refuseUnfitForms } from './recorded-forms.ts';

const both = (en: string) => ({ en, ko: en });
const fit = {
  form: record(
    { id: 'tried', version: 1, sections: ['first'] },
    {
      pain: number({ section: 'first', min: 0, max: 10 }),
      where: line(80, { section: 'first', when: { item: 'pain', above: 0 } }),
      lines: group({ kind: choice(['x', 'y']), detail: line(80) }, { section: 'first' }),
    },
  ),
  facts: { site: { codes: ['ovary'] }, age: { number: true } },
  words: {
    title: both('Tried'),
    sections: { first: both('First') },
    items: {
      pain: { label: both('Pain') },
      where: { label: both('Where') },
      lines: {
        label: both('Lines'),
        items: {
          kind: { label: both('Kind'), codes: { x: both('X'), y: both('Y') } },
          detail: { label: both('D') },
        },
      },
    },
  },
} satisfies Recorded;

const faultsOf = async (recorded: unknown, only?: string): Promise<string[]> => {
  try {
    await refuseUnfitForms([recorded as Recorded]);
    return [];
  } catch (error) {
    if (!isAppError(error)) throw error;
    expect(sentenceOf(error)).toContain((recorded as Recorded).form.id);
    return error.issues
      .filter(({ code }) => only === undefined || code === only)
      .map(({ place, code }) => `${place.file} ${place.field} ${code}`);
  }
};
const withItems = (items: object) => ({
  ...fit,
  form: { ...fit.form, items: { ...fit.form.items, ...items } },
});
const { pain, where, lines } = fit.form.items;

describe('forms that are defined in code', () => {
  it('all fit, in every language that is switched on', async () => {
    expect(recordedForms.length).toBeGreaterThan(14);
    await expect(refuseUnfitForms()).resolves.toBeUndefined();
    expect(await faultsOf(fit)).toEqual([]);
  });

  it.each([
    [
      'conditions in a circle',
      withItems({ pain: { ...pain, when: { item: 'where', in: [] } } }),
      ['tried items.pain.when condition_in_circle', 'tried items.where.when condition_in_circle'],
    ],
    [
      'a condition on nothing within a line, which the compiler does not see',
      withItems({
        lines: {
          ...lines,
          items: { ...lines.items, detail: { ...where, when: { item: 'kin', in: ['x'] } } },
        },
      }),
      ['tried items.lines.items.detail.when field_unknown'],
    ],
    [
      'a fact of her course that nobody knows',
      withItems({ pain: { ...pain, when: { fact: 'weather', in: ['fine'] } } }),
      ['tried items.pain.when course_fact_unknown'],
    ],
    [
      'a code that a fact cannot be, and a limit to what is no number',
      withItems({
        pain: { ...pain, when: { fact: 'site', in: ['lung'] } },
        where: { ...where, when: { fact: 'site', above: 3 } },
      }),
      ['tried items.pain.when code_unknown', 'tried items.where.when not_a_number'],
    ],
    [
      'a code that is none within a line',
      withItems({
        lines: {
          ...lines,
          items: { ...lines.items, detail: { ...where, when: { item: 'kind', in: ['z'] } } },
        },
      }),
      ['tried items.lines.items.detail.when code_unknown'],
    ],
    [
      'a choice of nothing',
      withItems({ lines: { ...lines, items: { ...lines.items, kind: choice([]) } } }),
      ['tried items.lines.items.kind.codes too_small'],
    ],
    [
      'no word, and a word that one language lacks',
      {
        ...fit,
        words: {
          ...fit.words,
          items: { ...fit.words.items, pain: { label: { en: 'Pain' } }, where: undefined },
        },
      },
      ['tried items.pain.label.ko word_missing', 'tried items.where.label word_missing'],
    ],
    [
      'a message that no catalogue has',
      { ...fit, words: { ...fit.words, title: { id: 'gone', message: 'Gone' } } },
      ['tried title.en word_missing', 'tried title.ko word_missing'],
    ],
    ['no words at all', { ...fit, words: null }, ['tried words word_missing']],
  ])('are refused at start, each fault at its place: %s', async (_what, recorded, faults) => {
    expect(await faultsOf(recorded)).toEqual(faults);
  });
});

describe('a record that was released and is changed under its version', () => {
  const recorded = recordedForms.find(({ form }) => form.id === 'pathology');
  if (recorded === undefined) throw new Error('no pathology');
  const { form } = recorded;
  const { cytology, ...others } = form.items;
  if (cytology === undefined || cytology.kind !== 'choice') throw new Error('no cytology');
  const at = (places: readonly string[]) =>
    places.map((place) => `pathology ${place} record_version_changed`);
  const changed = (more: object) => ({ ...recorded, form: { ...form, ...more } });

  it.each([
    [
      'a code that is no more',
      { items: { ...form.items, cytology: { ...cytology, codes: ['negative'] } } },
      ['items.cytology'],
    ],
    [
      'when it is asked',
      { items: { ...form.items, cytology: { ...cytology, when: { item: 'specimens', in: [] } } } },
      ['items.cytology'],
    ],
    ['an item that is gone', { items: others }, ['items.cytology']],
    ['an item that is new', { items: { ...form.items, wall: cytology } }, ['items.wall']],
  ])('is refused at start, naming record, version and item: %s', async (_what, more, places) => {
    expect(await faultsOf(changed(more), 'record_version_changed')).toEqual(at(places));
  });

  it('is said with its version, and is taken under the next one', async () => {
    const other = { items: { ...form.items, cytology: { ...cytology, codes: ['negative'] } } };
    await expect(refuseUnfitForms([changed(other)])).rejects.toMatchObject({
      issues: [{ params: { version: form.version } }],
    });
    const next = changed({ ...other, version: form.version + 1 });
    expect(await faultsOf(next, 'record_version_changed')).toEqual([]);
  });
});
