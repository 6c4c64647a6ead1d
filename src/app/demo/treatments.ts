import { courseForms } from '../../modules/care/index.ts';
import type { Fate } from './aftermath.ts';
import { clinicDay, clinicDayBefore, dateOf, dayOf, weekdayOf } from './calendar.ts';
import type { Course } from './course.ts';
import { type Entry, entry, type Known } from './entry.ts';
import { hormoneEntries, radiotherapyEntries, type RelapseSite } from './further-treatments.ts';
import { type Molecular, molecularEntries, molecularOf } from './molecular.ts';
import { cyclesFrom, type Doses, sooner } from './doses.ts';
import { markerCourse, relapseWeights, toxicityWeights, treatment, vagueDates } from './parameters.ts';
import type { Random } from './random.ts';
import type { Day, WorkUpItem } from './shapes.ts';
import { knownBy } from './work-up.ts';

export type Surroundings = { workUp: readonly WorkUpItem[]; fate: Fate; today: Day };

const isAdvanced = ({ disease }: Course): boolean => disease.group === 'III' || disease.group === 'IV';

const toxicityOf = (random: Random): Doses['toxicity'] =>
  random.weighted<Doses['toxicity']>(toxicityWeights.value);

type Given = Pick<Doses, 'setting' | 'line' | 'regimen' | 'platinum'>;

/** Cycles that go on until they are through, or the disease or death ends them. */
const cyclesOf = (
  given: Given,
  first: Day,
  planned: number,
  { grown, died }: Fate,
  random: Random,
): Doses | null => {
  const days = cyclesFrom(first, planned, sooner(grown, died), random);
  const last = days.at(-1);
  if (last === undefined) return null;
  const ended = grown !== null && sooner(grown, died) === grown ? 'progression' : 'death';
  const stopped = days.length === planned ? 'completed' : ended;
  return { ...given, planned, days, last, stopped, toxicity: toxicityOf(random) };
};

const carboplatinPaclitaxel = { regimen: 'Carboplatin-paclitaxel', platinum: true } as const;

const firstLine = (course: Course, fate: Fate, random: Random): Doses[] => {
  const { operation, chemotherapy, path, disease } = course;
  const { low, high } = treatment.value.operationToDose;
  const doses: Doses[] = [];
  if (chemotherapy !== null) {
    const { cycles, first, last } = chemotherapy;
    const days = Array.from({ length: cycles }, (_, n) => (n === cycles - 1 ? last : first + n * 21));
    const given = { setting: 'neoadjuvant', line: 1, ...carboplatinPaclitaxel } as const;
    doses.push({ ...given, planned: cycles, days, last, stopped: 'surgery', toxicity: toxicityOf(random) });
  }
  if (operation === null || path === 'recurrence') return doses;
  const needsNone = path === 'early' && ['IA', 'IB'].includes(disease.stage);
  if (needsNone || !random.chance(treatment.value.adjuvantShare)) return doses;
  const planned = chemotherapy === null ? 6 : Math.max(2, 6 - chemotherapy.cycles);
  const first = clinicDay(operation + random.whole(low, high));
  const given = { setting: 'adjuvant', line: 1, ...carboplatinPaclitaxel } as const;
  const after = cyclesOf(given, first, planned, fate, random);
  return after === null ? doses : [...doses, after];
};

/** Olaparib where a variant or deficient repair is known by then. */
const keptBy = (molecular: Molecular | null, first: Day, random: Random): string => {
  const known = molecular !== null && molecular.on <= first ? molecular : null;
  if (known?.brca === 'brca1' || known?.brca === 'brca2')
    return random.weighted({ Olaparib: 70, Niraparib: 30 });
  if (known?.hrd === 'positive')
    return random.weighted({ 'Olaparib and bevacizumab': 35, Niraparib: 45, Bevacizumab: 20 });
  return random.weighted({ Niraparib: 45, Bevacizumab: 55 });
};

