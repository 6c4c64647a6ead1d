import { uuidOfName } from '../../../kernel/ids.ts';
import { identityOf } from '../cases.ts';
import { dateOf, dayOf } from '../calendar.ts';
import { askedApart } from '../asks.ts';
import type { Random } from '../random.ts';
import type { CaseRecord, Day } from '../shapes.ts';
import { type House, operatingTeam, teamOf } from '../team.ts';
import { patientViewText } from '../texts.ts';
import { languageOf } from '../voices.ts';
import { siteAdvice } from './site-advice.ts';
import type { SiteCourse } from './site-course.ts';
import { siteEntries } from './site-entries.ts';
import { siteReport } from './site-operation.ts';
import { siteOutcome } from './site-outcome.ts';
import { sitePathology } from './site-pathology.ts';
import { asksOf, openingOf } from './site-texts.ts';
import { siteViewOf } from './site-voices.ts';
import { asked, type Sat, siteWorkUp } from './site-work-up.ts';

/** A question of hers at a board. */
export type Sitting = {
  readonly course: SiteCourse;
  readonly sat: Sat;
  readonly board: Day;
  readonly receivedOn: Day;
};

/** Her questions in order of time, each at its board; none after her death. */
export const sittingsOf = (course: SiteCourse): [Sitting, ...Sitting[]] => {
  const { second, third, fate } = course;
  const of = (sat: Sat, board: Day, receivedOn: Day): Sitting => ({ course, sat, board, receivedOn });
  return [
    of('first', course.board, course.received),
    ...(second === null || (fate.grown !== null && second.board >= fate.grown)
      ? []
      : [of(second.asks, second.board, workdayBefore(second.board))]),
    ...(third === null || (fate.died !== null && fate.died <= third + 5)
      ? []
      : [of('recurrence', third, workdayBefore(third))]),
  ];
};
/** A later question comes some days before its board. */
const workdayBefore = (board: Day): Day => board - 4 + (dayOfWeek(board - 4) > 5 ? -2 : 0);
const dayOfWeek = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

export const siteItemId = (seed: string, { course, sat }: Pick<Sitting, 'course' | 'sat'>): string =>
  uuidOfName('demonstration', seed, 'agenda item of the general board', course.name, sat);

/** The stage as she presented: what only an operation shows is not known yet. */
const presentedOf = ({ disease, plan }: SiteCourse): string | null => {
  const { stage, kind, group } = disease;
  if (stage === null || plan.first !== 'surgery') return stage;
  if (kind === 'cervix') return stage === 'IIIC1p' ? 'IB1' : stage;
  if (kind === 'vulva') return group === 'III' ? 'IB' : stage;
  if (kind === 'endometrium' || kind === 'sarcoma') return stage === 'IVB' ? 'IVB' : 'I';
  return null;
};

type Known = {
  readonly seed: string;
  readonly house: House;
  readonly today: Day;
  readonly taken: Map<Day, Set<string>>;
  readonly nth: (sitting: Sitting) => number;
};

const fieldsOf = (course: SiteCourse, today: Day): CaseRecord['case'] => {
  const { disease, declined, plan } = course;
  const isOperated = plan.first === 'surgery' && course.reported !== null && course.reported <= today;
  const isSearched = plan.first === 'search';
  const isFound = !isSearched || (course.second !== null && course.second.board < today);
  const isTyped = isFound && (disease.site !== 'ovary' || isOperated);
  const presented = presentedOf(course);
  return {
    site: isFound ? disease.site : null,
    histology: isTyped ? disease.histology : isSearched ? 'adenocarcinoma' : null,
    stage: presented,
    stageEdition: presented === null ? null : disease.edition,
    grade: isTyped ? disease.grade : null,
    entry: 'referral',
    presentedOn: dateOf(course.received),
    treatedBefore: false,
    notOperatedReason:
      declined && plan.first === 'surgery' && course.spoken + 10 <= today ? 'declined' : null,
  };
};

