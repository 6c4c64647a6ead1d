import { uuidOfName } from '../../kernel/ids.ts';
import { aftermathOf, type Fate, fateAfter } from './aftermath.ts';
import { dateOf } from './calendar.ts';
import type { Course } from './course.ts';
import { laparoscopyOf, reoperationsOf } from './further-operations.ts';
import { nameOf, type Country } from './names.ts';
import { reportOf } from './operation.ts';
import { residence } from './parameters.ts';
import type { Random } from './random.ts';
import { recommendationsOf } from './recommendations.ts';
import type { CaseRecord, Day, Outcome30, WorkUpItem } from './shapes.ts';
import { type House, operatingTeam, teamOf, type Team } from './team.ts';
import { questionOf } from './texts.ts';
import { confirmedStages } from './stage-entry.ts';
import { courseEntries } from './treatments.ts';
import { type Language, languageOf } from './voices.ts';
import { knownBy, workUpOf } from './work-up.ts';

/** How her item on the agenda stands; null while she waits for a board to come. */
export type ItemState = 'waiting' | 'current' | 'decided' | 'deferred' | null;
type Operation = CaseRecord['operations'][number];
type Outlook = { operations: Operation[]; fate: Fate };

export const itemIdOf = (seed: string, course: Course): string =>
  uuidOfName('demonstration', seed, 'agenda item', course.name);

const operated = (course: Course, team: Team, house: House, random: Random): Outlook => {
  if (course.operation === null)
    return {
      operations: [],
      fate: course.settled === null ? { grown: null, died: null } : fateAfter(course, course.settled, random),
    };
  const written = reportOf(course, course.operation, random.fork('report'));
  const { pathology, outcome30, fate } = aftermathOf(course, written, course.operation, random.fork('after'));
  const named = operatingTeam(course, team, house, written.procedures ?? [], random.fork('team'));
  const main = { report: { ...written, team: named }, pathology, outcome30 };
  return {
    operations: [
      ...laparoscopyOf(course, team, house, random.fork('look')),
      main,
      ...reoperationsOf(course, outcome30, fate.died, { team, house }, random.fork('again')),
    ],
    fate,
  };
};

/** The current item of today's board is well prepared: the first draw without a gap but of molecular tests, of at most 500. */
const preparedWorkUp = (
  course: Course,
  language: Language,
  whole: boolean,
  asOf: Day,
  random: Random,
  draw = 0,
): WorkUpItem[] => {
  const workUp = workUpOf(course, language, asOf, random.fork(`work-up ${draw}`));
  const early = ['ca125', 'histology', 'imaging_abdomen_pelvis'];
  const gap =
    workUp.some(
      (item) => ['missing', 'requested'].includes(item.state) && !['brca', 'hrd'].includes(item.key),
    ) || !early.every((key) => knownBy(workUp, key, dateOf(course.received)));
  return whole && gap && draw < 500
    ? preparedWorkUp(course, language, whole, asOf, random, draw + 1)
    : workUp;
};

/** The list of complications as it stands on a day: it grows from the first day on, and is closed later. */
const outcomeAsOf = (outcome: Outcome30 | null, asOf: string): Outcome30 | null => {
  if (outcome === null) return null;
  const known = (day: string | null) => (day !== null && day <= asOf ? day : null);
  const complications = (outcome.complications ?? []).filter(({ on }) => known(on) !== null);
  const closed30On = known(outcome.closed30On);
  if (closed30On === null && complications.length === 0) return null;
  return { ...outcome, complications, closed30On, closed90On: known(outcome.closed90On) };
};

/** Only what has happened by the day. */
const happened = (outlook: Outlook, asOf: string): Operation[] =>
  outlook.operations
    .filter(({ report }) => report.doneOn !== null && report.doneOn <= asOf)
    .map((operation) => ({
      ...operation,
      pathology: (operation.pathology?.reportedOn ?? '') <= asOf ? operation.pathology : null,
      outcome30: outcomeAsOf(operation.outcome30, asOf),
    }));