const maintenance = (
  course: Course,
  before: Doses | undefined,
  { grown, died }: Fate,
  molecular: Molecular | null,
  random: Random,
): Doses | null => {
  const { maintenanceShare, dosesToMaintenance, maintenanceMonths, maintenanceStopped } = treatment.value;
  const serous = course.disease.histology === 'high-grade-serous';
  if (!serous || !isAdvanced(course) || before?.stopped !== 'completed') return null;
  if (before.setting !== 'adjuvant' || !random.chance(maintenanceShare)) return null;
  const first = clinicDay(before.last + random.whole(dosesToMaintenance.low, dosesToMaintenance.high));
  const planned = first + random.whole(maintenanceMonths.low, maintenanceMonths.high) * 30;
  const toxic = random.chance(maintenanceStopped) ? first + random.whole(30, 240) : null;
  const end = sooner(sooner(planned, toxic), sooner(grown, died)) ?? planned;
  if (end <= first + 7) return null;
  const stopped =
    end === grown ? 'progression' : end === died ? 'death' : end === toxic ? 'toxicity' : 'completed';
  const regimen = keptBy(molecular, first, random);
  const given = { setting: 'maintenance', line: 1, regimen, platinum: false } as const;
  return { ...given, planned: null, days: [first], last: end, stopped, toxicity: toxicityOf(random) };
};

/** What is given when it comes back: platinum again after half a year without. */
const atRelapse = (
  line: number,
  from: Day,
  lastPlatinum: Day | null,
  fate: Fate,
  random: Random,
): Doses | null => {
  const { platinumAgain } = treatment.value;
  const again = lastPlatinum !== null && from - lastPlatinum >= platinumAgain;
  const given = again
    ? ({ setting: 'relapse', line, regimen: 'Carboplatin-PLD', platinum: true } as const)
    : ({ setting: 'relapse', line, regimen: 'Paclitaxel weekly', platinum: false } as const);
  return cyclesOf(given, clinicDay(from), again ? 6 : 4, { grown: null, died: fate.died }, random);
};

/** Lines before she came with a recurrence, back from the last platinum that the referral tells. */
const linesBefore = (course: Course, workUp: readonly WorkUpItem[], random: Random): Doses[] => {
  const told = (key: string) => workUp.find((item) => item.key === key)?.value;
  const [months, lines] = [told('months_since_platinum'), told('treatment_lines')];
  if (course.path !== 'recurrence' || typeof months !== 'number' || typeof lines !== 'number') return [];
  const last = course.received - Math.round(months * 30.4375);
  const begun = dayOf(`${course.disease.firstYear}-01-20`);
  const room = Math.floor((last - begun) / lines);
  if (room < 150) return [];
  return Array.from({ length: lines }, (_, index) => {
    const end = clinicDayBefore(last - (lines - 1 - index) * room);
    const given = {
      setting: index === 0 ? 'adjuvant' : 'relapse',
      line: index + 1,
      ...carboplatinPaclitaxel,
    } as const;
    const days = Array.from({ length: 6 }, (__, cycle) => end - (5 - cycle) * 21);
    return {
      known: Number(
        random.weighted({ 10: vagueDates.value.day, 7: vagueDates.value.month, 4: vagueDates.value.year }),
      ),
      ...given,
      planned: 6,
      days,
      last: end,
      stopped: 'completed',
      toxicity: toxicityOf(random),
    };
  });
};

const systemicEntry = (doses: Doses, today: Day): Known => {
  const { setting, line, regimen, platinum, planned, toxicity } = doses;
  const given = doses.days.filter((day) => day <= today);
  const over = doses.last <= today;
  const [first = 0] = doses.days;
  return {
    on: first,
    entry: entry(courseForms.systemic, {
      setting,
      line,
      regimen,
      platinum,
      from: dateOf(first).slice(0, doses.known),
      ongoing: !over,
      cyclesPlanned: planned,
      cycles: planned === null ? null : given.length,
      to: over ? dateOf(doses.last).slice(0, doses.known) : null,
      stopReason: over ? doses.stopped : null,
      worstToxicity: over ? toxicity : null,
    }),
  };
};

const rounded = (value: number): number => (value < 100 ? Math.round(value * 10) / 10 : Math.round(value));
const markersEntry = (on: Day, ca125: number): Known => ({
  on,
  entry: entry(courseForms.markers, {
    on: dateOf(on),
    ca125: { value: rounded(ca125), comparator: null, unit: 'U/mL' },
    ca125Upper: markerCourse.value.upper,
  }),
});

/** Falls from cycle to cycle to where it comes to rest. */
const fallen = (value: number, rest: number, random: Random): number =>
  Math.max(
    rest * random.between(0.97, 1.03),
    value * random.between(markerCourse.value.left.low, markerCourse.value.left.high),
  );

/** Blood is taken the day before a cycle, of a Monday’s the same morning. */
const bloodDay = (cycle: Day): Day => (weekdayOf(cycle) === 1 ? cycle : cycle - 1);

type Treated = { lines: readonly Doses[]; later: Doses | null; rest: number; start: number };

