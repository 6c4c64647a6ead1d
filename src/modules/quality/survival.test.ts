import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Course, followedFrom, followedGroups, residualBand, survivalOf } from './survival.ts';

const course = (told: Partial<Course>): Course => ({
  diagnosedOn: '2020-01-01',
  operatedOn: '2020-02-01',
  operated: true,
  diedOn: null,
  contacts: [],
  seenOn: [],
  ...told,
});
const seen = (on: string | null, status: 'alive' | 'dead' | null = 'alive', days: number | null = null) => ({
  on,
  days,
  status,
});
const from = (told: Partial<Course>, origin: 'diagnosis' | 'operation' = 'diagnosis') =>
  followedFrom(course(told), origin);

describe('how long she was followed', () => {
  test('to the last day she was known to live, or to her death', () => {
    expect(from({ contacts: [seen('2021-01-01'), seen('2020-06-01')] })).toEqual({ days: 366, died: false });
    expect(from({ diedOn: '2020-12-31', contacts: [seen('2020-06-01')] })).toEqual({ days: 365, died: true });
    expect(from({ contacts: [seen('2020-03-01', 'dead')] }, 'operation')).toEqual({ days: 29, died: true });
  });

  test('from days alone, which count from the diagnosis', () => {
    const told = { diagnosedOn: null, contacts: [seen(null, 'dead', 59)] };
    expect(from(told)).toEqual({ days: 59, died: true });
    expect(from(told, 'operation')).toBe('end_not_exact');
    expect(from({ ...told, diagnosedOn: '2020-01-01' }, 'operation')).toEqual({ days: 28, died: true });
    expect(from({ contacts: [seen(null, 'alive', 0)] })).toEqual({ days: 0, died: false });
  });

  test.each<[string, Partial<Course>, string]>([
    ['nobody has heard of her', {}, 'no_follow_up'],
    ['nobody knows whether she lived', { contacts: [seen('2021-01-01', null)] }, 'status_unknown'],
    [
      'her diagnosis has no day',
      { diagnosedOn: '2020-01', contacts: [seen('2021-01-01')] },
      'start_not_exact',
    ],
    ['her diagnosis is unknown', { diagnosedOn: null, diedOn: '2021-01-01' }, 'start_not_exact'],
    ['her death has no day', { diedOn: '2021', contacts: [seen('2020-06-01')] }, 'end_not_exact'],
    ['her last contact has no day', { contacts: [seen('2021-05')] }, 'end_not_exact'],
    ['she died before', { diedOn: '2019-12-31' }, 'ends_before_start'],
    [
      'two days of one death',
      { diedOn: '2021-01-01', contacts: [seen('2021-01-02', 'dead')] },
      'contradictory',
    ],
    ['alive after her death', { diedOn: '2021-01-01', contacts: [seen('2021-01-02')] }, 'contradictory'],
    ['two years of one death', { diedOn: '2020', contacts: [seen('2021-01-02', 'dead')] }, 'contradictory'],
    [
      'alive so many days after a death that has a date',
      { diedOn: '2020-12-31', contacts: [seen(null, 'alive', 366)] },
      'contradictory',
    ],
    [
      'dead after other days than those to the date of her death',
      { diedOn: '2020-12-31', contacts: [seen(null, 'dead', 364)] },
      'contradictory',
    ],
    ['alive after a death of a month', { diedOn: '2021-01', contacts: [seen('2021-02')] }, 'contradictory'],
    [
      'days of life beyond those to her death',
      { contacts: [seen(null, 'dead', 10), seen(null, 'alive', 11)] },
      'contradictory',
    ],
  ])('is not told where %s', (_what, told, reason) => {
    expect(from(told)).toBe(reason);
  });

  test('is not told from an operation she did not have, or whose day is not known', () => {
    const alive = { contacts: [seen('2021-01-01')] };
    expect(from({ ...alive, operated: false, operatedOn: null }, 'operation')).toBe('not_operated');
    expect(from({ ...alive, operatedOn: null }, 'operation')).toBe('start_not_exact');
    expect(from({ ...alive, operatedOn: null })).toEqual({ days: 366, died: false });
  });

  test('the same death said twice is no contradiction, nor a contact that may have been before it', () => {
    expect(from({ diedOn: '2021-01-01', contacts: [seen('2021-01-01', 'dead')] })).toEqual({
      days: 366,
      died: true,
    });
    expect(from({ diedOn: '2021-01-15', contacts: [seen('2021-01')] })).toEqual({ days: 380, died: true });
  });
});

