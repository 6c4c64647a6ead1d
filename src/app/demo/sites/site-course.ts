import { ageOn, type Calendar, clinicDay, clinicDayBefore, dateOf } from '../calendar.ts';
import type { Fate } from '../aftermath.ts';
import { survival } from '../parameters.ts';
import type { Random } from '../random.ts';
import type { Day, Procedure } from '../shapes.ts';
import { drawSite, type SiteDisease } from './site-disease.ts';
import { fiveYears, type Kind, type ReturnSite, returns, siteWaits, treated } from './site-parameters.ts';

/** What begins a treatment; fertility is kept by hormone or by a smaller operation. */
export type First = 'surgery' | 'chemoradiation' | 'drugs' | 'hormone' | 'search';
/** What follows an operation. */
export type After = 'none' | 'vault' | 'radiation' | 'chemoradiation' | 'drugs';

export type Plan = {
  readonly first: First;
  readonly procedures: readonly Procedure[];
  readonly isSparing: boolean;
  readonly isByScope: boolean;
  readonly after: After;
};

/** One woman's disease and what is done, whole, as if the future were known; the record is cut at today. */
export type SiteCourse = {
  readonly name: string;
  readonly disease: SiteDisease;
  readonly plan: Plan;
  readonly declined: boolean;
  readonly bornOn: string;
  readonly received: Day;
  readonly board: Day;
  readonly spoken: Day;
  /** The first day of what the board recommended. */
  readonly begun: Day | null;
  /** Of an operation. */
  readonly reported: Day | null;
  /** The board after the operation, or after radiation: with what it is asked. */
  readonly second: { readonly board: Day; readonly asks: 'adjuvant' | 'response_check' | 'diagnosis' } | null;
  /** What follows the operation, or the end of radiation. */
  readonly later: Day | null;
  /** The last day of the first treatment. */
  readonly ended: Day | null;
  readonly fate: Fate;
  readonly returnsTo: ReturnSite;
  /** The board about the return. */
  readonly third: Day | null;
};

export const ageAt = ({ bornOn, received }: Pick<SiteCourse, 'bornOn' | 'received'>): number =>
  ageOn(bornOn, dateOf(received));

type Wait = { median: number; deviation: number; low: number; high: number };
const waitOf = ({ median, deviation, low, high }: Wait, random: Random): number =>
  Math.min(high, Math.max(low, Math.round(random.lognormal(median, deviation))));

const isIn = (stage: string | null, ...list: readonly string[]): boolean => list.includes(stage ?? '');

const surgery = (
  procedures: readonly Procedure[],
  after: After,
  rest: Partial<Pick<Plan, 'isSparing' | 'isByScope'>> = {},
): Plan => ({ first: 'surgery', procedures, after, isSparing: false, isByScope: false, ...rest });
const without = (first: Exclude<First, 'surgery'>, isSparing = false): Plan => ({
  first,
  procedures: [],
  after: 'none',
  isSparing,
  isByScope: false,
});

const cervixPlan = ({ stage, histology, ageYears, sizeMm }: SiteDisease, random: Random): Plan => {
  const isYoung = ageYears < 40;
  if (isIn(stage, 'IA1'))
    return isYoung
      ? surgery(['conisation'], 'none', { isSparing: true })
      : surgery([random.chance(0.4) ? 'conisation' : 'total_hysterectomy'], 'none');
  if (isIn(stage, 'IVB')) return without('drugs');
  const isOperable = isIn(stage, 'IA2', 'IB1', 'IB2', 'IIA1', 'IIIC1p');
  if (!isOperable) return without('chemoradiation');
  const nodes = random.chance(0.25)
    ? (['pelvic_sentinel_nodes', 'pelvic_lymphadenectomy'] as const)
    : (['pelvic_lymphadenectomy'] as const);
  if (isYoung && sizeMm <= 20 && stage !== 'IIIC1p' && random.chance(treated.value.cervixFertility))
    return surgery(['radical_trachelectomy', 'cerclage', ...nodes], 'none', { isSparing: true });
  const adnexa =
    ageYears >= 46 ? (['bilateral_salpingo_oophorectomy'] as const) : (['salpingectomy'] as const);
  const isSmall = sizeMm <= 20;
  const isPositive = stage === 'IIIC1p' || histology === 'small-cell-neuroendocrine';
  const hasRisk = !isSmall && random.chance(treated.value.cervixAdjuvant * 1.35);
  const after = isPositive ? 'chemoradiation' : hasRisk ? 'radiation' : 'none';
  return surgery(['radical_hysterectomy', ...adnexa, ...nodes], after, {
    isByScope: isSmall && random.chance(0.4),
  });
};

const aggressive = ['serous-endometrial', 'carcinosarcoma', 'clear-cell', 'undifferentiated', 'mixed'];