/** The marker before each cycle, from the value she came with. */
const markersOfCycles = (
  { lines, later, rest, start }: Treated,
  relapse: number,
  random: Random,
): Known[] => {
  let value = start;
  const known: Known[] = [];
  for (const [index, day] of lines.flatMap(({ days }) => days).entries()) {
    if (index > 0) value = fallen(value, rest, random);
    known.push(markersEntry(bloodDay(day), value));
  }
  value = relapse;
  for (const [index, day] of (later?.days ?? []).entries()) {
    if (index > 0) value = fallen(value, rest, random);
    known.push(markersEntry(bloodDay(day), value));
  }
  return known;
};

const relapseEntries = (
  on: Day,
  kind: 'progression' | 'recurrence',
  relapse: number,
  site: RelapseSite,
  random: Random,
): Known[] => {
  const imaged = clinicDayBefore(on - 2);
  const sites = site === 'peritoneum' && random.chance(0.3) ? [site, 'distant_nodes' as const] : [site];
  return [
    markersEntry(clinicDayBefore(on - 5), relapse),
    {
      on: imaged,
      entry: entry(courseForms.imaging, {
        on: dateOf(imaged),
        method: 'ct',
        regions: ['pelvis', 'abdomen', 'thorax'],
        purpose: 'follow_up',
        response: 'progression',
        sites,
        finding: 'New lesions since the last study.',
      }),
    },
    { on, entry: entry(courseForms.event, { on: dateOf(on), kind, basis: ['imaging', 'marker'], sites }) },
  ];
};

/** Days on which she is seen after treatment, until something ends it. */
const visits = (from: Day, until: Day, random: Random): Day[] => {
  const { firstYears, later, years } = treatment.value.followUpDays;
  const lost = random.chance(treatment.value.lostShare) ? from + random.whole(200, 1500) : until;
  const end = Math.min(until, lost, from + years * 365);
  const days: Day[] = [];
  for (let day = from + firstYears; day < end; day += day - from < 730 ? firstYears : later)
    days.push(clinicDay(day));
  return days;
};

const contact = (on: Day, disease: 'none' | 'present'): Known => ({
  on,
  entry: entry(courseForms.followUp, { on: dateOf(on), status: 'alive', disease }),
});

const deathEntry = ({ grown, died }: Fate, left: boolean): Known[] =>
  died === null
    ? []
    : [
        {
          on: died,
          entry: entry(courseForms.followUp, {
            on: dateOf(died),
            status: 'dead',
            disease: grown !== null || left ? 'present' : null,
            cause: grown !== null || left ? 'disease' : null,
          }),
        },
      ];

/** Whether nothing was left, so that what comes is a recurrence and not a progression. */
const isFree = ({ path, residual }: Course): boolean => path === 'early' || residual === 'none';

const responseEntries = (course: Course, last: Day, { grown, died }: Fate): Known[] => {
  const on = clinicDay(last + 28);
  const end = sooner(grown, died);
  if (isFree(course) || (end !== null && end <= on + 20)) return [];
  const response = course.residual === 'some' ? 'partial' : 'complete';
  const said = { on: dateOf(on), kind: 'response', response, basis: ['imaging', 'marker'] } as const;
  return [{ on, entry: entry(courseForms.event, said) }];
};

const tissueEntry = (course: Course, workUp: readonly WorkUpItem[]): Known[] => {
  const { biopsied, disease, board } = course;
  if (biopsied !== true || !knownBy(workUp, 'histology', dateOf(board))) return [];
  const taken = workUp.find(({ key }) => key === 'histology')?.takenOn;
  if (taken === null || taken === undefined || taken.length !== 10) return [];
  const { site, histology } = disease;
  return [
    {
      on: dayOf(taken),
      entry: entry(courseForms.diagnosis, { on: taken, site, histology, basis: 'biopsy' }),
    },
  ];
};

const trialEntry = (first: Doses | undefined, random: Random): Known[] => {
  const [begun] = first?.days ?? [];
  if (
    first?.setting !== 'maintenance' ||
    begun === undefined ||
    !random.chance(treatment.value.trialShare * 3)
  )
    return [];
  const said = { identifier: 'DEMO-MAINTENANCE-1', arm: random.pick(['A', 'B']), from: dateOf(begun) };
  return [{ on: begun, entry: entry(courseForms.trial, said) }];
};

const valueOf = (workUp: readonly WorkUpItem[], key: string): number | null => {
  const value = workUp.find((item) => item.key === key && item.state === 'present')?.value;
  return typeof value === 'number' ? value : null;
};

