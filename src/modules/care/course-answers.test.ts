import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/calendar-day.ts';
import { type AnyAnswers, emptyAnswers } from '../../kernel/forms/answers.ts';
import { subjectsOf } from '../../kernel/forms/condition.ts';
import type { Item } from '../../kernel/forms/items.ts';
import { earliest, latest } from '../../kernel/partial-date.ts';
import { certainlyNewest, type Told } from './course.ts';
import { answeringForms, courseAnswers } from './course-answers.ts';
import { firstDataset as dataset } from './asked-datasets.ts';
import { courseRecord } from './records/course.ts';

const told = (form: string, said: object, id: string = form): Told => {
  const record = courseRecord(form);
  if (record === undefined) throw new Error(form);
  return { id, form, answers: { ...(emptyAnswers(record.form) as unknown as AnyAnswers), ...said } };
};
const measured = (value: number, unit = 'U/mL', comparator: string | null = null) => ({
  value,
  unit,
  comparator,
});
const markers = (on: string | null, ca125: object, id = `markers ${on}`) =>
  told('markers', { on, ca125 }, id);

const answersOn = (day: string, course: readonly Told[]) =>
  Object.fromEntries(courseAnswers(dataset, course, day).map(({ key, ...answer }) => [key, answer]));
const valuesOn = (day: string, course: readonly Told[]) =>
  Object.fromEntries(courseAnswers(dataset, course, day).map(({ key, value }) => [key, value]));

const neoadjuvant = told(
  'systemic',
  {
    setting: 'neoadjuvant',
    line: 1,
    regimen: 'Carboplatin and paclitaxel',
    platinum: true,
    from: '2026-01-15',
    to: '2026-02-26',
    ongoing: false,
    cycles: 3,
    lastPlatinumOn: '2026-02-26',
    stopReason: 'surgery',
    worstToxicity: '2',
  },
  'neoadjuvant',
);
const later = (said: object, id: string) => told('systemic', { line: 1, ongoing: false, ...said }, id);
const adjuvant = later(
  {
    setting: 'adjuvant',
    regimen: 'Carboplatin',
    platinum: true,
    from: '2026-04-20',
    to: '2026-06-02',
    cycles: 3,
  },
  'adjuvant',
);
const maintenance = later(
  {
    setting: 'maintenance',
    platinum: false,
    from: '2026-07-01',
    to: '2027-02-20',
    stopReason: 'progression',
  },
  'maintenance',
);
const response = told('event', { on: '2026-03-05', kind: 'response', response: 'partial' });
const relapse = told('event', { on: '2027-02-20', kind: 'recurrence' }, 'relapse');
const ct = (said: object, id = 'ct') =>
  told(
    'imaging',
    { on: '2026-03-05', method: 'ct', regions: ['abdomen', 'pelvis'], finding: 'Much less', ...said },
    id,
  );

describe('what the dataset says of the course', () => {
  const items = dataset.items.flatMap(({ key, course }) => (course === undefined ? [] : [{ key, course }]));
  const codesOf = (item: Item | undefined): readonly string[] =>
    item !== undefined && 'codes' in item ? item.codes : [];

  it.each(items)('$key names an answer, codes and units that its record has', ({ course }) => {
    if ('figure' in course) return;
    const { items: all = {} } = courseRecord(course.form)?.form ?? {};
    const item: Item | undefined = all[course.item];
    expect(item).toBeDefined();
    expect(item?.kind === 'quantity' ? item.units : []).toEqual(
      expect.arrayContaining(Object.keys(course.units ?? {})),
    );
    for (const subject of course.where === undefined ? [] : subjectsOf(course.where)) {
      if (!('item' in subject) || !('in' in subject)) throw new Error('not a test of codes');
      expect(codesOf(all[subject.item])).toEqual(expect.arrayContaining([...(subject.in as string[])]));
    }
  });

  it('reads the forms that answer something and no other', () => {
    expect([...answeringForms(dataset)].toSorted()).toEqual([
      'diagnosis',
      'event',
      'germline',
      'imaging',
      'markers',
      'systemic',
      'tumour-molecular',
    ]);
  });

  it('leaves what decides about quorum and quality to the work-up and the rooms above', () => {
    const answered = new Set(items.map(({ key }) => key));
    for (const key of ['earlier_residual', 'unresectable_metastases_ruled_out', 'gi_origin_ruled_out'])
      expect(answered.has(key)).toBe(false);
  });
});