/** Capsule, surface and cytology are known from the operation on: as she presented, a tumour of stage I is no more than that. */
const presentedStage = ({ disease, path }: Course): string =>
  path !== 'recurrence' && disease.group === 'I' ? 'I' : disease.stage;

/** Before the operation an early tumour has no stage, and no tissue means no histology. */
const caseFields = (
  course: Course,
  workUp: readonly WorkUpItem[],
  operations: readonly Operation[],
  asOf: Day,
): CaseRecord['case'] => {
  const { disease } = course;
  const reported = knownBy(workUp, 'histology', dateOf(asOf));
  const typed = operations.length > 0 || reported || course.path === 'recurrence';
  const staged = operations.length > 0 || course.path !== 'early';
  const explored = operations.some(
    ({ report }) => report.kind === 'exploratory' && report.doneOn === dateOf(course.operation ?? asOf),
  );
  const settled = course.settled !== null && course.settled <= asOf;
  return {
    site: disease.site,
    histology: typed ? disease.histology : null,
    stage: staged ? presentedStage(course) : null,
    stageEdition: staged ? disease.edition : null,
    grade: typed ? disease.grade : null,
    entry: 'referral',
    presentedOn: dateOf(course.received),
    treatedBefore: course.path === 'recurrence',
    notOperatedReason: explored ? 'not_indicated' : settled ? course.reason : null,
  };
};

const questionTypeOf = (
  course: Course,
  random: Random,
): NonNullable<CaseRecord['referral']>['questionType'] => {
  if (course.path === 'recurrence') return 'recurrence';
  if (course.path === 'early') return random.chance(0.75) ? 'staging' : 'primary_treatment';
  return random.chance(0.45) ? 'resectability' : 'primary_treatment';
};

export const identityOf = (
  key: string,
  course: Pick<Course, 'bornOn'>,
  random: Random,
): CaseRecord['identity'] => {
  const country = random.weighted<Country>(residence.value);
  return {
    recordNumber: key,
    ...nameOf(country, random, { woman: true, bornYear: Number(course.bornOn.slice(0, 4)) }),
  };
};

/** `nth` counts the women of one board and path. */
export type Surroundings = House & { today: Day; nth: ReadonlyMap<string, number> };

/** One woman's record as it stands today. */
export const caseOf = (
  key: string,
  course: Course,
  item: ItemState,
  { seed, people, today, nth }: Surroundings,
  random: Random,
): CaseRecord => {
  const team = teamOf(people, random.fork('consultant'));
  const identity = identityOf(key, course, random.fork('name'));
  const language = languageOf(identity);
  const workUp = preparedWorkUp(course, language, item === 'current', today, random);
  const outlook = operated(course, team, { seed, people }, random.fork('operation'));
  const operations = happened(outlook, dateOf(today));
  const receivedOn = dateOf(course.received);
  const recommendations =
    item === 'decided'
      ? recommendationsOf(course, workUp, { team, language }, today, random.fork('recommendation'))
      : [];
  return {
    key,
    patient: {
      bornOn: course.bornOn,
      diedOn: outlook.fate.died !== null && outlook.fate.died <= today ? dateOf(outlook.fate.died) : null,
    },
    identity,
    case: caseFields(course, workUp, operations, today),
    referral: {
      phase: course.path === 'recurrence' ? 'recurrence' : 'pre_treatment',
      questionType: questionTypeOf(course, random.fork('question type')),
      question: questionOf(course, workUp, receivedOn, nth.get(course.name) ?? 0, random.fork('question')),
      consultantId: team.consultant.id,
      receivedOn,
      recurrenceNumber: null,
    },
    workUp,
    course: courseEntries(
      course,
      { workUp, fate: outlook.fate, today },
      confirmedStages(operations, random.fork('stage')),
      random.fork('course'),
    ),
    listing: item === null ? null : { agendaItemId: itemIdOf(seed, course), recommendations },
    operations,
  };
};
