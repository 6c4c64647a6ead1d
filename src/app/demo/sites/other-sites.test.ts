import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { CaseRecord } from '../../../modules/board/index.ts';
import { profileOf, profiles } from '../../../modules/care/index.ts';
import { MeetingRecord, quorum } from '../../../modules/meetings/index.ts';
import { pathologyComplete } from '../../../modules/surgery/index.ts';
import { isOvarian } from '../../../modules/quality/case-facts.ts';
import { calendarOf, dayOf, weekdayFrom } from '../calendar.ts';
import { generateCentre } from '../generate.ts';
import type { BoardItem, Context } from '../plausible-rule.ts';
import { generalBoardOf } from './large-centre.ts';
import { implausibleAt, isScoreOf } from './plausible-sites.ts';
import { smallCentre } from './small-centre.ts';

const years = 2;
const made = ['2026-07-15T02:00:00Z', '2027-10-04T22:59:00Z'].map((instant) => {
  const now = Temporal.Instant.from(instant);
  const seed = `other sites ${instant}`;
  const large = generateCentre({ seed, now, firstYear: Number(instant.slice(0, 4)) });
  const general = generalBoardOf(large, { seed, now, years });
  return { instant, now, large, general, small: smallCentre({ seed, now, years }) };
});

type House = {
  readonly meetings: readonly MeetingRecord[];
  readonly people: readonly { id: string; discipline: string }[];
};
const contextOf = ({ meetings, people }: House, now: Temporal.Instant): Context => {
  const today = now.toZonedDateTimeISO('Asia/Seoul').toPlainDate().toString();
  const calendar = calendarOf(weekdayFrom(dayOf(today) - 1000, 1), dayOf(today));
  const items = new Map<string, BoardItem>();
  for (const meeting of meetings)
    for (const item of meeting.items)
      items.set(item.id, { ...item, heldOn: meeting.localStart.slice(0, 10) });
  return {
    today,
    item: (id) => items.get(id) ?? null,
    askedAgain: () => [],
    disciplineOf: (id) => (people.find((person) => person.id === id)?.discipline ?? null) as never,
    isTheatreDay: (date) => calendar.isTheatreDay(dayOf(date)),
    isBoardDay: () => true,
  };
};
const isOther = ({ key }: CaseRecord): boolean => !/^DEMO-9000|^DEMO-9001/.test(key);

describe.each(made)('the other sites at $instant', ({ now, large, general, small }) => {
  it('hold no implausible case, in the large centre and in the small one', () => {
    for (const [house, cases] of [
      [{ meetings: general.meetings, people: large.people }, general.cases],
      [small, small.cases.filter(isOther)],
    ] as const) {
      const context = contextOf(house, now);
      const found = cases.flatMap((record) =>
        implausibleAt(record, context).map((fault) => `${fault} ${record.key}`),
      );
      expect(found).toEqual([]);
    }
  });

  it('parse with the schemas of the board and of meetings', () => {
    for (const { cases, meetings } of [general, small]) {
      expect(
        cases
          .filter((record, index) => index % 6 === 0 && !isDeepStrictEqual(CaseRecord.parse(record), record))
          .map(({ key }) => key),
      ).toEqual([]);
      expect(meetings.filter((one) => !isDeepStrictEqual(MeetingRecord.parse(one), one))).toEqual([]);
    }
  });

  it('have one listing for every item, and word no two questions of one agenda alike', () => {
    for (const { cases, meetings } of [general, small]) {
      const listed = cases.flatMap(({ listing, referral, again = [] }) =>
        [{ listing, referral }, ...again].flatMap((each) =>
          each.listing === null ? [] : [[each.listing.agendaItemId, each.referral?.question ?? ''] as const],
        ),
      );
      const items = meetings.flatMap((meeting) => meeting.items.map(({ id }) => id));
      expect(listed.map(([id]) => id).toSorted()).toEqual(items.toSorted());
      const questionOf = new Map(listed);
      for (const meeting of meetings) {
        const asked = meeting.items.map(({ id }) => (questionOf.get(id) ?? '').split('. ').at(-1));
        expect(asked.filter((each, index) => asked.indexOf(each) !== index)).toEqual([]);
      }
    }
  });

  it('give no two women of one agenda the same words', () => {
    const viewOf = new Map(
      general.cases.flatMap(({ listing, again = [], workUp, woman, key: own }) => {
        // A second primary is the same woman.
        if (woman !== undefined && woman !== own) return [];
        const view = workUp.find(({ key, state }) => key === 'patient_view' && state === 'present')?.value;
        const newest = again.at(-1)?.listing ?? listing;
        return newest === null || view === undefined ? [] : [[newest.agendaItemId, view] as const];
      }),
    );
    for (const meeting of general.meetings) {
      const views = meeting.items.flatMap(({ id }) => viewOf.get(id) ?? []);
      expect(views.filter((view, index) => views.indexOf(view) !== index)).toEqual([]);
    }
  });

  it('are each the same for the same seed and instant, and of another for another', () => {
    const seed = `other sites ${now.toString()}`;
    expect(JSON.stringify(smallCentre({ seed, now, years }))).toBe(JSON.stringify(small));
    const other = smallCentre({ seed: 'another', now, years });
    const known = new Set(small.people.map(({ id }) => id));
    expect(other.people.filter(({ id }) => known.has(id))).toEqual([]);
  });

  it('leave the figures of the ovarian set to carcinoma of ovary, tube and peritoneum', () => {
    const counted = general.cases.filter(({ case: fields }) => isOvarian(fields) !== false);
    const types = [
      ...new Set(counted.map(({ case: { site, histology } }) => (site === null ? 'not known' : histology))),
    ];
    const advanced = counted.filter(
      ({ case: { site, stage } }) => site !== null && /^(III|IV)/.test(stage ?? ''),
    );
    // An early germ cell or stromal tumour, and an early second primary, are of the ovary; none of them is advanced.
    expect(advanced).toEqual([]);
    expect(types).not.toContain('borderline-serous');
    // Whose origin is not known yet may be of the ovary: those of the last weeks alone.
    const open = general.cases.filter(({ case: { site } }) => site === null);
    expect(
      open.every(
        ({ case: { presentedOn } }) => dayOf(presentedOn ?? '') > dayOf(now.toString().slice(0, 10)) - 60,
      ),
    ).toBe(true);
  });

  it('fill scores in that agree with her age and sum to what they may', () => {
    expect(general.questionnaires.length).toBeGreaterThan(10);
    for (const { key, answers } of general.questionnaires) {
      const record = general.cases.find((each) => each.key === key) as CaseRecord;
      expect(isScoreOf(answers, record)).toBe(true);
    }
  });
});

