import { addDays, type CalendarDay } from '../src/kernel/calendar-day.ts';
import {
  type Advised,
  type AfterBoards,
  askedFrom,
  fulfilledOf,
  type GivenTreatment,
} from '../src/modules/board/fulfilment.ts';
import type { OpenCourse, Question } from '../src/modules/board/whose-turn.ts';

/** What became of a recommendation in truth, which the record tells well or badly. */
export type Truth = 'done' | 'done_otherwise' | 'not_done' | 'open';
type Modality = Advised['modality'];
type Said = Parameters<AfterBoards['said']['get']>[0] extends string
  ? NonNullable<ReturnType<AfterBoards['said']['get']>>
  : never;

/** One woman's course: what happened, what of it the record holds, and who sees to what. */
export type RandomCourse = {
  readonly after: AfterBoards;
  readonly truth: ReadonlyMap<string, Truth>;
  readonly open: OpenCourse;
  /** Whether something is open in truth, so that somebody has to have her. */
  readonly isOpen: boolean;
};

/** Shares of dates as records hold them: whole, the month, the year; none of the rest. */
const dates = { whole: 0.95, month: 0.03, year: 0.01 };

type Draw = {
  readonly chance: () => number;
  readonly below: (n: number) => number;
  readonly pick: <T>(some: readonly T[]) => T;
  readonly id: () => string;
};

const drawing = (chance: () => number, newId: () => string): Draw => {
  const below = (n: number) => Math.floor(chance() * n);
  const pick = <T>(some: readonly T[]): T => some[below(some.length)] as T;
  return { chance, below, pick, id: newId };
};

/** A day as somebody entered it. */
const entered = ({ chance }: Draw, day: CalendarDay): string | null => {
  const drawn = chance();
  if (drawn < dates.whole) return day;
  if (drawn < dates.whole + dates.month) return day.slice(0, 7);
  return drawn < dates.whole + dates.month + dates.year ? day.slice(0, 4) : null;
};

const mains: readonly Modality[] = [
  ...Array.from({ length: 9 }, () => 'surgery' as const),
  ...Array.from({ length: 8 }, () => 'systemic' as const),
  'radiotherapy',
  'radiotherapy',
  'hormone',
  'observation',
];
const timings: Readonly<Partial<Record<Modality, readonly Advised['timing'][]>>> = {
  surgery: ['upfront', 'interval', 'recurrence'],
  systemic: ['neoadjuvant', 'adjuvant', 'maintenance', 'recurrence'],
};
/** As what a drug is written down that was given as the board had said. */
const settingFor: Readonly<Partial<Record<Advised['timing'], readonly string[]>>> = {
  neoadjuvant: ['neoadjuvant'],
  adjuvant: ['adjuvant', 'first_line'],
  maintenance: ['maintenance'],
  recurrence: ['relapse'],
};
const besides: readonly Modality[] = ['genetic_counselling', 'imaging', 'pathology_review'];

const given = (draw: Draw, modality: Modality, day: CalendarDay, setting: string | null): GivenTreatment => ({
  form: modality === 'surgery' ? 'operation' : 'treatment',
  id: draw.id(),
  modality,
  from: entered(draw, day),
  // Over before the next board meets: that what goes on then is what it said is a reading of the rule, no truth.
  to: modality === 'surgery' ? null : entered(draw, addDays(day, 7)),
  ongoing: false,
  // Now and then nobody wrote down what it was meant as.
  setting: draw.chance() < 0.015 ? null : setting,
});

/** The treatment as it was meant. */
const asMeant = (draw: Draw, { modality, timing }: Advised, day: CalendarDay): GivenTreatment =>
  given(
    draw,
    modality,
    day,
    modality === 'surgery'
      ? draw.pick(['primary', 'interval'])
      : draw.pick(settingFor[timing] ?? ['first_line']),
  );

type Fate = {
  truth: Truth;
  decision: Advised['decision'];
  treated: GivenTreatment[];
  died?: CalendarDay;
  isMajor?: true;
};

type Between = { readonly from: CalendarDay; readonly days: number };

