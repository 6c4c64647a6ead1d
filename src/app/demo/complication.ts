import { uuidOfName } from '../../kernel/ids.ts';
import { dateOf } from './calendar.ts';
import { deathIn30Days, mildWeights, severeEarlyShare, severeShare, severeWeights } from './parameters.ts';
import { scoreOf } from './procedures.ts';
import type { Random } from './random.ts';
import type { Complication, Day, OperationReport } from './shapes.ts';

type Kind = Complication['kind'];
type Event = Pick<Complication, 'name' | 'organ' | 'treatment'>;

const event = (name: string, organ: string, treatment = 'observation'): Event => ({ name, organ, treatment });

const severeKinds: Readonly<Record<'IIIa' | 'IIIb' | 'IVa' | 'IVb', Kind>> = {
  IIIa: 'interventional_radiology',
  IIIb: 'reoperation',
  IVa: 'transfer_icu',
  IVb: 'transfer_icu',
};

/** What it may have been: a leak needs an anastomosis, a lymphocyst nodes that were removed. */
const eventsOf = (
  kind: Kind,
  grade: Complication['grade'],
  { procedures }: OperationReport,
): readonly Event[] => {
  const done = procedures ?? [];
  const joined = done.some((name) => /anastomosis|bowel_resection/.test(name));
  const nodes = done.some((name) => name.endsWith('lymphadenectomy'));
  const lymphocyst = nodes ? [event('lymphocyst', 'lymphatics', 'drainage')] : [];
  const leak = joined ? [event('anastomotic_leak', 'large_bowel', 'laparotomy')] : [];
  if (kind === 'interventional_radiology')
    return [
      event('abscess', 'pelvis', 'drainage'),
      event('pleural_effusion', 'lung_pleura', 'drainage'),
      ...lymphocyst,
    ];
  if (kind === 'reoperation')
    return [
      event('bleeding', 'peritoneal_cavity', 'laparotomy'),
      event('burst_abdomen', 'wound', 'wound_surgery'),
      ...leak,
    ];
  if (kind === 'transfer_icu' || kind === 'death')
    return [
      event('sepsis', 'whole_body', 'intensive_care'),
      event('pulmonary_embolism', 'lung_pleura', 'anticoagulation'),
    ];
  if (grade === 'I')
    return [
      event('seroma', 'wound'),
      event('fever', 'whole_body'),
      ...(nodes ? [event('lymphoedema', 'lymphatics')] : []),
    ];
  return [
    event('ileus', 'small_bowel', 'parenteral_nutrition'),
    event('urinary_infection', 'bladder', 'antibiotics'),
    event('anaemia', 'blood', 'transfusion'),
  ];
};

type Course = Pick<Complication, 'kind' | 'grade'>;

const courseOf = (report: OperationReport, random: Random): Course | null => {
  const debulking = report.kind !== 'staging';
  if (debulking && random.chance(deathIn30Days.value)) return { kind: 'death', grade: 'V' };
  const severe = scoreOf(report.procedures ?? []) >= 8 ? severeShare.value.from8 : severeShare.value.below8;
  if (random.chance(debulking ? severe : severeEarlyShare.value)) {
    const grade = random.weighted(severeWeights.value);
    return { kind: severeKinds[grade], grade };
  }
  const mild = random.weighted(mildWeights.value);
  if (mild === 'none') return null;
  return { kind: mild === 'II' && random.chance(0.12) ? 'readmission' : 'other', grade: mild };
};

/** What went wrong within thirty days, if anything; `name` is the woman's course. */
export const complicationOf = (
  name: string,
  report: OperationReport,
  operation: Day,
  random: Random,
): Complication | null => {
  const on = dateOf(operation + random.whole(1, 24));
  const course = courseOf(report, random);
  if (course === null) return null;
  return {
    id: uuidOfName('demonstration', 'complication', name),
    ...course,
    ...random.fork('event').pick(eventsOf(course.kind, course.grade, report)),
    detail: null,
    on,
    absent: {},
  };
};
