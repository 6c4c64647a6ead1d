import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkUpItem } from '../care/index.ts';
import {
  diseaseSince,
  entriesSince,
  itemsSince,
  type Kept,
  openItems,
  type Seen,
  takenBack,
} from './seen.ts';

const item = (key: string, over: Partial<WorkUpItem> = {}): WorkUpItem => ({
  key,
  state: 'present',
  value: 35,
  unit: 'U/mL',
  takenOn: '2026-11-05',
  reason: null,
  ...over,
});
const disease = {
  site: 'ovary',
  histology: null,
  grade: null,
  stage: 'IIIB',
  stageEdition: 'figo-2014',
} as const;
const seen: Seen = {
  disease,
  question: {
    phase: 'pre_treatment',
    recurrenceNumber: null,
    questionType: 'primary_treatment',
    question: 'Operate?',
  },
  age: null,
  workUp: [item('ca125')],
  readiness: null,
};

describe('what came after the board', () => {
  it('is an item it saw nothing of, or otherwise', () => {
    expect(itemsSince(seen, [item('ca125')])).toEqual([]);
    for (const over of [
      { value: 36 },
      { takenOn: '2026-12-01' },
      { state: 'missing' as const },
      { unit: null },
      { reason: 'Repeated' },
    ])
      expect(itemsSince(seen, [item('ca125', over)])).toHaveLength(1);
    expect(itemsSince(seen, [item('ca125'), item('hrd')]).map(({ key }) => key)).toEqual(['hrd']);
  });

  it('is the disease as it is known now, once it is known otherwise', () => {
    expect(diseaseSince(seen, disease)).toBeNull();
    expect(diseaseSince(seen, { ...disease, histology: 'mucinous' })).toMatchObject({
      histology: 'mucinous',
    });
    expect(diseaseSince(seen, { ...disease, stage: null, stageEdition: null })).toMatchObject({
      stage: null,
    });
  });

  it('is nothing where the record still says what was seen, in whatever order', () => {
    const keys = fc.uniqueArray(fc.constantFrom('ca125', 'hrd', 'ecog', 'cea'));
    fc.assert(
      fc.property(keys, (some) => {
        const items = some.map((key) => item(key));
        expect(itemsSince({ ...seen, workUp: items.toReversed() }, items)).toEqual([]);
      }),
    );
  });
});

it('what stands open is what is needed and neither there, waived nor not applicable', () => {
  const states = ['present', 'stale', 'missing', 'requested', 'not_applicable', 'waived'] as const;
  const items = (['mandatory', 'conditional', 'optional'] as const).flatMap((level) =>
    states.map((state) => ({ key: `${level} ${state}`, level, state, why: null })),
  );
  expect(openItems({ ready: false, items }).map(({ key }) => key)).toEqual(
    ['mandatory', 'conditional'].flatMap((level) =>
      ['stale', 'missing', 'requested'].map((state) => `${level} ${state}`),
    ),
  );
});

describe('the course and the advice a board left', () => {
  const stage = {
    id: 's',
    form: 'stage',
    formVersion: 1,
    on: '2026-11-05',
    answers: { stage: 'IIIC', n: null },
  };
  const kept: Kept = {
    ...seen,
    course: [stage],
    advice: [{ id: 'a', modality: 'surgery', timing: 'upfront' }],
  };

  it('is another entry, or one that says something else now, however its answers are ordered', () => {
    expect(entriesSince(kept, [{ ...stage, answers: { n: null, stage: 'IIIC' } }])).toEqual([]);
    const corrected = { ...stage, answers: { stage: 'IVA', n: null } };
    const moved = { ...stage, on: '2026-11-06' };
    const later = { ...stage, id: 'other' };
    for (const entry of [corrected, moved, later]) expect(entriesSince(kept, [entry])).toEqual([entry]);
  });

  it('is not told where no course was kept', () => expect(entriesSince(seen, [stage])).toEqual([]));

  it('keeps what was recommended and does not stand any more', () => {
    expect(takenBack(kept, [{ id: 'a' }])).toEqual([]);
    expect(takenBack(kept, [{ id: 'b' }])).toEqual(kept.advice);
    expect(takenBack(seen, [])).toEqual([]);
    expect(takenBack(null, [])).toEqual([]);
  });
});
