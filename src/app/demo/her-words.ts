import type { Random } from './random.ts';
import type { CaseRecord, FilledQuestionnaire } from './shapes.ts';

const fears = [
  '아무도 사실대로 말해 주지 않을까 봐 두렵다고 하심.',
  '아이들이 걱정할까 봐 가장 두렵다고 하심.',
  '친정어머니처럼 마지막에 아플까 봐 두렵다고 하심.',
  '수술 후 깨어나지 못할까 봐 두려워하심.',
  '모든 것을 남에게 의지하게 되는 것.',
  '항암치료로 머리카락이 빠지는 것.',
];
const matters = [
  '봄에 딸의 결혼식을 보는 것.',
  '집에서 가족과 함께 지내는 것.',
  '텃밭에 걸어 나갈 수 있는 것.',
  '손주를 돌보는 일을 계속하고 싶어 하심.',
  '할 수 있는 한 일을 계속하고 싶어 하심.',
  '마음 편히 지내는 것.',
];
const told = [
  '남편과 아들에게 모두 알려도 됨.',
  '배우자에게 모두 알려도 됨. 친정어머니에게는 알리지 말 것.',
  '언니가 면담마다 함께 오며 알려도 됨.',
  '자녀에게는 본인이 직접 말하기로 함.',
];
const pains = ['아랫배', '왼쪽 허리', '명치', '골반'];
const childcares = ['친정어머니가 돌보심', '시어머니가 돌보심', '남편이 돌보며, 네 시까지 유치원에 있음'];

const troublesOf = (pain: number, random: Random): string[] =>
  random
    .shuffled(['tiredness', 'nausea', 'appetite', 'belly', 'breath', 'sleep', 'mood'])
    .slice(0, random.whole(pain > 3 ? 1 : 0, 3));

const childrenOf = (ageYears: number, random: Random) => {
  if (ageYears > 52) return { children: 0, childcare: null };
  const children = Number(random.weighted({ 0: 45, 1: 30, 2: 25 }));
  return { children, childcare: children === 0 ? null : random.pick(childcares) };
};

/** A talk of a nurse with her, in her words. */
export const herWordsAnswers = ({
  record,
  on,
  random,
}: {
  record: CaseRecord;
  on: string;
  random: Random;
}): FilledQuestionnaire['answers'] => {
  const isHome = record.identity.nativeName !== null && /\p{Script=Hangul}/u.test(record.identity.nativeName);
  const pain = Number(random.weighted({ 0: 30, 1: 10, 2: 18, 3: 16, 4: 12, 5: 8, 6: 4, 7: 2 }));
  const ageYears = Number(on.slice(0, 4)) - Number(record.patient.bornOn?.slice(0, 4) ?? on.slice(0, 4));
  const isWorking = ageYears < 62 && random.chance(0.5);
  const aim = random.weighted({ longest: 45, balance: 30, comfort: 8, undecided: 17 });
  return {
    interpreter: isHome ? 'none' : random.weighted({ interpreter: 70, family: 30 }),
    present: random.shuffled(['partner', 'child', 'friend']).slice(0, random.whole(0, 2)),
    told: random.pick(told),
    pain,
    painWhere: pain === 0 ? null : random.pick(pains),
    troubles: troublesOf(pain, random),
    fear: random.pick(fears),
    matters: random.pick(matters),
    aim,
    stoma: random.chance(0.6) ? random.chance(0.8) : null,
    lives: random.weighted({ partner: 80, alone: 20 }),
    support: random.shuffled(['family', 'friends', 'nurse', 'social']).slice(0, random.whole(1, 2)),
    ...childrenOf(ageYears, random),
    work: isWorking ? random.weighted({ works: 60, leave: 40 }) : 'not',
    absent: {},
  };
};