const operationOf = (
  course: SiteCourse,
  house: House,
  team: ReturnType<typeof teamOf>,
  today: Day,
  random: Random,
): CaseRecord['operations'] => {
  const { begun, plan, reported } = course;
  if (plan.first !== 'surgery' || begun === null || begun > today) return [];
  const named = operatingTeam(
    { name: course.name, path: 'early' },
    team,
    house,
    [...plan.procedures],
    random.fork('team'),
  );
  const report = siteReport(course, named, random.fork('report'));
  const outcome = siteOutcome(course, random.fork('outcome'));
  const isKnown = (day: string | null | undefined): boolean =>
    day !== null && day !== undefined && dayOf(day) <= today;
  const complications = (outcome?.complications ?? []).filter(({ on }) => isKnown(on));
  return [
    {
      report,
      pathology:
        reported !== null && reported <= today
          ? sitePathology(course, report, random.fork('pathology'))
          : null,
      outcome30:
        outcome === null || (!isKnown(outcome.closed30On) && complications.length === 0)
          ? null
          : {
              ...outcome,
              complications,
              closed30On: isKnown(outcome.closed30On) ? outcome.closed30On : null,
              closed90On: isKnown(outcome.closed90On) ? outcome.closed90On : null,
            },
    },
  ];
};

/** One woman's record of the general board as it stands today; `listed` says which of her questions stand on an agenda. */
export const siteRecord = (
  key: string,
  course: SiteCourse,
  { seed, house, today, taken, nth }: Known,
  listed: { readonly isOn: (sitting: Sitting) => boolean; readonly isDecided: (sitting: Sitting) => boolean },
  random: Random,
): CaseRecord => {
  const identity = identityOf(key, course, random.fork('name'));
  const language = languageOf(identity);
  const team = teamOf(house.people, random.fork('team'));
  const radiation = house.people.filter(({ discipline }) => discipline === 'radiation-oncology');
  const radiationOncologist = random.fork('radiation').pick(radiation);
  const sittings = sittingsOf(course).filter(({ receivedOn }) => receivedOn <= today);
  const newest = sittings.at(-1) ?? sittingsOf(course)[0];
  const said = taken.get(newest.board) ?? new Set<string>();
  taken.set(newest.board, said);
  const view = siteViewOf(course, language, said, random.fork('view'));
  const workUp = siteWorkUp(
    course,
    { sat: newest.sat, board: newest.board, view, asOf: today },
    random.fork('work-up'),
  );
  const questions = sittings.map((sitting) => {
    const { sat, board, receivedOn } = sitting;
    const opening = openingOf(course, sat, presentedOf(course), random.fork(`opening ${sat}`));
    const { kind } = course.disease;
    const recommendations = listed.isDecided(sitting)
      ? siteAdvice(
          course,
          { sat, board, spoken: sat === 'first' ? course.spoken : board + 1, asOf: today },
          { team, radiationOncologist, language },
          random.fork(`advice ${sat}`),
        ).map((advice) => ({ ...advice, patientView: patientViewText(workUp, random.fork(`told ${sat}`)) }))
      : [];
    return {
      referral: {
        ...asked[sat],
        question: `${opening} ${askedApart(asksOf(kind, sat), board, nth(sitting))}`,
        consultantId: team.consultant.id,
        receivedOn: dateOf(receivedOn),
        recurrenceNumber: sat === 'recurrence' ? 1 : null,
      },
      listing: listed.isOn(sitting) ? { agendaItemId: siteItemId(seed, sitting), recommendations } : null,
    };
  });
  const [first, ...later] = questions;
  const again = later.flatMap(({ referral, listing }) => (listing === null ? [] : [{ referral, listing }]));
  return {
    key,
    patient: {
      bornOn: course.bornOn,
      diedOn: course.fate.died !== null && course.fate.died <= today ? dateOf(course.fate.died) : null,
    },
    identity,
    case: fieldsOf(course, today),
    referral: first?.referral ?? null,
    workUp,
    course: siteEntries(course, today, random.fork('course')),
    listing: first?.listing ?? null,
    ...(again.length > 0 ? { again } : {}),
    operations: operationOf(course, house, team, today, random.fork('operation')),
  };
};
