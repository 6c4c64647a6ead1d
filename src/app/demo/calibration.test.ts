import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { generateCentre } from './generate.ts';
import { points, scoreOf } from './procedures.ts';
import { pathologyComplete } from '../../modules/surgery/index.ts';
import { boardPolicy } from '../../modules/board/index.ts';
import { quorum } from '../../modules/meetings/index.ts';
import type { CaseRecord, GeneratedCentre } from './shapes.ts';

const now = Temporal.Instant.from('2026-07-15T02:00:00Z');
const seeds = ['consilium', 'second', 'third'];
const years = ['2023', '2024', '2025'];
const centres = seeds.map((seed) => ({ seed, centre: generateCentre({ seed, now }) }));
const everyYear = centres.flatMap(({ seed, centre }) => years.map((year) => ({ seed, year, centre })));

const group = ({ case: { stage } }: CaseRecord): string => stage?.replace(/[ABC].*$/, '') ?? '';
const operationsOf = (centre: GeneratedCentre, year: string) =>
  centre.cases.flatMap((record) =>
    record.operations
      .filter(({ report }) => report.kind !== 'complication' && report.doneOn?.startsWith(year))
      .map((operation) => ({ record, ...operation })),
  );
const newAdvanced = (centre: GeneratedCentre, year: string) =>
  centre.cases.filter(
    (record) =>
      record.case.treatedBefore === false &&
      record.case.presentedOn?.startsWith(year) &&
      ['III', 'IV'].includes(group(record)),
  );
const share = <T>(list: readonly T[], holds: (entry: T) => boolean): number =>
  list.filter(holds).length / list.length;
const isComplete = (record: CaseRecord): boolean =>
  record.operations.some(({ report }) => report.residual?.max === 0);
const wasOperated = (record: CaseRecord): boolean =>
  record.operations.some(({ report }) => report.kind !== 'exploratory');

describe.each(everyYear)('year $year of seed $seed', ({ centre, year }) => {
  const operations = operationsOf(centre, year);
  const referred = newAdvanced(centre, year);

  it('has the volumes of the source centre', () => {
    const kind = (name: string) => operations.filter(({ report }) => report.kind === name).length;
    expect(Math.abs(operations.length - 350)).toBeLessThan(25);
    expect(Math.abs(kind('staging') - 95)).toBeLessThan(12);
    expect(Math.abs(kind('primary') + kind('interval') + kind('exploratory') - 215)).toBeLessThan(20);
    expect(Math.abs(kind('recurrence') - 40)).toBeLessThan(8);
    expect(Math.abs(referred.length - 250)).toBeLessThan(25);
    expect(Math.abs(referred.filter((record) => record.operations.length === 0).length - 35)).toBeLessThan(
      10,
    );
  });

  it('scores two ways: above 65 % of the operated, between 50 and 65 % of the referred', () => {
    expect(share(referred.filter(wasOperated), isComplete)).toBeGreaterThan(0.65);
    const ofReferred = share(referred, isComplete);
    expect(ofReferred).toBeGreaterThan(0.5);
    expect(ofReferred).toBeLessThan(0.65);
  });

  it('offers upfront surgery to more than half', () => {
    const upfront = share(referred, ({ listing }) =>
      (listing?.recommendations ?? []).some((r) => r.modality === 'surgery' && r.timing === 'upfront'),
    );
    expect(upfront).toBeGreaterThan(0.5);
    expect(upfront).toBeLessThan(0.66);
  });

  it('gives every surgeon ten cytoreductions or more', () => {
    const surgeons = new Map<string, number>();
    for (const { report } of operations)
      if (report.initialAim === 'complete_cytoreduction')
        for (const { person, role } of report.team ?? [])
          if (role === 'supervising' || role === 'main')
            surgeons.set(person, (surgeons.get(person) ?? 0) + 1);
    const certified = centre.people.filter(({ surgeonShare }) => surgeonShare > 0);
    expect(certified).toHaveLength(7);
    for (const { id } of certified) expect(surgeons.get(id)).toBeGreaterThanOrEqual(10);
  });
});

