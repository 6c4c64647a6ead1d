import { courseForms } from '../../../modules/care/index.ts';
import { dateOf } from '../calendar.ts';
import { entry, type Known } from '../entry.ts';
import { toxicityWeights } from '../parameters.ts';
import type { Random } from '../random.ts';
import type { Day } from '../shapes.ts';
import type { SiteDisease } from './site-disease.ts';
import type { SiteCourse } from './site-course.ts';

type Setting = 'neoadjuvant' | 'adjuvant' | 'with_radiotherapy' | 'first_line' | 'maintenance' | 'relapse';
type Regimen = {
  readonly name: string;
  readonly days: number;
  readonly cycles: number;
  readonly platinum: boolean;
};
const regimen = (name: string, days: number, cycles: number, platinum: boolean): Regimen => ({
  name,
  days,
  cycles,
  platinum,
});

const carboplatinPaclitaxel = regimen('Carboplatin-paclitaxel', 21, 6, true);

/** What is given first to a disease that spread, or after an operation. */
const firstOf = ({ kind, histology, molecular, group, stage }: SiteDisease, setting: Setting): Regimen => {
  if (kind === 'cervix')
    return histology === 'small-cell-neuroendocrine'
      ? regimen('Cisplatin-etoposide', 21, 5, true)
      : regimen('Carboplatin-paclitaxel, bevacizumab and pembrolizumab', 21, 6, true);
  if (kind === 'sarcoma')
    return setting === 'adjuvant'
      ? regimen('Gemcitabine-docetaxel', 21, 4, false)
      : regimen('Doxorubicin', 21, 6, false);
  if (kind === 'non-epithelial')
    return regimen('BEP', 21, histology === 'yolk-sac' || stage !== 'IA' ? 4 : 3, true);
  if (kind === 'trophoblastic') return regimen('EMA-EP', 14, 6, true);
  if (kind === 'endometrium' && molecular === 'MMRd' && group === 'IV')
    return regimen('Carboplatin-paclitaxel and dostarlimab', 21, 6, true);
  return carboplatinPaclitaxel;
};

const laterOf = ({ kind, molecular, histology }: SiteDisease): Regimen => {
  if (kind === 'cervix') return regimen('Cemiplimab', 21, 6, false);
  if (kind === 'endometrium')
    return molecular === 'MMRd'
      ? regimen('Dostarlimab', 21, 8, false)
      : regimen('Lenvatinib-pembrolizumab', 21, 8, false);
  if (kind === 'sarcoma')
    return histology === 'stromal-low'
      ? regimen('Megestrol', 28, 6, false)
      : regimen('Trabectedin', 21, 6, false);
  if (kind === 'trophoblastic') return regimen('EMA-EP', 14, 6, true);
  return carboplatinPaclitaxel;
};

const toxicity = (random: Random) => random.weighted<'0' | '1' | '2' | '3' | '4'>(toxicityWeights.value);

/** Cycles until they are through or something ends them. */
const cycles = (
  { name, days, cycles: planned, platinum }: Regimen,
  {
    setting,
    line,
    from,
    until,
    today,
  }: { setting: Setting; line: number; from: Day; until: Day | null; today: Day },
  random: Random,
): Known => {
  const given = Array.from({ length: planned }, (_, nth) => from + nth * days).filter(
    (day) => until === null || day < until,
  );
  const last = given.at(-1) ?? from;
  const isOver = last <= today;
  const isWhole = given.length === planned;
  return {
    on: from,
    entry: entry(courseForms.systemic, {
      setting,
      line,
      regimen: name,
      platinum,
      from: dateOf(from),
      ongoing: !isOver,
      cyclesPlanned: planned,
      cycles: given.filter((day) => day <= today).length,
      to: isOver ? dateOf(last) : null,
      stopReason: isOver ? (isWhole ? 'completed' : 'progression') : null,
      worstToxicity: isOver ? toxicity(random) : null,
    }),
  };
};

type Around = { readonly today: Day; readonly random: Random };

/** Weekly platinum beside radiation. */
export const besideRadiation = ({ fate }: SiteCourse, from: Day, { today, random }: Around): Known =>
  cycles(
    regimen('Cisplatin weekly', 7, random.weighted({ 5: 55, 6: 45 }) === '5' ? 5 : 6, true),
    { setting: 'with_radiotherapy', line: 1, from, until: fate.grown, today },
    random,
  );

export const firstDrugs = (
  { disease, fate }: SiteCourse,
  setting: 'adjuvant' | 'first_line',
  from: Day,
  { today, random }: Around,
): Known => cycles(firstOf(disease, setting), { setting, line: 1, from, until: fate.grown, today }, random);

export const relapseDrugs = (
  { disease, fate }: SiteCourse,
  line: number,
  from: Day,
  { today, random }: Around,
): Known => cycles(laterOf(disease), { setting: 'relapse', line, from, until: fate.died, today }, random);

/** Progestin that keeps the uterus, until a biopsy is free or she is operated after all. */
export const progestin = (from: Day, { today, random }: Around): Known => {
  const to = from + 270;
  const isOver = to <= today;
  return {
    on: from,
    entry: entry(courseForms.hormone, {
      drug: random.pick(['Medroxyprogesterone', 'Megestrol', 'Levonorgestrel intrauterine system']),
      setting: 'fertility_sparing',
      from: dateOf(from),
      ongoing: !isOver,
      to: isOver ? dateOf(to) : null,
      stopReason: isOver ? 'response' : null,
      worstToxicity: isOver ? random.weighted<'0' | '1' | '2'>({ 0: 55, 1: 35, 2: 10 }) : null,
    }),
  };
};

/** Letrozole after a low-grade stromal sarcoma. */
export const letrozole = (from: Day, { fate }: SiteCourse, { today }: Around): Known => {
  const end = fate.grown ?? from + 720;
  const isOver = end <= today;
  return {
    on: from,
    entry: entry(courseForms.hormone, {
      drug: 'Letrozole',
      setting: 'adjuvant',
      from: dateOf(from),
      ongoing: !isOver,
      to: isOver ? dateOf(end) : null,
      stopReason: isOver ? (fate.grown === null ? 'completed' : 'progression') : null,
    }),
  };
};