/** Everything that happens to her after the board, whole, as if the future were known. */
const wholeCourse = (course: Course, { workUp, fate, today }: Surroundings, random: Random): Known[] => {
  const before = linesBefore(course, workUp, random.fork('before'));
  const first = firstLine(course, fate, random.fork('first'));
  const molecular = molecularOf(course, workUp, random.fork('molecular'));
  const kept = maintenance(course, first.at(-1), fate, molecular, random.fork('maintenance'));
  const came =
    course.path === 'recurrence' ? clinicDayBefore(course.received - random.fork('came').whole(6, 25)) : null;
  const again = random.fork('again');
  const lines = before.length;
  const second =
    course.path === 'recurrence' && course.operation !== null && lines > 0
      ? atRelapse(lines + 1, course.operation + again.whole(25, 40), before.at(-1)?.last ?? null, fate, again)
      : fate.grown === null || course.path === 'recurrence' || first.length === 0
        ? null
        : atRelapse(
            2,
            fate.grown + again.whole(treatment.value.relapseToDose.low, treatment.value.relapseToDose.high),
            first.at(-1)?.last ?? null,
            fate,
            again,
          );
  const { rest, atRelapse: at } = markerCourse.value;
  const bounds = isFree(course) ? rest.none : rest.some;
  const level = random.fork('marker');
  const relapse = Math.max(at.least, level.lognormal(at.median, at.deviation));
  const start = valueOf(workUp, 'ca125');
  const treated = {
    lines: first,
    later: second,
    rest: level.between(bounds.low, bounds.high),
    start: start ?? 0,
  };
  const through = first.at(-1)?.last ?? course.operation;
  const end = sooner(fate.grown, fate.died) ?? today + 1;
  const seen = through === null ? [] : visits(through, Math.min(end - 20, today + 1), random.fork('visits'));
  const after = random.fork('visits again');
  const seenAgain =
    second === null ? [] : visits(second.last, Math.min((fate.died ?? today + 21) - 20, today + 1), after);
  const kind = isFree(course) ? 'recurrence' : 'progression';
  const site = random.fork('relapse site').weighted<RelapseSite>(relapseWeights.value);
  const comesBack = fate.grown !== null && course.operation !== null && course.path !== 'recurrence';
  return [
    ...tissueEntry(course, workUp),
    ...molecularEntries(course, molecular, random.fork('tests')),
    ...hormoneEntries(course, { before: first.at(-1), again: second, fate, today }, random.fork('hormone')),
    ...(comesBack ? radiotherapyEntries(fate, site, today, random.fork('radiation')) : []),
    ...[...before, ...first, ...(kept ? [kept] : []), ...(second ? [second] : [])]
      .filter(({ days }) => (days[0] ?? today + 1) <= today)
      .map((doses) => systemicEntry(doses, today)),
    ...(start === null ? [] : markersOfCycles(treated, relapse, random.fork('cycles'))),
    ...(first.length > 0 && through !== null ? responseEntries(course, through, fate) : []),
    ...seen.flatMap((on) => [
      contact(on, isFree(course) ? 'none' : 'present'),
      ...(start === null ? [] : [markersEntry(on, treated.rest * level.between(0.85, 1.15))]),
    ]),
    ...seenAgain.map((on) => contact(on, 'present')),
    ...(came === null || before.length === 0
      ? []
      : [
          {
            on: came,
            entry: entry(courseForms.event, { on: dateOf(came), kind: 'recurrence', basis: ['imaging'] }),
          },
        ]),
    ...(comesBack && fate.grown !== null
      ? relapseEntries(fate.grown, kind, relapse, site, random.fork('relapse'))
      : []),
    ...trialEntry(kept ?? undefined, random.fork('trial')),
    ...deathEntry(fate, !isFree(course)),
  ];
};

/** What was done or found before she came is known from the papers she brought. */
const sourcedBy = ({ received }: Course, { on, entry: { form, answers } }: Known): Entry => ({
  form,
  answers: on < received ? { ...answers, source: 'outside_report', sourceDetail: '타원 의무기록' } : answers,
});

/** Her course as the record holds it today, in order of time: nothing of tomorrow, and nothing after her death. */
export const courseEntries = (
  course: Course,
  around: Surroundings,
  stages: readonly Known[],
  random: Random,
): Entry[] => {
  const { died } = around.fate;
  return [...wholeCourse(course, around, random), ...stages]
    .filter(({ on }) => on <= around.today && (died === null || on <= died))
    .toSorted((a, b) => a.on - b.on)
    .map((known) => sourcedBy(course, known));
};
