import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasetFor, firstDataset as dataset } from './asked-datasets.ts';
import type { WorkUpItem } from './schema.ts';
import {
  askedItems,
  openItems,
  readiness,
  triggered,
  type ReadinessCase,
  type ReadinessReferral,
} from './work-up.ts';

const meeting = '2026-11-26';
const serous: ReadinessCase = { histology: 'high-grade-serous', bornOn: '1961-05-02' };
const suspected: ReadinessCase = { histology: null, bornOn: '1961-05-02' };
const referral: ReadinessReferral = { phase: 'pre_treatment', questionType: 'primary_treatment' };
const sample = { number: 1, boolean: true, choice: 'negative', text: 'seen' } as const;

const item = (key: string, over: Partial<WorkUpItem> = {}): WorkUpItem => {
  const kind = dataset.items.find((definition) => definition.key === key)?.kind ?? 'text';
  return { key, state: 'present', value: sample[kind], unit: null, takenOn: meeting, reason: null, ...over };
};
const whole = dataset.items.map(({ key }) => item(key));
const without = (...keys: string[]) => whole.filter(({ key }) => !keys.includes(key));
const stateOf = (key: string, ...args: Parameters<typeof readiness>) =>
  readiness(...args).items.find((verdict) => verdict.key === key);
const judged = (key: string, workUp: WorkUpItem[], theCase = serous, asked = referral) =>
  stateOf(key, dataset, theCase, asked, workUp, meeting);

describe('the ovarian minimum dataset', () => {
  it('has sixty-three items with keys of the record, each once', () => {
    const keys = dataset.items.map(({ key }) => key);
    expect(keys).toHaveLength(63);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z][a-z0-9_]{1,60}$/);
  });

  it('names a source it explains, for every item and window', () => {
    for (const { source, freshnessSource, windows = [] } of dataset.items) {
      expect(dataset.provenance).toHaveProperty(source);
      for (const window of windows) expect(dataset.provenance).toHaveProperty(window.source);
      if (freshnessSource) expect(dataset.provenance).toHaveProperty(freshnessSource);
    }
  });

  it('serves ovary, tube, peritoneum and an unknown site', () => {
    expect(datasetFor('tube')).toBe(dataset);
    expect(datasetFor(null)).toBe(dataset);
    expect(datasetFor('cervix')).not.toBe(dataset);
    expect(datasetFor('other')).toBeNull();
  });
});

