import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/calendar-day.ts';
import { ca125Progression, ca125Response, type Sample } from './ca125.ts';

const upper = 35;
type Values = Readonly<Record<number, number | `>${number}`>>;
/** Values by days after 1 January. */
const series = (values: Values, assay: string | null = null): Sample[] =>
  Object.entries(values).map(([days, value]) => ({
    on: addDays('2025-01-01', Number(days)),
    value: Number(String(value).replace('>', '')),
    above: String(value).startsWith('>'),
    assay,
  }));
const day = (days: number) => addDays('2025-01-01', days);

describe('progression by CA-125', () => {
  const progression = (values: Values) => ca125Progression(series(values), { upper });

  it('is twice the upper limit once a value was normal, twice in a week, dated by the first', () => {
    expect(progression({ 0: 500, 30: 20, 60: 70, 67: 90 })).toEqual({
      on: day(60),
      confirmedOn: day(67),
      limit: 70,
    });
    expect(progression({ 0: 500, 30: 20, 60: 69.9, 67: 69.9 })).toBeNull();
    expect(progression({ 0: 12, 60: 70, 67: 90 })).toMatchObject({ on: day(60), limit: 70 });
    expect(progression({ 0: 500, 30: 35, 60: 70, 67: 90 })).toMatchObject({ on: day(60), limit: 70 });
  });

  it('is twice the lowest value before while none was normal', () => {
    expect(progression({ 0: 500, 30: 100, 60: 199, 90: 200, 97: 220 })).toMatchObject({
      on: day(90),
      confirmedOn: day(97),
      limit: 200,
    });
    expect(progression({ 0: 500, 30: 100, 60: 199, 67: 150 })).toBeNull();
  });

  it('is suspected while only one sample or one within a week says so, and gone when the next falls', () => {
    expect(progression({ 0: 500, 30: 20, 60: 70 })).toMatchObject({ on: day(60), confirmedOn: null });
    expect(progression({ 0: 500, 30: 20, 60: 70, 66: 90 })).toMatchObject({ on: day(60), confirmedOn: null });
    expect(progression({ 0: 500, 30: 20, 60: 70, 66: 30 })).toBeNull();
    expect(progression({ 0: 500, 30: 20, 60: 70, 66: 30, 90: 80, 100: 81 })).toMatchObject({
      on: day(90),
      confirmedOn: day(100),
    });
    expect(progression({ 0: 500 })).toBeNull();
    expect(progression({})).toBeNull();
  });

  it('takes a value above what was measured as at least that, and never as the lowest', () => {
    expect(progression({ 0: 20, 60: '>5000', 69: '>5000' })).toMatchObject({
      on: day(60),
      confirmedOn: day(69),
    });
    expect(progression({ 0: 80, 8: '>5000', 44: 300, 82: 300 })).toMatchObject({
      on: day(8),
      confirmedOn: day(44),
    });
    expect(progression({ 8: '>5000', 44: 300, 82: 300 })).toBeNull();
    expect(progression({ 0: '>50', 30: 120, 40: 130 })).toBeNull();
    expect(progression({ 0: 20, 60: 70, 62: '>50', 67: 90 })).toMatchObject({ confirmedOn: day(67) });
  });
});

describe('response by CA-125', () => {
  const response = (values: Values, { from = 7, operatedOn = [] as (string | null)[] } = {}) =>
    ca125Response(series(values), day(from), { upper, operatedOn });

  it('is a fall by half that holds for 28 days', () => {
    expect(response({ 0: 500, 28: 250, 56: 200 })).toMatchObject({
      evaluable: true,
      on: day(28),
      confirmedOn: day(56),
      complete: false,
    });
    expect(response({ 0: 500, 28: 250, 55: 200 })).toMatchObject({ on: day(28), confirmedOn: null });
    expect(response({ 0: 500, 28: 251, 56: 251 })).toMatchObject({ on: null, confirmedOn: null });
    expect(response({ 0: 500, 28: 250, 56: 34 })).toMatchObject({ confirmedOn: day(56), complete: true });
    expect(response({ 0: 500, 28: 250, 56: 275 })).toMatchObject({ on: day(28), confirmedOn: null });
  });

  it('takes a value above what was measured as at least that', () => {
    expect(response({ 0: '>5000', 28: 250, 56: 200 })).toMatchObject({ on: day(28), confirmedOn: day(56) });
    const notExact = { evaluable: false, why: 'not_exact' };
    expect(response({ 0: '>5000', 28: 3000, 56: 3000 })).toEqual(notExact);
    expect(response({ 0: '>50', 28: 10 })).toEqual(notExact);
    expect(response({ 0: 500, 28: '>5000', 56: 100 })).toEqual(notExact);
    expect(response({ 0: 500, 28: 200, 40: '>5000', 56: 100 })).toMatchObject({
      on: day(28),
      confirmedOn: null,
    });
  });

  it('asks when she was operated, however exactly that is known', () => {
    const operated = (...operatedOn: (string | null)[]) =>
      response({ 0: 500, 45: 200, 90: 20 }, { operatedOn });
    expect(operated('2025-03-10')).toMatchObject({ on: day(45), confirmedOn: null, complete: false });
    expect(operated('2025-03')).toMatchObject({ on: day(45), confirmedOn: null, complete: false });
    expect(operated('2025')).toEqual({ evaluable: false, why: 'operation_vague' });
    expect(operated(null)).toEqual({ evaluable: false, why: 'operation_vague' });
    expect(operated('2024')).toEqual({ evaluable: false, why: 'operation_vague' });
    expect(operated('2024-11', '2023')).toMatchObject({ on: day(45), confirmedOn: day(90) });
    expect(operated(day(4))).toEqual({ evaluable: false, why: 'operated' });
  });

  it('looks at the assays of what it looks at', () => {
    const later = [...series({ 0: 500, 28: 200, 56: 100 }, 'A'), ...series({ 700: 10 }, 'B')];
    expect(ca125Response(later, day(7), { upper, operatedOn: [] })).toMatchObject({ confirmedOn: day(56) });
  });

  it('ends where a value rises by more than the assay may differ', () => {
    expect(response({ 0: 500, 28: 200, 40: 220, 56: 200 })).toMatchObject({ confirmedOn: day(56) });
    expect(response({ 0: 500, 28: 200, 40: 221, 56: 200 })).toMatchObject({ on: day(28), confirmedOn: null });
  });

  it('cannot be told without a raised sample of the last two weeks, with another assay, or after an operation', () => {
    expect(response({ 28: 250 })).toEqual({ evaluable: false, why: 'no_sample' });
    expect(response({ 0: 500, 28: 250 }, { from: 15 })).toEqual({ evaluable: false, why: 'too_old' });
    expect(response({ 0: 500, 28: 250 }, { from: 14 })).toMatchObject({ evaluable: true });
    expect(response({ 0: 69, 28: 10 })).toEqual({ evaluable: false, why: 'too_low' });
    expect(response({ 0: 500, 28: 10 }, { operatedOn: ['2024-12-20'] })).toEqual({
      evaluable: false,
      why: 'operated',
    });
    const changed = [...series({ 0: 500 }, 'A'), ...series({ 28: 10 }, 'B')];
    expect(ca125Response(changed, day(7), { upper, operatedOn: [] })).toEqual({
      evaluable: false,
      why: 'assay_changed',
    });
    expect(response({ 0: 500, 28: 250, 56: 10 }, { operatedOn: [day(40)] })).toMatchObject({
      on: day(28),
      confirmedOn: null,
    });
  });
});
