import type { Random } from './random.ts';
import type { FilledQuestionnaire, Person } from './shapes.ts';

const helpers = ['딸', '요양보호사, 주 3회', '남편', '며느리'];

/** An anaesthetist's talk with a woman of a higher age. */
export const olderWomanAnswers = ({
  by,
  random,
}: {
  by: Person;
  random: Random;
}): FilledQuestionnaire['answers'] => {
  const isFrail = random.chance(0.35);
  const help = random
    .shuffled(['washing', 'meals', 'medicines', 'money', 'ways'])
    .slice(0, isFrail ? random.whole(1, 3) : 0);
  const lost = random.whole(0, isFrail ? 8 : 3);
  const isGripMeasured = random.chance(0.7);
  return {
    lives: random.weighted({ family: 70, alone: 27, care: 3 }),
    help,
    helper: help.length > 0 ? random.pick(helpers) : null,
    aids: isFrail ? random.shuffled(['stick', 'glasses', 'dentures']).slice(0, 2) : ['glasses'],
    stairs: isFrail ? random.chance(0.3) : true,
    falls: isFrail ? random.whole(0, 3) : 0,
    weightChange: { min: -lost, max: -lost },
    grip: isGripMeasured ? random.whole(isFrail ? 10 : 17, isFrail ? 18 : 28) : null,
    memory: random.weighted({ no: 75, some: 22, much: 3 }),
    mood: random.weighted({ good: 50, changing: 35, low: 15 }),
    begun: `${random.pick(['09', '10', '14', '15'])}:${random.pick(['00', '10', '20', '30'])}`,
    by: by.id,
    absent: isGripMeasured ? {} : { grip: 'not_done' },
    dates: {},
  };
};