describe('signs of life', () => {
  test('follow her like a contact, and as long as nothing else does', () => {
    expect(from({ seenOn: ['2020-02-01', '2020-03-01'] })).toEqual({ days: 60, died: false });
    expect(from({ seenOn: ['2020-03-01'], contacts: [seen('2020-01-31')] })).toEqual({
      days: 60,
      died: false,
    });
    expect(from({ seenOn: ['2020-03-01'], contacts: [seen('2021-01-01', null)] })).toEqual({
      days: 60,
      died: false,
    });
    expect(from({ seenOn: ['2020-02-01'] }, 'operation')).toEqual({ days: 0, died: false });
    expect(from({ seenOn: ['2020-02-01'], diedOn: '2020-02-01' })).toEqual({ days: 31, died: true });
  });

  test('contradict a death before them', () => {
    expect(from({ seenOn: ['2020-02-02'], diedOn: '2020-02-01' })).toBe('contradictory');
    expect(from({ seenOn: ['2020-02'], diedOn: '2020-02-01' })).toEqual({ days: 31, died: true });
    expect(from({ seenOn: ['2020-03'], diedOn: '2020-02-01' })).toBe('contradictory');
  });

  test('that are not known to the day say no more than that nobody has followed her', () => {
    expect(from({ seenOn: ['2020-03'] })).toBe('no_follow_up');
    expect(from({ seenOn: ['2020-03'], contacts: [seen('2021-01-01', null)] })).toBe('status_unknown');
    expect(from({ seenOn: ['2020-03-01'], diagnosedOn: '2020' })).toBe('no_follow_up');
    expect(from({ seenOn: ['2019-12-31'] })).toBe('no_follow_up');
  });
});

test('whoever is followed by signs of life alone is counted as such', () => {
  const of = (told: Partial<Course>) => ({ course: course(told), group: null });
  const all = [
    of({ seenOn: ['2020-02-01'] }),
    of({ seenOn: ['2020-02-01'], contacts: [seen('2020-01-31')] }),
    of({ seenOn: ['2020-02-01'], contacts: [seen('2020-01-31', null)] }),
    of({ seenOn: ['2020-02-01'], diedOn: '2020-02-02' }),
    of({}),
  ];
  const found = followedGroups(all, 'diagnosis', false);
  expect([found.all.length, found.bySignsAlone]).toEqual([4, 2]);
});

describe('survival', () => {
  const dead = (days: number) => course({ contacts: [seen(null, 'dead', days)] });
  const alive = (days: number) => course({ contacts: [seen(null, 'alive', days)] });

  test('of groups: each by itself, whose group is not known counted apart, all compared', () => {
    const found = survivalOf(
      [
        { course: dead(10), group: [1, 10] },
        { course: dead(20), group: [0, 0] },
        { course: alive(30), group: [0, 0] },
        { course: dead(5), group: null },
        { course: course({}), group: [0, 0] },
      ],
      'diagnosis',
      true,
    );
    expect(found).toMatchObject({
      n: 3,
      events: 2,
      median: 20,
      groups: [
        { value: [0, 0], n: 2, events: 1, median: 25 },
        { value: [1, 10], n: 1, events: 1, median: 10 },
      ].map(({ median: _median, ...group }) => group),
      logrank: { df: 1 },
      excluded: [
        { reason: 'no_follow_up', count: 1 },
        { reason: 'group_unknown', count: 1 },
      ],
    });
  });

  test('of all as one asks nobody for a group', () => {
    const found = survivalOf([{ course: dead(10), group: null }], 'diagnosis', false);
    expect(found).toMatchObject({ n: 1, events: 1, median: 10, groups: [], excluded: [] });
    expect(found).not.toHaveProperty('logrank');
  });

  const date = fc.constantFrom(null, '2019', '2020-01-01', '2020-05', '2020-06-01', '2021-01-01');
  const days = fc.option(fc.integer({ min: -5, max: 900 }));
  const contact = fc.record({ on: date, days, status: fc.constantFrom('alive', 'dead', null) });
  const any = fc.record({
    course: fc.record({
      diagnosedOn: date,
      operatedOn: date,
      operated: fc.boolean(),
      diedOn: date,
      contacts: fc.array(contact, { maxLength: 3 }),
      seenOn: fc.array(
        date.filter((each) => each !== null),
        { maxLength: 2 },
      ),
    }),
    group: fc.constantFrom('a', 'b', null),
  });

  test('counts every case once: told of, in a group, or left out with its reason', () => {
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 12 }),
        fc.constantFrom('diagnosis' as const, 'operation' as const),
        fc.boolean(),
        (subjects, origin, grouped) => {
          const { n, groups, excluded } = survivalOf(subjects, origin, grouped);
          expect(n + excluded.reduce((sum, { count }) => sum + count, 0)).toBe(subjects.length);
          if (grouped) expect(groups.reduce((sum, group) => sum + group.n, 0)).toBe(n);
        },
      ),
    );
  });
});

test.each<[readonly [number, number | null], unknown]>([
  [
    [0, 0],
    [0, 0],
  ],
  [
    [1, 10],
    [1, 10],
  ],
  [
    [2.5, 2.5],
    [1, 10],
  ],
  [
    [11, 20],
    [11, null],
  ],
  [
    [10.5, null],
    [11, null],
  ],
  [[0, 10], null],
  [[5, 20], null],
  [[10, null], null],
])('residual disease of %j mm is in the group %j', (range, band) => {
  expect(residualBand(range)).toEqual(band);
});