const otherwise = (draw: Draw, advice: Advised, day: CalendarDay): Fate => {
  const other = draw.pick(
    (['surgery', 'systemic', 'radiotherapy', 'palliative'] as const).filter((one) => one !== advice.modality),
  );
  const wished = draw.chance() < 0.4;
  return {
    truth: 'done_otherwise',
    decision: wished ? 'alternative' : 'accepted',
    treated: [given(draw, other, day, other === 'surgery' ? 'primary' : 'first_line')],
    ...(wished ? {} : { isMajor: true }),
  };
};

/** What becomes of a recommendation that a later board follows, or that is the last. */
const fateOf = (draw: Draw, advice: Advised, { from, days }: Between, isLast: boolean): Fate => {
  const day = addDays(from, 3 + draw.below(Math.max(1, Math.min(days - 4, 35))));
  const accepted = { decision: 'accepted' as const, treated: [] };
  const drawn = draw.chance();
  if (drawn < 0.05) return { truth: 'not_done', decision: 'declined', treated: [] };
  if (drawn < 0.12 && days > 5) return otherwise(draw, advice, day);
  // A later board spoke before anything was done.
  if (!isLast && drawn < 0.17) return { truth: 'not_done', ...accepted };
  if (isLast && drawn < 0.2) return { truth: 'open', ...accepted };
  if (isLast && drawn < 0.25)
    return { truth: 'open', decision: draw.pick(['not_yet_told', 'undecided']), treated: [] };
  if (isLast && drawn < 0.28)
    return { truth: 'not_done', ...accepted, died: addDays(from, 1 + draw.below(20)) };
  if (days <= 5) return { truth: 'open', ...accepted };
  return { truth: 'done', decision: 'accepted', treated: [asMeant(draw, advice, day)] };
};

const answered = (boardOn: CalendarDay, seriesId: string) => ({
  boardOn,
  seriesId,
  closedAt: `${boardOn}T01:00:00Z`,
  deferralReason: null,
  conclusion: 'reached',
  isAdvised: true,
});

/** A question at the end that a board still owes an answer to, or none. */
const lastQuestion = (draw: Draw, today: CalendarDay, seriesId: string): Question[] => {
  const asked = { id: draw.id(), receivedOn: addDays(today, -draw.below(20)) };
  const drawn = draw.chance();
  if (drawn < 0.15) return [{ ...asked, heard: [] }];
  const on = answered(addDays(today, -draw.below(10)), seriesId);
  if (drawn < 0.22) {
    const boardOn = addDays(today, draw.below(14) - 2);
    return [{ ...asked, heard: [{ ...on, boardOn, closedAt: null, conclusion: null, isAdvised: false }] }];
  }
  if (drawn < 0.27)
    return [
      {
        ...asked,
        heard: [{ ...on, conclusion: 'deferred', deferralReason: 'imaging_missing', isAdvised: false }],
      },
    ];
  return drawn < 0.28 ? [{ ...asked, heard: [{ ...on, isAdvised: false }] }] : [];
};

type Words = Map<string, Said>;
type House = {
  readonly people: readonly string[];
  readonly boards: readonly string[];
  readonly today: CalendarDay;
};

/** Something besides the treatment that no form holds: only a person says that it is done. */
const besideOf = (draw: Draw, main: Advised, words: Words): readonly [Advised, Truth] => {
  const advice: Advised = {
    ...main,
    id: draw.id(),
    modality: draw.pick(besides),
    timing: 'not_applicable',
    decision: 'accepted',
  };
  if (draw.chance() < 0.35) return [advice, 'open'];
  words.set(advice.id, { state: 'done', reason: null, deviation: null, askOn: null });
  return [advice, 'done'];
};

