import { describe, expect, test } from 'vitest';
import { type Advised, type AfterBoards, askedFrom, fulfilledOf, type GivenTreatment } from './fulfilment.ts';

const advice: Advised = {
  id: 'a',
  listingId: 'first',
  boardOn: '2026-03-10',
  dueOn: '2026-04-10',
  modality: 'surgery',
  timing: 'upfront',
  decision: 'accepted',
};
const given = (more: Partial<GivenTreatment>): GivenTreatment => ({
  form: 'operation',
  id: 'given',
  modality: 'surgery',
  from: '2026-03-20',
  to: null,
  ongoing: null,
  setting: null,
  ...more,
});
const systemic = (more: Partial<GivenTreatment>) =>
  given({ form: 'systemic', modality: 'systemic', setting: 'first_line', ...more });

const became = (one: Partial<Advised>, course: Partial<AfterBoards> = {}) => {
  const about = { ...advice, ...one };
  return fulfilledOf(about, {
    advised: [about, ...(course.advised ?? [])],
    given: course.given ?? [],
    deaths: course.deaths ?? [],
    lost: course.lost ?? null,
    said: course.said ?? new Map(),
  });
};

test('of a woman who is lost what boards recommended before was not done; what one says afterwards is open', () => {
  const lost = { id: 'lost', on: '2026-05-01' };
  expect(became({}, { lost })).toMatchObject({
    state: 'not_done',
    reason: 'lost_to_follow_up',
    told: 'record',
    byForm: 'lost-to-follow-up',
    byId: 'lost',
  });
  for (const [boardOn, state] of [
    ['2026-05-01', 'not_done'],
    ['2026-05-02', 'open'],
  ] as const)
    expect(became({ boardOn, dueOn: '2026-06-01' }, { lost })).toMatchObject({ state });
  expect(became({}, { lost, given: [given({})] })).toMatchObject({ state: 'done' });
  expect(became({}, { lost, deaths: ['2026-04-01'] })).toMatchObject({ reason: 'patient_death' });
});

