import type { Random } from './random.ts';
import type { CaseRecord, FilledQuestionnaire } from './shapes.ts';

const fears = [
  'That nobody tells me the truth.',
  '아이들이 걱정할까 봐 가장 두렵다고 하심.',
  'Pain at the end, as my mother had.',
  '수술 후 깨어나지 못할까 봐 두려워하심.',
  'To depend on others for everything.',
  '항암치료로 머리카락이 빠지는 것.',
];
const matters = [
  'To see my daughter marry in spring.',
  '집에서 가족과 함께 지내는 것.',
  'My garden, and being able to walk there.',
  '손주를 돌보는 일을 계속하고 싶어 하심.',
  'To keep working as long as I can.',
  '마음 편히 지내는 것.',
];
const told = [
  'Her husband and her son may know everything.',
  '배우자에게 모두 알려도 됨. 친정어머니에게는 알리지 말 것.',
  'Her sister comes to every talk and may be told.',
  '자녀에게는 본인이 직접 말하기로 함.',
];
const pains = ['Lower abdomen', '아랫배', 'Back, on the left', '명치'];
const childcares = ['Her mother', '시어머니가 돌보심', 'Her husband; the kindergarten until four'];

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
