import type { Random } from './random.ts';
import type { FilledQuestionnaire, Person } from './shapes.ts';

const matters = [
  '봄에 딸 결혼식에 꼭 가고 싶어요.',
  '집에서 가족과 저녁을 먹으며 지내고 싶습니다.',
  '손주가 학교 들어가는 것을 보고 싶어요.',
  '일을 그만두지 않았으면 합니다.',
];
const fears = [
  '수술하고 나서 깨어나지 못할까 봐 무서워요.',
  '마지막에 많이 아플까 봐 두렵습니다.',
  '아이들에게 짐이 되는 것이 제일 무섭습니다.',
  '무슨 일이 생길지 아무도 말해 주지 않을까 봐 걱정돼요.',
];
const refuses = [
  '장루는 하고 싶지 않습니다.',
  '중환자실에 오래 있고 싶지 않아요.',
  '수혈은 꼭 필요할 때만 했으면 합니다.',
];

/** What a woman wrote on paper that a nurse gave her, some of it left out; a few do not want to. */
export const ownWordsAnswers = ({
  by,
  random,
}: {
  by: Person;
  random: Random;
}): FilledQuestionnaire['answers'] => {
  const asked = { way: random.chance(0.7) ? 'paper' : 'aloud', askedBy: by.id, absent: {} };
  if (random.chance(0.1)) return { says: 'no', ...asked };
  return {
    says: 'yes',
    matters: random.pick(matters),
    fears: random.chance(0.8) ? random.pick(fears) : null,
    refuses: random.chance(0.5) ? random.pick(refuses) : null,
    trials: random.weighted({ yes: 50, no: 15, undecided: 35 }),
    ...asked,
  };
};