describe('what became of a recommendation, by the record', () => {
  test('is open while nothing is recorded', () => {
    expect(became({})).toMatchObject({ state: 'open', told: null, byId: null });
  });

  test.each<[string, Partial<GivenTreatment>, string]>([
    ['on the day of the board', { from: '2026-03-10' }, 'done'],
    ['after it', { from: '2026-05-01' }, 'done'],
    ['before it', { from: '2026-03-09' }, 'open'],
    ['in a month that began before it', { from: '2026-03' }, 'open'],
    ['in a month after it', { from: '2026-04' }, 'done'],
    ['on a day nobody knows', { from: null }, 'open'],
    ['as an exploration, which only people can judge', { setting: 'exploratory' }, 'open'],
  ])('surgery %s', (_when, one, state) => {
    expect(became({}, { given: [given(one)] })).toMatchObject({
      state,
      told: state === 'done' ? 'record' : null,
      byId: state === 'done' ? 'given' : null,
    });
  });

  test.each<[string, Partial<GivenTreatment>, string]>([
    ['goes on', { from: '2026-01-05', ongoing: true }, 'done'],
    ['ended after the board', { from: '2026-01-05', to: '2026-03-11' }, 'done'],
    ['ended on its day', { from: '2026-01-05', to: '2026-03-10' }, 'open'],
    ['ended in its month', { from: '2026-01-05', to: '2026-03' }, 'open'],
    ['has no end and is not said to go on', { from: '2026-01-05' }, 'open'],
  ])('systemic treatment that began before it and %s', (_how, one, state) => {
    const course = { given: [systemic({ ...one, setting: 'adjuvant' })] };
    expect(became({ modality: 'systemic', timing: 'adjuvant' }, course)).toMatchObject({ state });
  });

  test('systemic treatment that is given as something else is done otherwise; one of which nobody says as what leaves it open', () => {
    const of = (setting: string | null) =>
      became({ modality: 'systemic', timing: 'maintenance' }, { given: [systemic({ setting })] });
    expect(of('maintenance')).toMatchObject({ state: 'done' });
    expect(of('relapse')).toMatchObject({
      state: 'done_otherwise',
      deviation: 'minor',
      reason: 'other_therapy_chosen',
    });
    expect(of(null)).toMatchObject({ state: 'open' });
  });

  test('what is no systemic treatment is done by its kind alone, and so is one for which no setting is named', () => {
    const radiotherapy = given({ form: 'radiotherapy', modality: 'radiotherapy', setting: 'palliative' });
    expect(became({ modality: 'radiotherapy' }, { given: [radiotherapy] })).toMatchObject({ state: 'done' });
    const interval = { modality: 'systemic', timing: 'interval' } as const;
    expect(became(interval, { given: [systemic({ setting: 'relapse' })] })).toMatchObject({ state: 'done' });
  });

  test('an operation of before the board is none that may be meant, whatever its form leaves open', () => {
    for (const modality of ['surgery', 'hipec'] as const) {
      const before = given({ modality, from: '2026-03-01', ongoing: true });
      const course = { given: [before], deaths: ['2026-04-01'] };
      expect(became({ modality }, course)).toMatchObject({ reason: 'patient_death' });
    }
  });

  test('another treatment, which the board did not recommend, is a major deviation, unless she chose it', () => {
    const course = { given: [systemic({})] };
    expect(became({}, course)).toMatchObject({
      state: 'done_otherwise',
      deviation: 'major',
      reason: 'other_therapy_chosen',
      byForm: 'systemic',
    });
    expect(became({ decision: 'alternative' }, course)).toMatchObject({
      state: 'done_otherwise',
      deviation: 'minor',
      reason: 'patient_wish',
    });
    const both = { ...course, advised: [{ ...advice, id: 'b', modality: 'systemic' as const }] };
    expect(became({}, both)).toMatchObject({ state: 'open' });
    // It went on from before the board: no treatment that was chosen instead.
    expect(became({}, { given: [systemic({ from: '2026-01-01', ongoing: true })] })).toMatchObject({
      state: 'open',
    });
    expect(became({ modality: 'trial' }, course)).toMatchObject({ state: 'open' });
    expect(became({ modality: 'imaging' }, course)).toMatchObject({ state: 'open' });
    expect(became({ modality: 'observation' }, course)).toMatchObject({ deviation: 'major' });
  });

  test('an exploration after which a board spoke of surgery again, or she was treated as she had wished, was not it', () => {
    const explored = given({ setting: 'exploratory' });
    const later = { ...advice, id: 'b', listingId: 'second', boardOn: '2026-05-10' };
    expect(became({}, { given: [explored], advised: [later] })).toMatchObject({ reason: 'superseded' });
    const wished = { decision: 'alternative' as const };
    const both = { given: [explored, systemic({})] };
    expect(became(wished, both)).toMatchObject({ state: 'done_otherwise', reason: 'patient_wish' });
    expect(became(wished, { given: [explored] })).toMatchObject({ state: 'open' });
    expect(became({}, both)).toMatchObject({ state: 'open' });
    const unclear = given({ id: 'unclear', from: null });
    expect(became(wished, { given: [unclear, systemic({})] })).toMatchObject({ state: 'open' });
  });

  test('she declined it, unless it was done all the same', () => {
    expect(became({ decision: 'declined' })).toMatchObject({
      state: 'not_done',
      reason: 'patient_refusal',
      told: 'decision',
    });
    expect(became({ decision: 'declined' }, { given: [given({})] })).toMatchObject({ state: 'done' });
  });

  test('a later board takes the place of what was not done of how to treat her, and of nothing else', () => {
    const later = { ...advice, id: 'b', listingId: 'second', boardOn: '2026-05-10' };
    expect(became({}, { advised: [later] })).toMatchObject({ state: 'not_done', reason: 'superseded' });
    expect(became({ modality: 'genetic_counselling' }, { advised: [later] })).toMatchObject({
      state: 'open',
    });
    // It took the same up anew: what was given in between is no deviation; where it said something else it is.
    const between = { given: [systemic({ from: '2026-04-01' })] };
    expect(became({}, { advised: [later], ...between })).toMatchObject({ reason: 'superseded' });
    const another = { ...later, modality: 'observation' as const };
    expect(became({}, { advised: [another], ...between })).toMatchObject({ deviation: 'major' });
    const asked = { ...later, modality: 'imaging' as const };
    expect(became({}, { advised: [asked] })).toMatchObject({ state: 'open' });
    // What is done after the later board is done for its word.
    const course = { advised: [later], given: [given({ from: '2026-05-20' })] };
    expect(became({}, course)).toMatchObject({ state: 'not_done', reason: 'superseded' });
    expect(became({}, { ...course, given: [given({ from: '2026-05' })] })).toMatchObject({ state: 'open' });
    expect(became({}, { ...course, given: [given({ from: '2026-05-09' })] })).toMatchObject({
      state: 'done',
    });
    for (const boardOn of ['2026-01-10', advice.boardOn])
      expect(became({}, { advised: [{ ...later, boardOn }] })).toMatchObject({ state: 'open' });
  });

  test('what was begun after a later board, and goes on, is neither an earlier word fulfilled nor a deviation from it', () => {
    const later = { ...advice, id: 'b', listingId: 'second', boardOn: '2026-05-10' };
    const observed = { ...later, modality: 'observation' as const };
    for (const end of [{ ongoing: true }, { to: '2026-09-01' }]) {
      const given = [systemic({ from: '2026-05-20', ...end })];
      const first = { modality: 'systemic', timing: 'upfront' } as const;
      expect(became(first, { advised: [observed], given })).toMatchObject({
        reason: 'superseded',
        byId: null,
      });
      expect(became({}, { advised: [observed], given })).toMatchObject({ reason: 'superseded', byId: null });
    }
  });

  test('a treatment that was going on as something else when the board met is no other way of doing what it said', () => {
    const maintained = { modality: 'systemic', timing: 'maintenance' } as const;
    const adjuvant = systemic({ from: '2026-01-10', to: '2026-04-20', setting: 'adjuvant' });
    expect(became(maintained, { given: [adjuvant] })).toMatchObject({ state: 'open' });
    const begun = { ...adjuvant, from: '2026-03-30' };
    expect(became(maintained, { given: [begun] })).toMatchObject({
      state: 'done_otherwise',
      deviation: 'minor',
    });
  });

  test('she died before it was due; a death after it, or on a day nobody knows, leaves it open', () => {
    const of = (on: string | null) => became({}, { deaths: [on] });
    expect(of('2026-04-10')).toMatchObject({ state: 'not_done', reason: 'patient_death' });
    expect(of('2026-04-11')).toMatchObject({ state: 'open' });
    expect(of('2026-04')).toMatchObject({ state: 'open' });
    expect(of(null)).toMatchObject({ state: 'open' });
  });
});