describe('a marker', () => {
  const series = [
    markers('2026-01-15', measured(1180)),
    markers('2026-02-05', measured(310)),
    markers('2026-02-26', measured(48)),
  ];

  it('is the newest that is not after the day, with its day and its entry', () => {
    expect(answersOn('2026-03-12', series)['ca125']).toEqual({
      value: 48,
      unit: 'U/mL',
      takenOn: '2026-02-26',
      entry: 'markers 2026-02-26',
    });
    expect(valuesOn('2026-02-10', series)).toEqual({ ca125: 310 });
    expect(valuesOn('2026-01-14', series)).toEqual({});
  });

  it('keeps the sign of the laboratory, and is converted where that is declared alone', () => {
    expect(valuesOn('2026-03-12', [markers('2026-03-01', measured(5, 'kU/L', '<'))])).toEqual({
      ca125: '<5',
    });
    const afp = told('markers', { on: '2026-03-01', afp: measured(9, 'kU/L') }, 'afp');
    expect(valuesOn('2026-03-12', [afp])).toEqual({});
    const before = told('markers', { on: '2026-02-01', afp: measured(7, 'ng/mL') }, 'before');
    expect(valuesOn('2026-03-12', [before, afp])).toEqual({});
  });

  it('says nothing of a day that says two things, and of a date that may be newer', () => {
    const twice = markers('2026-02-26', measured(50), 'again');
    expect(valuesOn('2026-03-12', [...series, twice])).toEqual({});
    expect(valuesOn('2026-03-12', [...series, markers('2026-02-26', measured(48), 'same')])).toEqual({
      ca125: 48,
    });
    expect(valuesOn('2026-03-12', [...series, markers('2026-02', measured(900))])).toEqual({});
    expect(valuesOn('2026-03-12', [...series, markers(null, measured(900))])).toEqual({ ca125: 48 });
  });
});

describe('treatments', () => {
  it('answer the board after chemotherapy before an operation', () => {
    expect(valuesOn('2026-03-12', [neoadjuvant, response, ct({})])).toEqual({
      imaging_abdomen_pelvis: 'Much less',
      neoadjuvant_cycles: 3,
      neoadjuvant_last_cycle: '2026-02-26',
      response_imaging: 'Much less',
      months_since_platinum: 0,
      treatment_lines: 1,
      chemotherapy_regimen: 'Carboplatin and paclitaxel',
      worst_toxicity: 2,
      last_platinum_on: '2026-02-26',
      best_response: 'partial',
      line_stop_reason: 'surgery',
    });
  });

  it('answer the board at a recurrence', () => {
    const course = [neoadjuvant, response, adjuvant, maintenance, relapse];
    expect(answersOn('2027-03-04', course)).toMatchObject({
      last_platinum_on: { value: '2026-06-02', takenOn: '2026-06-02', entry: 'adjuvant' },
      months_since_platinum: { value: 9, unit: 'mo', takenOn: '2027-03-04', entry: 'adjuvant' },
      treatment_lines: { value: 1, takenOn: '2026-07-01' },
      best_response: { value: 'partial', takenOn: '2026-03-05', entry: 'event' },
      line_stop_reason: { value: 'progression', takenOn: '2027-02-20', entry: 'maintenance' },
    });
    expect(valuesOn('2027-03-04', course)).not.toHaveProperty('worst_toxicity');
  });

  it('leave open what goes on, what nobody dated, and what may belong to it', () => {
    const still = { to: null, lastPlatinumOn: null, ongoing: true };
    const goesOn = { ...neoadjuvant, answers: { ...neoadjuvant.answers, ...still } };
    expect(valuesOn('2026-03-12', [goesOn])).toEqual({
      chemotherapy_regimen: 'Carboplatin and paclitaxel',
      treatment_lines: 1,
      worst_toxicity: 2,
    });
    const undated = later({ line: null, platinum: null }, 'undated');
    expect(valuesOn('2026-03-12', [neoadjuvant, undated])).toEqual({});
    const another = later({ setting: null, line: 1, from: '2026-03-01' }, 'another');
    expect(valuesOn('2026-03-12', [neoadjuvant, another])).not.toHaveProperty('neoadjuvant_cycles');
  });

  it('count whole months only where the dates tell them', () => {
    const ended = (lastPlatinumOn: string) =>
      later({ platinum: true, from: '2025', to: null, lastPlatinumOn }, 'one');
    expect(valuesOn('2026-08-31', [ended('2026-02-28')])['months_since_platinum']).toBe(6);
    expect(valuesOn('2026-08-27', [ended('2026-02-28')])['months_since_platinum']).toBe(5);
    expect(valuesOn('2026-08-15', [ended('2026-02')])).not.toHaveProperty('months_since_platinum');
    expect(valuesOn('2026-08-31', [ended('2026-02')])['months_since_platinum']).toBe(6);
  });

  it('leave the best response open while what nobody named or dated may be better', () => {
    const unsaid = told('event', { on: '2026-03-01', kind: 'response', response: null }, 'unsaid');
    const better = told('event', { on: null, kind: 'response', response: 'complete' }, 'better');
    const seen = ct({ response: 'complete', on: '2026-03' });
    expect(valuesOn('2026-04-12', [neoadjuvant, response, unsaid])).not.toHaveProperty('best_response');
    expect(valuesOn('2026-04-12', [neoadjuvant, response, better])).not.toHaveProperty('best_response');
    expect(valuesOn('2026-04-12', [neoadjuvant, response, seen])['best_response']).toBe('complete');
    const before = told('event', { on: '2025-03-01', kind: 'response', response: 'complete' }, 'before');
    expect(valuesOn('2026-04-12', [neoadjuvant, response, before])['best_response']).toBe('partial');
  });
});