describe.each(centres)('three years of seed $seed', ({ centre }) => {
  const operations = years.flatMap((year) => operationsOf(centre, year));
  const debulked = operations.filter(
    ({ report }) => report.kind !== 'staging' && report.kind !== 'exploratory',
  );
  const near = (value: number, wanted: number, by: number) =>
    expect(Math.abs(value - wanted)).toBeLessThan(by);

  it('has the mix of stages and histologies', () => {
    const advanced = years.flatMap((year) => newAdvanced(centre, year));
    near(
      share(advanced, (record) => group(record) === 'III'),
      0.69,
      0.07,
    );
    const typed = centre.cases.filter(
      ({ case: { histology, treatedBefore } }) => histology !== null && !treatedBefore,
    );
    near(
      share(typed, ({ case: { histology } }) => histology === 'high-grade-serous'),
      0.58,
      0.07,
    );
    near(
      share(typed, ({ case: { histology } }) => histology === 'clear-cell'),
      0.13,
      0.04,
    );
    near(
      share(typed, ({ case: { histology } }) => histology === 'mucinous'),
      0.085,
      0.035,
    );
  });

  it('resects completely in primary, interval and recurrence as a good centre does', () => {
    const rate = (kind: string) =>
      share(
        debulked.filter(({ report }) => report.kind === kind),
        ({ report }) => report.residual?.max === 0,
      );
    near(rate('primary'), 0.66, 0.05);
    near(rate('interval'), 0.72, 0.05);
    near(rate('recurrence'), 0.76, 0.06);
    near(
      share(debulked, ({ report }) => report.residual === null),
      0.03,
      0.015,
    );
  });

  it('has the complexity, joint operations and complications of its parameters', () => {
    const score = ({ report }: (typeof debulked)[number]) => scoreOf(report.procedures ?? []);
    near(
      share(debulked, (operation) => score(operation) <= 3),
      0.37,
      0.07,
    );
    near(
      share(debulked, (operation) => score(operation) >= 8),
      0.19,
      0.05,
    );
    near(
      share(debulked, ({ report }) => (report.team ?? []).some(({ role }) => role === 'co_surgeon')),
      0.3,
      0.1,
    );
    const severe = ({ outcome30 }: (typeof debulked)[number]) =>
      outcome30?.complications?.some(({ grade }) => /^(III|IV|V)/.test(grade)) ?? false;
    near(share(debulked, severe), 0.09, 0.04);
  });

  it('leaves the gaps of a living centre', () => {
    near(
      share(debulked, ({ outcome30 }) => outcome30 === null),
      0.015,
      0.015,
    );
    const missing = ({ pathology, report }: (typeof debulked)[number]) =>
      pathologyComplete(pathology, report.kind, null).complete === false;
    near(share(debulked, missing), 0.06, 0.03);
    near(
      share(centre.cases, ({ workUp }) =>
        workUp.some((i) => i.key === 'patient_view' && i.state === 'missing'),
      ),
      0.4,
      0.06,
    );
  });

  it('has boards of about eleven cases, some of them again, three minutes a case, with a quorum missing now and then', () => {
    const past = centre.meetings.slice(0, -1);
    const items = past.flatMap((meeting) => meeting.items.map((item) => ({ item, meeting })));
    near(items.length / past.length, 10.6, 1);
    const minutes = items.map(({ item: { openedAt, closedAt } }) =>
      Temporal.Instant.from(openedAt ?? '')
        .until(Temporal.Instant.from(closedAt ?? ''))
        .total('minutes'),
    );
    near(minutes.reduce<number>((sum, each) => sum + each, 0) / minutes.length, 3.2, 0.5);
    const everyThird = items.filter((_, index) => index % 3 === 0);
    const met = (policy: string) =>
      share(everyThird, ({ item, meeting }) => {
        const { openedAt, closedAt, facts } = item;
        return (
          quorum(boardPolicy(policy), facts, meeting.presence, { from: openedAt, to: closedAt ?? '' }).met ===
          true
        );
      });
    near(met('esgo-advanced-ovarian@1'), 0.97, 0.03);
    near(met('core-departments@1'), 0.87, 0.07);
  });

  it('has women with two operations, questions asked again, and old dates without a day', () => {
    const kinds = centre.cases.map(({ operations: all }) => all.map(({ report }) => report.kind).join(' '));
    const looked = kinds.filter((each) => each === 'exploratory interval').length;
    near(looked / kinds.filter((each) => each.endsWith('interval')).length, 0.08, 0.05);
    near(kinds.filter((each) => each.endsWith(' complication')).length / operations.length, 0.025, 0.02);
    const again = centre.cases.flatMap(({ again: each = [] }) =>
      each.map(({ referral }) => referral.questionType),
    );
    const asked = (type: string) => again.filter((each) => each === type).length / years.length;
    near(asked('response_check'), 101, 12);
    near(asked('adjuvant'), 78, 15);
    near(asked('recurrence'), 52, 15);
    const old = centre.cases.flatMap(({ course = [], case: { treatedBefore, presentedOn } }) =>
      course.flatMap(({ form, answers }) =>
        treatedBefore === true && form === 'systemic' && String(answers['from']) < (presentedOn ?? '')
          ? [String(answers['from'])]
          : [],
      ),
    );
    near(
      share(old, (date) => date.length < 10),
      0.65,
      0.12,
    );
  });

  it('says nothing of the perioperative programme in the last complete year', () => {
    const said = centre.statements.filter(({ fact }) => fact === 'perioperative_programme');
    expect(said.every(({ to }) => to !== null && to < '2025-01-01')).toBe(true);
  });
});

describe('the points of the complexity score', () => {
  it('sum to 18 over all procedures', () => {
    const list: readonly number[] = Object.values(points);
    expect(list.reduce((sum, each) => sum + each, 0)).toBe(18);
  });
});

describe.each(centres)('the course of seed $seed', ({ centre }) => {
  it('gives up few of its women: between one and four in a hundred', () => {
    const lost = share(centre.cases, ({ course = [] }) =>
      course.some(({ form }) => form === 'lost-to-follow-up'),
    );
    expect(lost).toBeGreaterThan(0.01);
    expect(lost).toBeLessThan(0.04);
  });
});