describe('a person’s word', () => {
  const said = (state: 'done' | 'done_otherwise' | 'not_done' | 'open', askOn: string | null = null) =>
    new Map([['a', { state, reason: null, deviation: null, askOn }]]);
  test('stands before the record', () => {
    expect(became({}, { said: said('not_done'), given: [given({})] })).toMatchObject({
      state: 'not_done',
      told: 'person',
      byId: null,
    });
  });
  test('that it is open only says when to ask again', () => {
    const course = { said: said('open', '2026-06-01') };
    expect(became({}, course)).toMatchObject({ state: 'open', askOn: '2026-06-01' });
    expect(became({}, { ...course, given: [given({})] })).toMatchObject({ state: 'done' });
  });
});

test('is asked from the day it is due, or a later one that was named, and only once she has decided', () => {
  const of = (state: 'open' | 'done', askOn: string | null, decision: Advised['decision']) =>
    askedFrom({ state, askOn }, { dueOn: '2026-04-10', decision });
  expect(of('open', null, 'accepted')).toBe('2026-04-10');
  expect(of('open', null, 'alternative')).toBe('2026-04-10');
  expect(of('open', '2026-06-01', 'accepted')).toBe('2026-06-01');
  expect(of('open', '2026-04-01', 'accepted')).toBe('2026-04-10');
  expect(of('open', null, 'undecided')).toBeNull();
  expect(of('open', null, 'not_yet_told')).toBeNull();
  expect(of('done', null, 'accepted')).toBeNull();
});