describe('the best response to a line', () => {
  const best = (course: Parameters<typeof valuesOn>[1]) => valuesOn('2027-03-04', course)['best_response'];
  it('is no relapse after it, and no growth once it has ended', () => {
    const grew = (kind: string, on: string) => told('event', { on, kind }, 'grew');
    expect(best([adjuvant, grew('recurrence', '2027-02-20')])).toBeUndefined();
    expect(best([adjuvant, grew('progression', '2027-02-20')])).toBeUndefined();
    expect(best([adjuvant, grew('progression', '2026-05-20')])).toBe('progression');
  });
});

describe('imaging', () => {
  it('answers for the regions that were looked at, by studies that count', () => {
    const keys = (said: object) => Object.keys(valuesOn('2026-03-12', [ct(said)]));
    expect(keys({})).toEqual(['imaging_abdomen_pelvis']);
    expect(keys({ regions: ['abdomen'] })).toEqual([]);
    expect(keys({ regions: null })).toEqual([]);
    expect(keys({ regions: ['whole_body'] })).toEqual(['imaging_abdomen_pelvis', 'imaging_thorax']);
    expect(keys({ method: 'ultrasound' })).toEqual([]);
    expect(keys({ finding: null })).toEqual([]);
  });

  it('is of the response when it was made since the treatment began and for nothing else', () => {
    const has = (said: object) => 'response_imaging' in valuesOn('2026-03-12', [neoadjuvant, ct(said)]);
    expect(has({ purpose: 'response' })).toBe(true);
    expect(has({ purpose: 'symptoms' })).toBe(false);
    expect(has({ on: '2026-01-10' })).toBe(false);
    expect(has({ on: '2026-01' })).toBe(false);
  });
});

describe('molecular results', () => {
  const germline = (variants: object[] | null, said: object = {}, id = 'germline') =>
    told('germline', { on: '2026-02-01', state: 'reported', variants, ...said }, id);
  const tumour = (said: object, id = 'tumour') =>
    told('tumour-molecular', { on: '2026-02-10', state: 'reported', ...said }, id);
  const variant = (gene: string, kind: string | null) => ({ id: gene, gene, class: kind, absent: {} });

  it('tell the gene that blood or tumour has shown to be changed, and never that none is', () => {
    const brca = (...course: Told[]) => valuesOn('2026-03-12', course)['brca'];
    expect(brca(germline([variant('BRCA1', 'pathogenic')]))).toBe('brca1');
    expect(brca(germline([]), tumour({ variants: [variant('brca 2', 'likely_pathogenic')] }))).toBe('brca2');
    expect(brca(germline([variant('BRCA1', 'vus')]))).toBe('variant_of_unknown_significance');
    expect(brca(germline([]))).toBeUndefined();
    expect(brca(germline([variant('TP53', 'pathogenic')]))).toBeUndefined();
    expect(brca(germline([variant('BRCA1', null)]))).toBeUndefined();
    expect(brca(germline([variant('BRCA1', 'pathogenic'), variant('BRCA2', 'pathogenic')]))).toBeUndefined();
    expect(brca(germline([variant('BRCA1', 'pathogenic')], { state: 'pending' }))).toBeUndefined();
    expect(brca(germline([variant('BRCA1', 'pathogenic')], { on: null }))).toBeUndefined();
  });

  it('tell mismatch repair by its four proteins, and nothing against its instability', () => {
    const kept = { mlh1: 'retained', pms2: 'retained', msh2: 'retained', msh6: 'retained' };
    const mmr = (said: object) => valuesOn('2026-03-12', [tumour(said)])['mmr'];
    expect(mmr(kept)).toBe('proficient');
    expect(mmr({ ...kept, msh6: 'lost' })).toBe('deficient');
    expect(mmr({ ...kept, msh6: null })).toBeUndefined();
    expect(mmr({ ...kept, msi: 'high' })).toBeUndefined();
    expect(mmr({ mlh1: 'lost', msi: 'stable' })).toBeUndefined();
    expect(valuesOn('2026-03-12', [tumour({ hrd: 'positive' })])).toEqual({ hrd: 'positive' });
  });
});

