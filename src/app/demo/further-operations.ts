import { emptyAnswers } from '../../kernel/forms/answers.ts';
import { operationReport } from '../../modules/surgery/index.ts';
import { clinicDay, dateOf, dayOf } from './calendar.ts';
import type { Course } from './course.ts';
import { reportOf } from './operation.ts';
import { pathologyOf } from './pathology.ts';
import type { Random } from './random.ts';
import type { CaseRecord, Complication, Day, Outcome30 } from './shapes.ts';
import { type House, operatingTeam, type Team } from './team.ts';

type Operation = CaseRecord['operations'][number];

const uneventful = (operation: Day, died: Day | null, random: Random): Outcome30 | null => {
  if (died !== null && died - operation <= 95) return null;
  const closed = (low: number, high: number) => dateOf(clinicDay(operation + random.whole(low, high)));
  return { complications: [], closed30On: closed(31, 45), closed90On: closed(91, 112), absent: {} };
};

/** Before chemotherapy somebody looked with a scope whether all could be removed, and it could not. */
export const laparoscopyOf = (course: Course, team: Team, house: House, random: Random): Operation[] => {
  const { laparoscopy } = course;
  if (laparoscopy === null) return [];
  const then: Course = { ...course, name: `${course.name} laparoscopy`, path: 'primary', residual: 'some' };
  const written = {
    ...reportOf(then, laparoscopy, random.fork('report'), true),
    approach: 'laparoscopic',
    converted: false,
    initialAim: 'diagnostic',
  } as const;
  const named = operatingTeam(then, team, house, [], random.fork('team'));
  return [
    {
      report: { ...written, team: named },
      pathology: pathologyOf(then, written, laparoscopy, random.fork('pathology')),
      outcome30: uneventful(laparoscopy, null, random.fork('outcome')),
    },
  ];
};

const because: Readonly<Record<string, string>> = {
  bleeding: 'Bleeding after the operation',
  burst_abdomen: 'Burst abdomen',
  anastomotic_leak: 'Leak of the anastomosis',
};
const done: Readonly<Record<string, string>> = {
  bleeding: 'Haemostasis, washout of the abdomen',
  burst_abdomen: 'Closure of the abdominal wall',
  anastomotic_leak: 'Washout, the anastomosis taken down',
};

const reoperation = (
  course: Course,
  { name, on }: Complication,
  died: Day | null,
  { team, house }: { team: Team; house: House },
  random: Random,
): Operation[] => {
  if (on === null) return [];
  const then: Course = { ...course, name: `${course.name} reoperation`, path: 'early' };
  const minutes = random.whole(8, 26) * 5;
  const words = because[name ?? ''] ?? 'Complication of the operation';
  return [
    {
      report: {
        ...emptyAnswers(operationReport),
        doneOn: on,
        kind: 'complication',
        forComplication: words,
        approach: 'open',
        asa: 'III',
        limitedToBiopsy: false,
        diseaseAtStart: 'No macroscopic disease',
        procedures: ['other_complication'],
        otherProcedures: done[name ?? ''] ?? words,
        durationMinutes: minutes,
        bloodLossMl: random.whole(4, name === 'bleeding' ? 120 : 40) * 10,
        stoma: name === 'anastomotic_leak' ? 'ileostomy' : 'none',
        team: operatingTeam(then, team, house, [], random.fork('team')),
      },
      pathology: null,
      outcome30: uneventful(dayOf(on), died, random.fork('outcome')),
    },
  ];
};

/** What an operation's complications made necessary. */
export const reoperationsOf = (
  course: Course,
  outcome: Outcome30 | null,
  died: Day | null,
  by: { team: Team; house: House },
  random: Random,
): Operation[] =>
  (outcome?.complications ?? [])
    .filter(({ kind }) => kind === 'reoperation')
    .flatMap((complication) => reoperation(course, complication, died, by, random));