describe('readiness', () => {
  it('is given with everything, lost with nothing', () => {
    expect(readiness(dataset, serous, referral, whole, meeting).ready).toBe(true);
    expect(readiness(dataset, serous, referral, [], meeting).ready).toBe(false);
  });

  it('counts age to the day of the meeting', () => {
    const ca125 = (takenOn: string | null) =>
      judged('ca125', [...without('ca125'), item('ca125', { takenOn })]);
    expect(ca125('2026-10-29')).toMatchObject({ state: 'present', why: null });
    expect(ca125('2026-10-28')).toMatchObject({ state: 'stale', why: 'too_old' });
    expect(ca125('2026-11')).toMatchObject({ state: 'present' });
    expect(ca125('2026-10')).toMatchObject({ state: 'stale', why: 'date_vague' });
    expect(ca125('2026')).toMatchObject({ state: 'stale', why: 'date_vague' });
    expect(ca125('2026-12-01')).toMatchObject({ state: 'missing', why: 'after_meeting' });
    expect(ca125(null)).toMatchObject({ state: 'stale', why: 'date_unknown' });
  });

  it('asks for a fresher result in a phase that says so', () => {
    const old = [...without('ca125'), item('ca125', { takenOn: '2026-10-29' })];
    expect(judged('ca125', old)).toMatchObject({ state: 'present' });
    const check: ReadinessReferral = { phase: 'post_treatment', questionType: 'response_check' };
    expect(judged('ca125', old, serous, check)).toMatchObject({ state: 'stale', why: 'too_old' });
  });

  it('asks each phase for what it needs, and counts what is open of each who answers', () => {
    const inPhase = (asked: ReadinessReferral) => askedItems(dataset, serous, asked, whole, meeting);
    const isAsked = (asked: ReadinessReferral, key: string) =>
      inPhase(asked).find(({ definition }) => definition.key === key)?.asked;
    const recurrence: ReadinessReferral = { phase: 'recurrence', questionType: 'recurrence' };
    const operated: ReadinessReferral = { phase: 'post_operative', questionType: 'adjuvant' };
    expect([referral, recurrence, operated].map((phase) => isAsked(phase, 'best_response'))).toEqual([
      false,
      true,
      false,
    ]);
    expect([referral, operated].map((phase) => isAsked(phase, 'pathology_report_final'))).toEqual([
      false,
      true,
    ]);
    expect(openItems(inPhase(referral), whole, meeting)).toMatchObject({ nurse: 0, radiologist: 0 });
    expect(openItems(inPhase(referral), without('ecog', 'imaging_thorax'), meeting)).toMatchObject({
      nurse: 1,
      radiologist: 1,
    });
  });

  it('asks no date where no window is set', () =>
    expect(judged('allergies', [item('allergies', { takenOn: null })])).toMatchObject({ state: 'present' }));

  it('does not take a marked item without a fitting value', () => {
    expect(judged('ecog', [item('ecog', { value: null })])).toMatchObject({
      state: 'missing',
      why: 'no_value',
    });
    expect(judged('ecog', [item('ecog', { value: '1' })])).toMatchObject({ why: 'wrong_kind' });
    expect(judged('ecog', [item('ecog', { value: 0 })])).toMatchObject({ state: 'present' });
    expect(judged('gi_origin_ruled_out', [item('gi_origin_ruled_out', { value: false })])).toMatchObject({
      state: 'present',
    });
  });

  it('is not ready while an item is only requested; a waiver is enough', () => {
    const requested = [...without('ca125'), item('ca125', { state: 'requested', value: null })];
    expect(readiness(dataset, serous, referral, requested, meeting).ready).toBe(false);
    const waived = [...without('ca125'), item('ca125', { state: 'waived', value: null, reason: 'urgent' })];
    expect(readiness(dataset, serous, referral, waived, meeting).ready).toBe(true);
  });

  it('asks for markers of other tumours only when triggered', () => {
    const markers = ['cea', 'ca19_9', 'afp', 'hcg', 'ldh', 'inhibin_b'];
    expect(readiness(dataset, serous, referral, without(...markers), meeting).ready).toBe(true);
    expect(judged('cea', without('cea'), suspected)).toMatchObject({ state: 'missing' });
    expect(judged('afp', without('afp'), suspected)).toMatchObject({ why: 'not_triggered' });
    expect(judged('afp', without('afp'), { ...suspected, bornOn: '1994' })).toMatchObject({
      state: 'missing',
      why: null,
    });
    expect(judged('ca19_9', without('ca19_9'), { ...serous, histology: 'mucinous' })).toMatchObject({
      why: null,
    });
    const low = [
      ...without('ca19_9', 'ca125', 'cea'),
      item('ca125', { value: 250 }),
      item('cea', { value: 10 }),
    ];
    expect(judged('ca19_9', low)).toMatchObject({ state: 'missing' });
  });

  it('takes an unknown trigger for asked', () => {
    const theCase: ReadinessCase = { histology: null, bornOn: null };
    expect(judged('afp', without('afp'), theCase)).toEqual({
      key: 'afp',
      level: 'conditional',
      state: 'missing',
      why: 'trigger_unknown',
    });
    expect(readiness(dataset, theCase, referral, without('afp'), meeting).ready).toBe(false);
    const answered = [
      ...without('afp'),
      item('afp', { state: 'not_applicable', value: null, reason: 'no mass' }),
    ];
    expect(readiness(dataset, theCase, referral, answered, meeting).ready).toBe(true);
  });

  it.each([
    [412, 10, false],
    [250, 10, true],
    ['>5000', '<0.5', false],
    ['>100', 10, null],
    ['<250', 10, true],
    [250, '>10', true],
    [250, '<10', null],
    [12.5, '<0.5', null],
    [null, 10, null],
    ['much', 10, null],
  ])('judges the ratio of %j to %j by what their signs leave open', (ca125, cea, is) => {
    const theCase: ReadinessCase = { histology: null, bornOn: null };
    const workUp = [item('ca125', { value: ca125 }), item('cea', { value: cea })];
    const trigger = { ratio: ['ca125', 'cea'] as [string, string], atMost: 25 };
    expect(triggered(trigger, { theCase, referral, workUp, meeting })).toBe(is);
    expect(triggered({ item: 'ca125', known: true }, { theCase, referral, workUp, meeting })).toBe(
      ca125 !== null,
    );
  });

  it('takes a result with its sign for one', () => {
    expect(judged('ca125', [...without('ca125'), item('ca125', { value: '>5000' })])?.state).not.toBe(
      'missing',
    );
    expect(judged('ca125', [...without('ca125'), item('ca125', { value: 'high' })])).toMatchObject({
      state: 'missing',
      why: 'wrong_kind',
    });
  });

  it('knows the fortieth birthday to the day', () => {
    const below = (bornOn: string) =>
      triggered(
        { fact: 'age', below: 40 },
        { theCase: { histology: null, bornOn }, referral, workUp: [], meeting },
      );
    expect([below('1986-11-27'), below('1986-11-26'), below('1986'), below('1987'), below('1985')]).toEqual([
      true,
      false,
      null,
      true,
      false,
    ]);
  });

  it('is never lost by adding an item, and blocked by exactly the unsettled required ones', () => {
    fc.assert(
      fc.property(
        fc.subarray(whole),
        fc.constantFrom(...whole),
        fc.constantFrom(serous, suspected),
        (some, more, theCase) => {
          const before = readiness(dataset, theCase, referral, some, meeting);
          const rest = some.filter(({ key }) => key !== more.key);
          const after = readiness(dataset, theCase, referral, [...rest, more], meeting);
          const blocking = ({ items }: typeof before) =>
            items.filter(
              (i) => i.level !== 'optional' && ['missing', 'stale', 'requested'].includes(i.state),
            );
          expect(before.ready).toBe(blocking(before).length === 0);
          // CA-125 and CEA may bring to light a ratio that asks for CA 19-9.
          if (before.ready && !['ca125', 'cea'].includes(more.key)) expect(after.ready).toBe(true);
        },
      ),
    );
  });
});