const endometrialAfter = ({ stage, grade, histology, lvsi, ageYears }: SiteDisease): After => {
  if (isIn(stage, 'IIIA', 'IIIC1', 'IIIC2', 'IVB')) return 'drugs';
  if (aggressive.includes(histology)) return stage === 'IA' ? 'vault' : 'drugs';
  if (lvsi === 'substantial' || stage === 'II') return 'radiation';
  if (stage === 'IB' || grade === 'G3') return ageYears < 60 && grade !== 'G3' ? 'none' : 'vault';
  return 'none';
};

const endometriumPlan = (disease: SiteDisease, random: Random): Plan => {
  const { stage, grade, histology, ageYears } = disease;
  if (ageYears < 42 && stage === 'IA' && grade === 'G1' && random.chance(treated.value.progestin))
    return without('hormone', true);
  if (stage === 'IVB' && random.chance(0.4)) return without('drugs');
  const isSpread = isIn(stage, 'IIIA', 'IVB');
  const nodes: Procedure[] = isIn(stage, 'IIIC2')
    ? ['pelvic_lymphadenectomy', 'paraaortic_lymphadenectomy']
    : random.chance(treated.value.sentinel) || stage === 'IIIC1'
      ? ['pelvic_sentinel_nodes']
      : [];
  const omentum: Procedure[] =
    aggressive.includes(histology) || stage === 'IVB' ? ['infracolic_omentectomy'] : [];
  return surgery(['hysterectomy_bso', ...nodes, ...omentum], endometrialAfter(disease), {
    isByScope: !isSpread && random.chance(treated.value.minimallyInvasive * 1.08),
  });
};

const sarcomaPlan = ({ stage, histology, group, ageYears }: SiteDisease, random: Random): Plan => {
  if (group === 'IV' && random.chance(0.5)) return without('drugs');
  const isLow = histology === 'stromal-low' || histology === 'adenosarcoma';
  const main: Procedure = ageYears >= 46 || isLow ? 'hysterectomy_bso' : 'total_hysterectomy';
  const after = isLow ? 'none' : group !== 'I' || (stage === 'IB' && random.chance(0.3)) ? 'drugs' : 'none';
  return surgery([main], after);
};

const vulvaPlan = ({ stage, histology, sizeMm, group }: SiteDisease, random: Random): Plan => {
  if (isIn(stage, 'IVA', 'IVB')) return without('chemoradiation');
  const flap: Procedure[] =
    sizeMm > 25 && random.chance(treated.value.vulvaFlap * 1.8) ? ['advancement_flap'] : [];
  const main: Procedure = sizeMm > 35 ? 'radical_vulvectomy' : 'wide_local_excision';
  if (stage === 'IA' || histology === 'paget' || histology === 'basal-cell')
    return surgery([main, ...flap], 'none');
  const isSentinel = sizeMm < 40 && stage !== 'IIIC' && random.chance(treated.value.vulvaSentinel * 1.3);
  const nodes: Procedure[] =
    group === 'III'
      ? [...(isSentinel ? (['groin_sentinel_nodes'] as const) : []), 'inguinofemoral_lymphadenectomy']
      : [isSentinel ? 'groin_sentinel_nodes' : 'inguinofemoral_lymphadenectomy'];
  return surgery([main, ...nodes, ...flap], group === 'III' ? 'radiation' : 'none');
};

const vaginaPlan = ({ stage, histology, sizeMm }: SiteDisease): Plan => {
  if (stage === 'IVB') return without('drugs');
  return histology === 'melanoma' || (stage === 'I' && sizeMm < 20)
    ? surgery(['upper_colpectomy'], 'none')
    : without('chemoradiation');
};

const borderlinePlan = ({ stage, ageYears }: SiteDisease, random: Random): Plan => {
  const isSparing = ageYears < 42 && random.chance(treated.value.borderlineFertility);
  const main: Procedure = isSparing
    ? stage === 'IB'
      ? 'ovarian_cystectomy'
      : 'unilateral_salpingo_oophorectomy'
    : 'hysterectomy_bso';
  return surgery([main, 'washings', 'omental_biopsy', 'peritoneal_biopsy'], 'none', {
    isSparing,
    isByScope: random.chance(0.6),
  });
};

const nonEpithelialPlan = ({ stage, histology, ageYears }: SiteDisease): Plan => {
  const isSparing = ageYears < 42;
  const main: Procedure = isSparing ? 'unilateral_salpingo_oophorectomy' : 'hysterectomy_bso';
  const isGerm = ['dysgerminoma', 'yolk-sac', 'immature-teratoma'].includes(histology);
  const needs = histology === 'yolk-sac' || (isGerm && stage !== 'IA');
  return surgery([main, 'washings', 'peritoneal_biopsy'], needs ? 'drugs' : 'none', { isSparing });
};

/** What fits the disease, as a centre would do it. */
export const planOf = (disease: SiteDisease, random: Random): Plan => {
  switch (disease.kind) {
    case 'cervix':
      return cervixPlan(disease, random);
    case 'endometrium':
      return endometriumPlan(disease, random);
    case 'sarcoma':
      return sarcomaPlan(disease, random);
    case 'vulva':
      return vulvaPlan(disease, random);
    case 'vagina':
      return vaginaPlan(disease);
    case 'borderline':
      return borderlinePlan(disease, random);
    case 'non-epithelial':
      return nonEpithelialPlan(disease);
    case 'trophoblastic':
      return ['placental-site', 'epithelioid-trophoblastic'].includes(disease.histology)
        ? surgery(['total_hysterectomy', 'salpingectomy'], disease.group === 'I' ? 'none' : 'drugs')
        : without('drugs');
    case 'not-known':
      return without('search');
  }
};

