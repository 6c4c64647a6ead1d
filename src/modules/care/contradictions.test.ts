import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyAnswers, emptyAnswers } from '../../kernel/forms/answers.ts';
import { contradictions, type Life } from './contradictions.ts';
import type { Told } from './course.ts';
import { courseRecord, courseRecords } from './records/course.ts';

const told = (form: string, said: object, id = form): Told => {
  const record = courseRecord(form);
  if (record === undefined) throw new Error(form);
  return { id, form, answers: { ...(emptyAnswers(record.form) as unknown as AnyAnswers), ...said } };
};
const against = (course: readonly Told[], life: Partial<Life>) =>
  contradictions(course, { diedOn: null, bornOn: null, treatedBefore: null, happened: [], ...life }).map(
    ({ code, entries }) => [code, ...entries].join(' '),
  );
const asked = (course: readonly Told[], diedOn: string | null = null) => against(course, { diedOn });
const operated = (on: string | null, key = 'operation') => ({ key, on, what: 'operation' as const });
const contact = (said: object, id = 'contact') => told('follow-up', said, id);

describe('what a course says against itself', () => {
  it('is life after death, and anything dated after it', () => {
    expect(asked([contact({ on: '2026-03-02', status: 'alive' })], '2026-03-01')).toEqual([
      'alive_after_death contact',
    ]);
    expect(asked([contact({ on: '2026-03', status: 'alive' })], '2026-03-01')).toEqual([]);
    expect(asked([told('systemic', { from: '2026-02-01', to: '2026-03-02' })], '2026-03-01')).toEqual([
      'after_death systemic',
    ]);
    expect(asked([told('hormone', { from: '2026-02-01', ongoing: true })], '2026-03-01')).toEqual([
      'ongoing_after_death hormone',
    ]);
    expect(asked([told('event', { on: '2026-03-01' })], '2026-03-01')).toEqual([]);
  });

  it.each(courseRecords.map(({ form, date }) => [form.id, date]))(
    'looks at every record: %s',
    (form, date) => {
      const life = { bornOn: '1960-05-06', diedOn: '2026-03-01' };
      expect(against([told(form, { [date]: '1960-05-05' })], life)).toContain(`before_birth ${form}`);
      const late = told(form, { [date]: '2026-03-02', ...(form === 'follow-up' ? { status: 'alive' } : {}) });
      expect(against([late], life)[0]).toMatch(new RegExp(`after_death ${form}`));
    },
  );

  it('is a question or a result after her death, and anything of these or a form before her birth', () => {
    const dated = (on: string) => {
      const happened = (['question', 'result', 'form'] as const).map((what) => ({ key: what, on, what }));
      return against([], { bornOn: '1960-05-06', diedOn: '2026-03-01', happened });
    };
    expect(dated('2026-03-02')).toEqual(['after_death question', 'after_death result']);
    expect(dated('1959')).toEqual(['before_birth question', 'before_birth result', 'before_birth form']);
    expect([...dated('2026-03'), ...dated('1960')]).toEqual([]);
  });

  it('is two days of death, and a death the record of the woman does not have', () => {
    const dead = contact({ on: '2026-03-02', status: 'dead' });
    expect(asked([dead], '2026-03-01')).toEqual(['deaths_differ contact']);
    expect(asked([dead], '2026-03')).toEqual([]);
    expect(asked([dead])).toEqual(['death_not_in_record contact']);
    expect(asked([dead, contact({ on: '2026-04-01', status: 'alive' }, 'later')])).toEqual([
      'alive_after_death later contact',
      'death_not_in_record contact',
    ]);
  });

  it('looks at every death, the vague and the exact ones', () => {
    const dead = (on: string, id: string) => contact({ on, status: 'dead' }, id);
    const alive = contact({ on: '2025-06-01', status: 'alive' }, 'alive');
    expect(asked([dead('2025-03-01', 'a'), alive], '2025')).toEqual(['alive_after_death alive a']);
    expect(asked([dead('2025-03-01', 'a'), dead('2025-05-01', 'b'), alive], '2025')).toEqual([
      'alive_after_death alive a',
      'deaths_differ a b',
    ]);
  });

  it('is two statements of one day that differ, and not what one of them leaves open', () => {
    const on = '2026-01-02';
    const serous = told('diagnosis', { on, histology: 'high-grade-serous' }, 'a');
    expect(asked([serous, told('diagnosis', { on, histology: 'clear-cell' }, 'b')])).toEqual([
      'diagnoses_differ a b',
    ]);
    expect(asked([serous, told('diagnosis', { on, site: 'ovary' }, 'b')])).toEqual([]);
    expect(asked([serous, told('diagnosis', { on: '2026-01-03', histology: 'mixed' }, 'b')])).toEqual([]);
    const staged = (stage: string, basis: string, id: string) =>
      told('stage', { on, stage, basis, edition: 'figo-2014' }, id);
    expect(asked([staged('IIIC', 'clinical', 'a'), staged('IVB', 'clinical', 'b')])).toEqual([
      'stages_differ a b',
    ]);
    expect(asked([staged('IIIC', 'clinical', 'a'), staged('IIB', 'after_neoadjuvant', 'b')])).toEqual([]);
  });

  it('is a length that its dates do not allow', () => {
    const diagnosed = told('diagnosis', { on: '2026-01-01' });
    const after = (days: number) => [diagnosed, contact({ on: '2026-01-31', days })];
    expect(asked(after(30))).toEqual([]);
    expect(asked(after(31))).toEqual(['days_differ contact']);
    expect(asked([told('diagnosis', { on: '2026' }), contact({ on: '2026-01-31', days: 29 })])).toEqual([]);
    const irradiated = (overallDays: number) =>
      asked([told('radiotherapy', { from: '2026-01-05', to: '2026-02-06', overallDays })]);
    expect(irradiated(32)).toEqual(['overall_time_differs radiotherapy']);
    expect([...irradiated(33), ...irradiated(50)]).toEqual([]);
  });

  it('is a line without the one before it, unless a treatment has no number', () => {
    const line = (number: number | null, id: string) => told('systemic', { line: number }, id);
    expect(asked([line(1, 'a'), line(3, 'b')])).toEqual(['line_missing b']);
    expect(asked([line(1, 'a'), line(3, 'b'), line(null, 'c')])).toEqual([]);
    expect(asked([line(1, 'a'), line(2, 'b'), line(2, 'c')])).toEqual([]);
  });

  it('is an operation or a board’s advice after her death, and anything before her birth', () => {
    const dead = contact({ on: '2026-03-02', status: 'dead' });
    const happened = [operated('2026-03-03'), { key: 'advice', on: '2026-03-04', what: 'advice' as const }];
    expect(against([dead], { diedOn: '2026-03-02', happened })).toEqual([
      'after_death operation',
      'after_death advice',
    ]);
    expect(against([dead], { happened })).toEqual([
      'after_death operation contact',
      'after_death advice contact',
      'death_not_in_record contact',
    ]);
    expect(against([], { diedOn: '2026-03', happened })).toEqual([]);
    expect(against([], { diedOn: '2026-03-01', happened: [operated(null), operated('2026')] })).toEqual([]);
    const early = [told('diagnosis', { on: '1960-05-05' }), told('event', { on: '1960' })];
    expect(against(early, { bornOn: '1960-05-06', happened: [operated('1959')] })).toEqual([
      'before_birth diagnosis',
      'before_birth operation',
    ]);
  });

  it('is a recurrence before every treatment, and adjuvant treatment before every operation', () => {
    const relapse = told('event', { on: '2026-01-05', kind: 'recurrence' });
    const untreated = { treatedBefore: false };
    const after = { ...untreated, happened: [operated('2026-02-01')] };
    expect(against([relapse], after)).toEqual(['recurrence_before_treatment event']);
    expect(against([relapse], { ...after, treatedBefore: true })).toEqual([]);
    expect(against([relapse], { ...after, treatedBefore: null })).toEqual([]);
    expect(against([relapse], untreated)).toEqual([]);
    expect(
      against([relapse], { ...untreated, happened: [operated('2026-01'), operated('2026-02-01')] }),
    ).toEqual([]);
    expect(against([relapse], { ...untreated, happened: [operated(null), operated('2026-02-01')] })).toEqual(
      [],
    );
    expect(against([relapse, told('systemic', { from: '2025-12-01' })], after)).toEqual([]);
    expect(against([told('event', { on: '2026-01-05', kind: 'progression' })], after)).toEqual([]);
    const adjuvant = told('systemic', { from: '2026-01-05', setting: 'adjuvant' });
    expect(against([adjuvant], after)).toEqual(['adjuvant_before_operation systemic']);
    expect(against([adjuvant], untreated)).toEqual([]);
    expect(against([told('systemic', { from: '2026-01-05', setting: 'neoadjuvant' })], after)).toEqual([]);
  });

  it('asks the same however the entries are ordered, and nothing of an entry that says nothing', () => {
    const course = [
      contact({ on: '2026-03-02', status: 'dead' }, 'dead'),
      contact({ on: '2026', status: 'dead' }, 'vague'),
      contact({ on: '2026-04-20', status: 'dead' }, 'other'),
      contact({ on: '2026-04-02', status: 'alive' }, 'alive'),
      told('event', { on: '2026-05-01' }),
      told('systemic', { line: 2 }),
      told('trial', {}),
    ];
    const every = (order: readonly Told[]) =>
      [null, '2026-03-01'].flatMap((diedOn) =>
        asked(order, diedOn).map((one) => one.split(' ').toSorted().join(' ')),
      );
    fc.assert(
      fc.property(fc.shuffledSubarray(course, { minLength: course.length }), (order) => {
        expect(every(order).toSorted()).toEqual(every(course).toSorted());
      }),
    );
    expect(asked([told('trial', {}), told('event', {}), told('follow-up', {})], '2026')).toEqual([]);
  });
});
