import type { Random } from '../random.ts';
import { type Language, viewIn } from '../voices.ts';
import { ageAt, type SiteCourse } from './site-course.ts';

const whose = [
  '',
  '딸과 함께 오심. ',
  '남편 동석. ',
  '혼자 오심. ',
  '언니 동석. ',
  '간호사가 전화로 여쭘. ',
  '아들이 대신 전함. ',
];
const common = [
  '치료 기간에 일을 계속할 수 있는지 물으심.',
  '결과를 숫자로 모두 듣고 싶어 하심.',
  '자세한 숫자는 듣고 싶지 않다고 하심.',
  '병원까지 세 시간 걸려 입원 치료를 바라심.',
  '치료비가 걱정이라고 하심.',
  '기도하며 따르겠다고 하심.',
  '추석 전에 끝나기를 바라심.',
  '시어머니를 돌보아야 해서 짧은 치료를 원하심.',
  '다른 병원에서 다르게 들어 혼란스럽다고 하심.',
  '가족과 상의한 뒤 정하겠다고 하심.',
  '설명을 한 번 더 듣고 싶어 하심.',
];
const themes: Readonly<Record<SiteCourse['disease']['kind'], readonly string[]>> = {
  cervix: [
    '부부관계가 어떻게 될지 물으심.',
    '백신을 맞았는데 왜 생겼는지 물으심.',
    '방사선 후 폐경이 오는 것을 걱정하심.',
    '아이들이 어려 입원을 줄이고 싶어 하심.',
  ],
  endometrium: [
    '배에 큰 상처가 남지 않기를 바라심.',
    '딸도 검사받아야 하는지 물으심.',
    '다리가 붓는 것을 걱정하심.',
    '수술 한 번으로 끝나기를 바라심.',
  ],
  sarcoma: ['근종인 줄 알았는데 믿기지 않는다고 하심.', '폐 검사가 두렵다고 하심.'],
  vulva: [
    '진찰받기가 부끄러워 늦었다고 하심.',
    '혼자 상처를 볼 수 없다고 하심.',
    '걷고 앉는 데 지장이 없기를 바라심.',
  ],
  vagina: ['남편에게 무엇이라 말할지 걱정하심.', '집에서 통원하기를 바라심.'],
  trophoblastic: [
    '언제 다시 임신할 수 있는지 물으심.',
    '아기를 잃은 슬픔이 크다고 하심.',
    '암이라는 말에 놀랐다고 하심.',
  ],
  borderline: ['결혼을 앞두어 난소를 지키고 싶어 하심.', '암인지 아닌지 분명히 알고 싶어 하심.'],
  'non-epithelial': [
    '학업을 쉬지 않고 치료받기를 바라심.',
    '머리카락이 빠지는 것을 걱정하심.',
    '부모님이 설명을 함께 듣기를 원하심.',
  ],
  'not-known': ['어디서 온 병인지 알고 싶어 하심.', '검사를 더 하기 힘들다고 하심.'],
};
const kept = [
  '안전하다면 아이를 가질 가능성을 지키고 싶어 하심.',
  '임신을 위해 자궁을 지키고 싶어 하심.',
  '아이를 하나 더 갖고 싶다고 하심.',
];
const refused = [
  '치료를 받지 않고 집에서 지내고 싶다고 하심.',
  '민간요법을 먼저 해 보겠다고 하심.',
  '더 이상 병원에 오고 싶지 않다고 하심.',
];

/** Her view as she or somebody of hers said it, in her language; `taken` was said at the same board by others. */
export const siteViewOf = (
  course: SiteCourse,
  language: Language,
  taken: Set<string>,
  random: Random,
): string => {
  const theme = (): string => {
    if (course.declined) return random.pick(refused);
    if (course.plan.isSparing && ageAt(course) < 45) return random.pick(kept);
    return random.pick(themes[course.disease.kind]);
  };
  const drawn = (): string =>
    language === 'ko'
      ? [`${random.pick(whose)}${theme()}`, ...(random.chance(0.55) ? [random.pick(common)] : [])].join(' ')
      : viewIn(language, course.plan.isSparing ? 'young' : course.declined ? 'declined' : 'wish', random);
  let said = drawn();
  for (let tries = 0; taken.has(said) && tries < 100; tries += 1) said = drawn();
  taken.add(said);
  return said;
};