const months = (count: number): number => Math.round(count * 30.4375);

/** Who is to die within ten years has the disease come back at about half of it. */
const fateOf = ({ kind, group }: SiteDisease, from: Day, random: Random): Fate => {
  // Who is treated elsewhere, once it is known where it comes from, is followed there.
  if (kind === 'not-known') return { grown: null, died: null };
  const scale = -60 / Math.log(fiveYears.value[kind][group] / 100);
  const death = Math.max(9, -Math.log(1 - random.uniform()) * scale);
  if (death > 120) return { grown: null, died: null };
  const grown = clinicDay(from + Math.max(150, months(death * 0.55)));
  return {
    grown,
    died: random.chance(survival.value.unheard) ? null : grown + Math.max(120, months(death * 0.45)),
  };
};

/** How long the first treatment takes once it has begun; of an operation nothing. */
const takes: Readonly<Record<First, number>> = {
  surgery: 0,
  chemoradiation: 48,
  drugs: 110,
  hormone: 270,
  search: 0,
};
const afterTakes: Readonly<Record<After, number>> = {
  none: 0,
  vault: 14,
  radiation: 46,
  chemoradiation: 46,
  drugs: 108,
};

const beginsWith = (first: First): Wait =>
  first === 'surgery'
    ? siteWaits.value.boardToSurgery
    : first === 'chemoradiation'
      ? siteWaits.value.boardToRadiation
      : siteWaits.value.boardToDrugs;

/** The board that is asked again after the first treatment. */
const secondOf = (
  { first, after }: Plan,
  reported: Day | null,
  ended: Day,
  calendar: Calendar,
): SiteCourse['second'] => {
  if (first === 'search') return { board: calendar.boardFrom(ended + 9), asks: 'diagnosis' };
  if (first === 'chemoradiation') return { board: calendar.boardFrom(ended + 92), asks: 'response_check' };
  return reported !== null && after !== 'none'
    ? { board: calendar.boardFrom(reported + 1), asks: 'adjuvant' }
    : null;
};

/** Every date of one woman in order. */
export const siteCourseOf = (
  { name, kind, day }: { name: string; kind: Kind; day: Day },
  calendar: Calendar,
  random: Random,
): SiteCourse => {
  const disease = drawSite(kind, random.fork('disease'));
  const plan = planOf(disease, random.fork('plan'));
  const draw = random.fork('dates');
  const received = clinicDayBefore(day);
  const bornOn = dateOf(received - Math.floor(disease.ageYears * 365.25) - draw.whole(0, 360));
  const board = calendar.boardFrom(received + waitOf(siteWaits.value.referralToBoard, draw));
  const spoken = clinicDay(board + draw.whole(0, 2));
  const declined = plan.first !== 'search' && draw.chance(treated.value.declined);
  const returnsTo = draw.fork('returns').weighted<ReturnSite>(returns.value[kind]);
  const common = { name, disease, plan, declined, bornOn, received, board, spoken, returnsTo };
  const never = { begun: null, reported: null, second: null, later: null, ended: null, third: null };
  if (declined) return { ...common, ...never, fate: { grown: null, died: null } };
  const wanted = Math.max(spoken + 1, board + waitOf(beginsWith(plan.first), draw));
  const isOperation = plan.first === 'surgery';
  const begun = isOperation ? calendar.theatreDayFrom(wanted) : workingDay(wanted, calendar);
  const reported = isOperation
    ? workingDay(begun + waitOf(siteWaits.value.operationToReport, draw), calendar)
    : null;
  const firstEnded = begun + takes[plan.first];
  const second = secondOf(plan, reported, firstEnded, calendar);
  const later =
    second?.asks === 'adjuvant'
      ? workingDay(
          Math.max(second.board + 4, begun + waitOf(siteWaits.value.operationToAdjuvant, draw)),
          calendar,
        )
      : null;
  const ended = later === null ? firstEnded : later + afterTakes[plan.after];
  const fate = fateOf(disease, ended, draw.fork('fate'));
  const third = fate.grown === null ? null : calendar.boardFrom(fate.grown + draw.whole(3, 10));
  return { ...common, begun, reported, second, later, ended, fate, third };
};

/** The first day on or after it on which a hospital does what it does on working days. */
export const workingDay = (day: Day, calendar: Calendar): Day => calendar.theatreDayFrom(day);

/** Whether nodes hold tumour: those of the stage that says so. */
export const hasPositiveNodes = ({ disease: { kind, stage } }: SiteCourse): boolean =>
  stage !== null && (kind === 'vulva' ? /^(III|IV)/.test(stage) : stage.startsWith('IIIC'));
