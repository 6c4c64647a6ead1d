import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { datasetFor, everyItem } from './asked-datasets.ts';
import { minimumDatasets } from './datasets.ts';
import { askedItems, readiness } from './work-up.ts';

const data = new URL('./data/', import.meta.url);
const folder = new URL('datasets/', data);
type File = { id: string; items: { key: string }[] } & Record<string, unknown>;
const files = readdirSync(folder)
  .toSorted()
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as File);
const [own] = files.filter(({ whileUnknown }) => whileUnknown === true) as [File];

describe('what the program reads of the minimum datasets', () => {
  it('is every file of data/datasets; `vitest -u` writes it anew', () =>
    expect(`[\n${files.map((file) => JSON.stringify(file)).join(',\n')}\n]\n`).toMatchFileSnapshot(
      new URL('datasets.json', data).pathname,
    ));

  it('has each item once, whatever asks for it', () => {
    const keys = everyItem.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  const item = own.items[0] as { key: string };
  const figured = (factor: object, source = 'K') => ({
    ...own,
    figures: [
      {
        key: 'f1',
        label: { en: 'F', ko: 'F' },
        note: { en: 'N', ko: 'N' },
        source,
        factors: [factor, { item: 'ca125', sign: 'CA-125' }],
      },
    ],
  });
  const other = (more: object) => ({ ...own, id: 'b', sites: ['other'], whileUnknown: undefined, ...more });
  it.each([
    ['no items', [{ ...own, items: null }], 'items: '],
    ['an item twice', [{ ...own, items: [item, item] }], 'items: ecog: stands twice'],
    [
      'an item that the model has not',
      [own, other({ items: [], takes: { from: own.id, items: ['x'] } })],
      'takes: x',
    ],
    [
      'a model that is none',
      [own, other({ takes: { from: 'x', items: ['ecog'] } })],
      'takes: x is no dataset',
    ],
    [
      'another meaning',
      [own, other({ items: [{ ...item, unit: 'kg' }] })],
      'items: ecog: another dataset says',
    ],
    [
      'a source that is none',
      [{ ...own, items: [{ ...item, source: 'X' }] }],
      'items: ecog: X: no such source',
    ],
    ['a site of two', [own, other({ sites: own['sites'] })], 'sites: ovary: stands twice'],
    ['none for an unknown site', [{ ...own, whileUnknown: undefined }], 'whileUnknown'],
    ['a site that is none', [{ ...own, sites: ['moon'] }], 'sites: 0'],
    ['a figure of an item that is none', [figured({ item: 'x', sign: 'X' })], 'figures: f1: x: no answer'],
    ['a figure of words', [figured({ item: 'allergies', sign: 'X' })], 'figures: f1: allergies: no answer'],
    [
      'a figure of another answer',
      [figured({ item: 'menopausal_state', sign: 'M', points: { young: 1 } })],
      'figures: f1: menopausal_state: no answer',
    ],
    ['a figure of no source', [figured({ item: 'ca125', sign: 'X' }, 'X')], 'figures: f1: X: no such source'],
    [
      'what is always needed and useful at times',
      [{ ...own, items: [{ ...item, usefulWhen: { fact: 'age', below: 40 } }] }],
      'items: 0',
    ],
  ])('stop the start with their place: %s', (_what, wrong, said) => {
    expect(() => minimumDatasets(wrong)).toThrow(said);
  });
});

const meeting = '2026-11-26';
const askedKeys = (site: string, question: { phase: string; questionType: string }, theCase = {}) => {
  const dataset = datasetFor(site);
  if (dataset === null) return null;
  const about = { histology: null, bornOn: '1970-05-06', ...theCase };
  return askedItems(dataset, about, question as never, [], meeting)
    .filter(({ needed }) => needed)
    .map(({ definition }) => definition.key);
};
const first = { phase: 'pre_treatment', questionType: 'primary_treatment' };

describe('the ovarian dataset', () => {
  const ovary = datasetFor('ovary');
  const asking = (theCase: object, question: object = first, workUp: readonly object[] = []) => {
    const about = { histology: null, bornOn: '1970-05-06', ...theCase };
    const items = ovary === null ? [] : askedItems(ovary, about, question as never, workUp as never, meeting);
    return (key: string) => {
      const item = items.find(({ definition }) => definition.key === key);
      return item?.needed ? 'needed' : item?.asked ? 'useful' : 'not now';
    };
  };
  const said = (key: string, value: string) => ({ key, state: 'present', value, takenOn: meeting });

  it('needs a frailty screen from 70 on, and while her age is not known', () => {
    expect(asking({ bornOn: '1956-11-26' })('frailty_screen')).toBe('needed');
    expect(asking({ bornOn: '1956-11-27' })('frailty_screen')).toBe('not now');
    expect(asking({ bornOn: null })('frailty_screen')).toBe('needed');
  });

  it('asks about children and pregnancy before the menopause, and makes no case wait for it', () => {
    const at = (state: string) => asking({}, first, [said('menopausal_state', state)]);
    for (const key of ['fertility_wish', 'pregnancy_excluded']) {
      expect(at('premenopausal')(key), key).toBe('useful');
      expect(at('perimenopausal')(key), key).toBe('useful');
      expect(at('postmenopausal')(key), key).toBe('not now');
      expect(asking({})(key), key).toBe('useful');
    }
  });

  it('asks for the extent before an operation, and needs ascites at a recurrence alone', () => {
    const recurrence = { phase: 'recurrence', questionType: 'recurrence' };
    expect(asking({})('ascites_volume')).toBe('useful');
    expect(asking({}, recurrence)('ascites_volume')).toBe('needed');
    expect(asking({})('fagotti_score')).toBe('useful');
    expect(asking({}, recurrence)('fagotti_score')).toBe('not now');
    expect(asking({})('ultrasound_features')).toBe('useful');
  });

  it('asks what is useful everywhere and needs none of it', () => {
    const keys = ['anticoagulation', 'mri_implants', 'body_mass_index', 'earlier_abdominal_surgery'];
    const others = ['key_worker', 'images_to_show', 'slides_to_show', 'outside_reports'];
    const hers = ['patient_view_author', 'patient_view_interpreter', 'documents_presenter'];
    for (const key of [...keys, ...others, ...hers]) expect(asking({})(key), key).toBe('useful');
  });
});

describe('a minimum dataset of another site', () => {
  it.each([
    ['cervix', ['histology', 'pelvic_mri', 'fdg_pet_ct'], ['ca125', 'rt_mri', 'recurrence_imaging']],
    ['endometrium', ['ultrasound_or_mri', 'molecular_class', 'body_mass_index'], ['frailty_screen', 'lvsi']],
    ['vulva', ['lesion_map', 'groin_ultrasound', 'dressing_help'], ['pelvic_mri', 'ca125']],
    ['vagina', ['examination_under_anaesthesia', 'pet_or_ct'], ['cystoscopy_proctoscopy']],
    ['placenta', ['hcg_curve', 'antecedent_pregnancy', 'chest_xray'], ['menopausal_state', 'hcg_course']],
    ['uterine-sarcoma', ['expert_review', 'morcellated', 'chest_ct'], ['operative_report_signed']],
  ])('asks of the %s what its table asks before treatment', (site, asked, not) => {
    const keys = askedKeys(site, first);
    expect(keys).toEqual(expect.arrayContaining(['ecog', 'patient_view', ...asked]));
    for (const key of not) expect(keys, key).not.toContain(key);
  });

  it('asks other things in another phase, and by her age', () => {
    expect(askedKeys('cervix', { phase: 'post_treatment', questionType: 'response_check' })).toEqual(
      expect.arrayContaining(['rt_mri', 'rt_pet', 'rt_dose_sheet', 'worst_toxicity']),
    );
    expect(askedKeys('vulva', { phase: 'recurrence', questionType: 'recurrence' })).toEqual(
      expect.arrayContaining(['recurrence_imaging', 'treatment_lines']),
    );
    expect(askedKeys('endometrium', first, { bornOn: '1950-01-01' })).toContain('frailty_screen');
    expect(askedKeys('cervix', first, { bornOn: '1995-01-01' })).toContain('fertility_wish');
    expect(askedKeys('cervix', first)).not.toContain('fertility_wish');
  });

  it('is judged: nothing recorded is not ready', () => {
    const dataset = datasetFor('cervix');
    const judged = dataset && readiness(dataset, { histology: null }, first as never, [], meeting);
    expect(judged?.ready).toBe(false);
    expect(judged?.items.find(({ key }) => key === 'pelvic_mri')).toMatchObject({ state: 'missing' });
  });
});