const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2025-06-01', days));
const partial = fc.tuple(day, fc.constantFrom(10, 10, 7, 4)).map(([on, length]) => on.slice(0, length));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const anyTold: fc.Arbitrary<Told> = fc.oneof(
  fc
    .tuple(maybe(partial), fc.integer({ min: 1, max: 900 }), fc.uuid())
    .map(([on, value, id]) => markers(on, measured(value), id)),
  fc
    .record({
      from: maybe(partial),
      to: maybe(partial),
      line: maybe(fc.integer({ min: 1, max: 3 })),
      platinum: maybe(fc.boolean()),
      setting: maybe(fc.constantFrom('neoadjuvant', 'adjuvant', 'relapse')),
      cycles: maybe(fc.integer({ min: 1, max: 6 })),
      stopReason: maybe(fc.constantFrom('completed', 'progression')),
    })
    .chain((said) => fc.uuid().map((id) => told('systemic', said, id))),
  fc
    .tuple(maybe(partial), maybe(fc.constantFrom('complete', 'partial', 'stable')), fc.uuid())
    .map(([on, said, id]) => told('event', { on, kind: 'response', response: said }, id)),
);
const anyCourse = fc.array(anyTold, { maxLength: 6 });

describe('whatever the course', () => {
  it('what is dated after the day changes nothing', () => {
    fc.assert(
      fc.property(anyCourse, anyCourse, day, (course, more, on) => {
        const after = more.filter(({ form, answers }) => {
          const date = answers[courseRecord(form)?.date ?? ''];
          return typeof date === 'string' && earliest(date) > on;
        });
        expect(courseAnswers(dataset, [...course, ...after], on)).toEqual(courseAnswers(dataset, course, on));
      }),
    );
  });

  it('the order in which it was entered changes nothing that is answered', () => {
    fc.assert(
      fc.property(anyCourse, day, (course, on) => {
        const said = (all: readonly Told[]) =>
          courseAnswers(dataset, all, on).map(({ key, value }) => [key, value]);
        expect(said(course.toReversed())).toEqual(said(course));
      }),
    );
  });

  it('an answer goes when the entry that says it is struck, or another entry says it', () => {
    fc.assert(
      fc.property(anyCourse, day, (course, on) => {
        for (const { entry, takenOn } of courseAnswers(dataset, course, on)) {
          expect(earliest(takenOn) <= on).toBe(true);
          const left = course.filter(({ id }) => id !== entry);
          expect(courseAnswers(dataset, left, on).every((one) => one.entry !== entry)).toBe(true);
        }
      }),
    );
  });

  it('the newest is the same however its partial dates are read', () => {
    const results = fc.array(
      fc.tuple(partial, fc.integer({ min: 1, max: 3 })).map(([on, value]) => ({ on, value })),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(results, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), (all, early) => {
        const newest = certainlyNewest(all, (a, b) => a.value === b.value);
        if (newest === null) return;
        const dated = all.map(({ on, value }, index) => ({
          value,
          day: early[index] ? earliest(on) : latest(on),
        }));
        const last = dated
          .map((one) => one.day)
          .toSorted()
          .at(-1);
        expect(new Set(dated.filter((one) => one.day === last).map(({ value }) => value))).toEqual(
          new Set([newest.value]),
        );
      }),
    );
  });
});

describe('histology', () => {
  const found = (...course: Told[]) => valuesOn('2026-03-12', course)['histology'];
  const tissue = (said: object, id = 'diagnosis') =>
    told('diagnosis', { on: '2026-02-02', basis: 'biopsy', histology: 'high-grade-serous', ...said }, id);

  it('is the newest diagnosis from tissue, in the words of its report', () => {
    expect(found(tissue({}))).toBe('high-grade-serous');
    expect(found(tissue({ histologyText: 'Serous, high grade' }))).toBe('Serous, high grade');
    expect(found(tissue({}), tissue({ on: '2026-03-01', histology: 'clear-cell' }, 'later'))).toBe(
      'clear-cell',
    );
    expect(answersOn('2026-03-12', [tissue({})])['histology']).toMatchObject({
      takenOn: '2026-02-02',
      entry: 'diagnosis',
    });
  });

  it('is not told by what no tissue says, by another kind without words, or while days contradict', () => {
    expect(found(tissue({ basis: 'imaging' }))).toBeUndefined();
    expect(found(tissue({ basis: null }))).toBeUndefined();
    expect(found(tissue({ histology: 'other' }))).toBeUndefined();
    expect(found(tissue({ on: null }))).toBeUndefined();
    expect(found(tissue({ on: '2026-03-20' }))).toBeUndefined();
    expect(found(tissue({}), tissue({ histology: 'clear-cell' }, 'same day'))).toBeUndefined();
    expect(found(tissue({}), tissue({ on: null, histology: 'clear-cell' }, 'undated'))).toBeUndefined();
  });
});