const all = made.flatMap(({ general }) => general.cases);
const of = (site: string): CaseRecord[] => all.filter(({ case: fields }) => fields.site === site);
const share = <T>(list: readonly T[], holds: (entry: T) => boolean): number =>
  list.filter(holds).length / list.length;
const near = (value: number, wanted: number, by: number) => expect(Math.abs(value - wanted)).toBeLessThan(by);
const did = ({ operations }: CaseRecord, ...names: readonly string[]): boolean =>
  operations.some(({ report }) => report.procedures?.some((name) => names.includes(name)));
const has = ({ course = [] }: CaseRecord, form: string): boolean =>
  course.some((entry) => entry.form === form);

describe('the mixes of two centres', () => {
  it('have every site that the program knows', () => {
    const sites = new Set(all.map(({ case: { site } }) => site));
    for (const { id } of profiles) if (id !== 'tube' && id !== 'peritoneum') expect(sites, id).toContain(id);
    expect(sites).toContain(null);
  });

  it('have their numbers a year', () => {
    const yearly = (site: string): number => of(site).length / made.length / years;
    near(yearly('cervix'), 211, 8);
    near(yearly('endometrium'), 263, 9);
    near(yearly('uterine-sarcoma'), 18, 2);
    near(yearly('vulva'), 14, 2);
    near(yearly('vagina'), 6, 2);
    near(yearly('placenta'), 14, 2);
    near(
      all.filter(({ woman, key }) => woman !== undefined && woman !== key).length / made.length / years,
      8,
      1,
    );
  });

  it('treat the cervix, the endometrium and the rest as centres do', () => {
    const cervix = of('cervix').filter(
      ({ course = [], operations }) => course.length > 0 || operations.length > 0,
    );
    near(
      share(cervix, (record) => did(record, 'radical_hysterectomy', 'radical_trachelectomy')),
      0.38,
      0.06,
    );
    near(
      share(cervix, (record) => did(record, 'conisation', 'total_hysterectomy')),
      0.09,
      0.05,
    );
    near(
      share(cervix, (record) => has(record, 'brachytherapy')),
      0.36,
      0.08,
    );
    const operated = of('endometrium').filter(({ operations }) => operations.length > 0);
    near(
      share(operated, ({ operations }) => operations[0]?.report.approach !== 'open'),
      0.85,
      0.07,
    );
    near(
      share(operated, (record) => did(record, 'pelvic_sentinel_nodes')),
      0.68,
      0.08,
    );
    near(
      share(of('endometrium'), (record) => has(record, 'hormone')),
      0.06,
      0.05,
    );
    near(
      share(
        of('vulva').filter(({ operations }) => operations.length > 0),
        (record) => did(record, 'groin_sentinel_nodes'),
      ),
      0.4,
      0.2,
    );
    near(
      share(of('endometrium'), ({ case: { grade } }) => grade === 'G1'),
      0.45,
      0.07,
    );
    near(
      share(of('cervix'), ({ case: { histology } }) => histology?.startsWith('squamous') ?? false),
      0.74,
      0.06,
    );
  });

  it('report what each site asks for, but for the gaps of a living centre', () => {
    const reports = all.flatMap(({ case: { site }, operations }) =>
      operations.flatMap(({ report, pathology }) =>
        pathology === null ? [] : [pathologyComplete(pathology, report.kind, profileOf(site)).complete],
      ),
    );
    near(
      share(reports, (complete) => complete === false),
      0.06,
      0.03,
    );
  });

  it('have a quorum at most boards', () => {
    const [{ general }] = made as [(typeof made)[number]];
    const items = general.meetings
      .flatMap((meeting) => meeting.items.map((item) => ({ item, meeting })))
      .filter(({ item }) => item.closedAt !== null);
    const met = share(
      items,
      ({ item, meeting }) =>
        quorum(general.series.policy, item.facts, meeting.presence, {
          from: item.openedAt,
          to: item.closedAt ?? '',
        }).met === true,
    );
    near(met, 0.87, 0.08);
  });
});