/** A course of one to three boards, as life might go, and what a record keeps of it. */
export const randomCourse = (chance: () => number, newId: () => string, house: House): RandomCourse => {
  const draw = drawing(chance, newId);
  const seriesId = draw.pick(house.boards);
  const count = 1 + draw.below(3);
  const gaps = Array.from({ length: count }, () => 45 + draw.below(150));
  // The last board was at most three months ago, or long ago.
  gaps[count - 1] = draw.chance() < 0.6 ? draw.below(90) : 90 + draw.below(600);
  let boardOn = addDays(house.today, -gaps.reduce((sum, days) => sum + days, 0));
  const truth = new Map<string, Truth>();
  const words: Words = new Map();
  const [advised, treatments, questions, deaths]: [
    Advised[],
    GivenTreatment[],
    Question[],
    (string | null)[],
  ] = [[], [], [], []];
  const received = new Map<string, CalendarDay>();
  let isMajor = false;
  let left: Modality | null = null;
  // Treated before the first board, of which no board was asked.
  if (chance() < 0.15)
    treatments.push(
      given(
        draw,
        draw.pick(['surgery', 'systemic']),
        addDays(boardOn, -20 - draw.below(300)),
        draw.pick(['primary', 'first_line']),
      ),
    );
  for (const [index, days] of gaps.entries()) {
    // After another treatment a board that asks for the same again would have taken it up anew.
    const modality = draw.pick(mains.filter((one) => one !== left));
    const listingId = draw.id();
    const base: Advised = {
      id: draw.id(),
      listingId,
      boardOn,
      dueOn: addDays(boardOn, 7 + draw.below(22)),
      modality,
      timing: draw.pick(timings[modality] ?? ['not_applicable']),
      decision: 'accepted',
    };
    const isLast = index === count - 1;
    const fate = fateOf(draw, base, { from: boardOn, days }, isLast);
    const advice = { ...base, decision: fate.decision };
    advised.push(advice);
    truth.set(advice.id, fate.truth);
    treatments.push(...fate.treated);
    if (fate.died !== undefined) deaths.push(fate.died);
    isMajor = isLast && fate.isMajor === true;
    left = fate.truth === 'done_otherwise' ? modality : null;
    if (chance() < 0.25) {
      const [beside, became] = besideOf(draw, base, words);
      advised.push(beside);
      truth.set(beside.id, became === 'open' && fate.died !== undefined ? 'not_done' : became);
    }
    const receivedOn = addDays(boardOn, -7 - draw.below(8));
    received.set(listingId, receivedOn);
    questions.push({ id: draw.id(), receivedOn, heard: [answered(boardOn, seriesId)] });
    boardOn = addDays(boardOn, days);
  }
  const asked = lastQuestion(draw, house.today, seriesId);
  const after: AfterBoards = { advised, given: treatments, deaths, lost: null, said: words };
  const lateQuestion = asked.some(({ receivedOn }) => receivedOn > (questions.at(-1)?.receivedOn ?? ''));
  return {
    after,
    truth,
    open: openOf(draw, after, {
      questions: [...questions, ...asked],
      seriesId,
      received,
      people: house.people,
    }),
    isOpen: asked.length > 0 || [...truth.values()].includes('open') || (isMajor && !lateQuestion),
  };
};

type Around = {
  readonly questions: readonly Question[];
  readonly seriesId: string;
  readonly received: ReadonlyMap<string, CalendarDay>;
  readonly people: readonly string[];
};

/** The course as the record leaves it to the rule of whose turn it is. */
const openOf = (
  draw: Draw,
  after: AfterBoards,
  { questions, seriesId, received, people }: Around,
): OpenCourse => ({
  questions,
  contact: null,
  isDead: after.deaths.length > 0,
  advice: after.advised.map((advice) => {
    const became = fulfilledOf(advice, after);
    const told = advice.decision !== 'not_yet_told';
    return {
      ...advice,
      seriesId,
      receivedOn: received.get(advice.listingId) ?? advice.boardOn,
      ownerPersonId: draw.pick(people),
      spokenOn: told ? entered(draw, addDays(advice.boardOn, draw.below(7))) : null,
      became: {
        ...became,
        askedFrom: askedFrom(became, advice),
        happenedOn: after.given.find(({ id }) => id === became.byId)?.from ?? null,
      },
    };
  }),
});
