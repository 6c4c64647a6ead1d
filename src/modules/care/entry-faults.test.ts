import { expect, it } from 'vitest';
import { type AnyAnswers, emptyAnswers } from '../../kernel/forms/answers.ts';
import { entryFaults } from './entry-faults.ts';
import { courseRecord } from './records/course.ts';

const around = { site: 'ovary', bornOn: '1960-05-01', today: '2026-11-19' } as const;

const faults = (id: string, said: object, course: Partial<Parameters<typeof entryFaults>[2]> = {}) => {
  const record = courseRecord(id);
  if (record === undefined) throw new Error(id);
  const answers = { ...(emptyAnswers(record.form) as unknown as AnyAnswers), ...said };
  return entryFaults(record, answers, { ...around, ...course });
};

it('refuses every date that has not come or lies before her birth, and only what is certain', () => {
  expect(faults('systemic', { from: '2026-12', lastPlatinumOn: '1959', to: '2027' })).toEqual([
    { code: 'in_future', field: 'from' },
    { code: 'before_birth', field: 'lastPlatinumOn' },
    { code: 'in_future', field: 'to' },
  ]);
  expect(faults('event', { on: '2026' })).toEqual([]);
  expect(faults('event', { on: '1960' })).toEqual([]);
  expect(faults('event', { on: '1950' }, { bornOn: null })).toEqual([]);
});

it('takes a next contact that is to come, and none that is due before it was agreed', () => {
  expect(faults('next-contact', { on: '2026-11-19', due: '2027-03' })).toEqual([]);
  expect(faults('next-contact', { on: null, due: '2020-01-01' })).toEqual([]);
  expect(faults('next-contact', { on: '2026-11-19', due: '2026' })).toEqual([]);
  expect(faults('next-contact', { on: '2026-11-19', due: '2026-11-18' })).toEqual([
    { code: 'period_reversed', field: 'due' },
  ]);
  expect(faults('next-contact', { on: '2026-12', due: '2027' })).toEqual([
    { code: 'in_future', field: 'on' },
  ]);
});

it('refuses dates of a list that have not come', () => {
  const attempts = [{ on: '2026-11-01' }, { on: '2026-12' }].map((row) => ({
    ...row,
    id: row.on,
    absent: {},
  }));
  expect(faults('lost-to-follow-up', { on: '2026-11-19', reason: 'not_reached', attempts })).toEqual([
    { code: 'in_future', field: 'attempts.1.on' },
  ]);
});

it('refuses a period that ends before it begins', () => {
  expect(faults('systemic', { from: '2026-03-02', to: '2026-03-01' })).toEqual([
    { code: 'period_reversed', field: 'to' },
  ]);
  expect(faults('trial', { from: '2026-03-02', to: '2026' })).toEqual([]);
  expect(faults('trial', { from: null, to: '2020-01-01' })).toEqual([]);
});

it('refuses a last dose of platinum outside its treatment', () => {
  const given = { from: '2025-01-06', to: '2025-04-21' };
  const outside = [{ code: 'outside_treatment', field: 'lastPlatinumOn' }];
  expect(faults('systemic', { ...given, lastPlatinumOn: '2024-04-21' })).toEqual(outside);
  expect(faults('systemic', { ...given, lastPlatinumOn: '2025-04-22' })).toEqual(outside);
  for (const lastPlatinumOn of ['2025', '2025-01-06', '2025-04-21', null])
    expect(faults('systemic', { ...given, lastPlatinumOn })).toEqual([]);
});

it('asks a stage for its edition, and the ovarian table for the stage', () => {
  expect(faults('stage', { stage: 'IIIC' })).toEqual([{ code: 'stage_needs_edition', field: 'edition' }]);
  expect(faults('stage', { stage: 'IIIA1(ii)', edition: 'figo-2014' })).toEqual([]);
  const wrong = [{ code: 'stage_not_in_edition', field: 'stage' }];
  // Of another edition of the site it is said which.
  expect(faults('stage', { stage: 'IIIA1(ii)', edition: 'figo-pre-2014' })).toEqual([
    { code: 'stage_of_other_edition', field: 'stage', params: { edition: 'FIGO 2014' } },
  ]);
  expect(faults('stage', { stage: 'IIIC1r', edition: 'figo-2009' }, { site: 'cervix' })).toEqual([
    { code: 'stage_of_other_edition', field: 'stage', params: { edition: 'FIGO 2018' } },
  ]);
  expect(faults('stage', { stage: 'IIC', edition: 'figo-2014' })).toEqual([
    { code: 'stage_of_other_edition', field: 'stage', params: { edition: 'FIGO < 2014' } },
  ]);
  expect(faults('stage', { stage: 'IB3', edition: 'figo-2018' })).toEqual(wrong);
  expect(faults('stage', { stage: 'IB3', edition: 'figo-2018' }, { site: 'cervix' })).toEqual([]);
  expect(faults('stage', { stage: 'IB3', edition: 'figo-2018' }, { site: null })).toEqual([]);
  expect(faults('stage', { edition: 'figo-2014' })).toEqual([]);
});
