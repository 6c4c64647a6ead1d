import type { Random } from './random.ts';
import type { CaseRecord } from './shapes.ts';

export type Language = 'ko' | 'ru' | 'vi' | 'mn' | 'uz';
/** What somebody says, and what an interpreter makes of it. */
type Said = readonly [own: string, told: string];
type Theme = 'wish' | 'worry' | 'declined' | 'young';

/** Her language, as her name is written. */
export const languageOf = ({ nativeName }: CaseRecord['identity']): Language => {
  const name = nativeName ?? '';
  if (/\p{Script=Hangul}/u.test(name)) return 'ko';
  if (/\p{Script=Cyrillic}/u.test(name)) return name.split(' ').length > 2 ? 'ru' : 'mn';
  return name.endsWith('qizi') ? 'uz' : 'vi';
};

const interpreted: Readonly<Record<Theme, readonly string[]>> = {
  wish: [
    '가능한 치료는 모두 받고 싶어요.',
    '직장으로 돌아가고 싶어요.',
    '남편과 함께 결정하겠어요.',
    '결과를 모두 알고 싶어요.',
  ],
  worry: [
    '장루가 무서워요.',
    '통증이 가장 두려워요.',
    '머리카락이 빠질까 봐 두려워요.',
    '아이들에게는 아직 말하지 못했어요.',
  ],
  declined: ['수술은 원하지 않고, 집에서 지내고 싶어요.'],
  young: ['안전하다면 아이를 가질 가능성을 지키고 싶어요.'],
};

const foreign: Readonly<Record<Exclude<Language, 'ko'>, Readonly<Record<Theme, readonly string[]>>>> = {
  ru: {
    wish: [
      'Хочу пройти всё лечение, которое возможно.',
      'Хочу вернуться к работе.',
      'Решать буду вместе с мужем.',
      'Хочу знать все результаты.',
    ],
    worry: [
      'Боюсь стомы.',
      'Больше всего боюсь боли.',
      'Боюсь, что выпадут волосы.',
      'Детям я ещё не сказала.',
    ],
    declined: ['Операции не хочу, хочу быть дома.'],
    young: ['Если это безопасно, хочу сохранить возможность иметь детей.'],
  },
  vi: {
    wish: [
      'Tôi muốn điều trị bằng mọi cách có thể.',
      'Tôi muốn đi làm trở lại.',
      'Tôi sẽ quyết định cùng chồng tôi.',
      'Tôi muốn biết mọi kết quả.',
    ],
    worry: [
      'Tôi sợ phải mang hậu môn nhân tạo.',
      'Tôi sợ đau nhất.',
      'Tôi sợ rụng tóc.',
      'Tôi chưa nói với các con.',
    ],
    declined: ['Tôi không muốn mổ, tôi muốn ở nhà.'],
    young: ['Nếu an toàn, tôi muốn giữ khả năng sinh con.'],
  },
  mn: {
    wish: [
      'Боломжтой бүх эмчилгээг хийлгэмээр байна.',
      'Ажилдаа эргэж ормоор байна.',
      'Нөхөртэйгөө хамт шийднэ.',
      'Бүх шинжилгээний хариуг мэдмээр байна.',
    ],
    worry: [
      'Стом тавиулахаас айж байна.',
      'Өвдөлтөөс хамгийн их айж байна.',
      'Үс унахаас айж байна.',
      'Хүүхдүүддээ хараахан хэлээгүй байгаа.',
    ],
    declined: ['Хагалгаа хийлгэхгүй, гэртээ баймаар байна.'],
    young: ['Аюулгүй бол хүүхэд төрүүлэх чадвараа хадгалмаар байна.'],
  },
  uz: {
    wish: [
      'Mumkin boʻlgan barcha davolanishni olmoqchiman.',
      'Ishimga qaytmoqchiman.',
      'Erim bilan birga qaror qilaman.',
      'Barcha natijalarni bilmoqchiman.',
    ],
    worry: [
      'Stomadan qoʻrqaman.',
      'Eng koʻp ogʻriqdan qoʻrqaman.',
      'Sochim toʻkilishidan qoʻrqaman.',
      'Bolalarimga hali aytmadim.',
    ],
    declined: ['Operatsiyani xohlamayman, uyda boʻlmoqchiman.'],
    young: ['Agar xavfsiz boʻlsa, farzand koʻrish imkoniyatini saqlamoqchiman.'],
  },
};

const korean: Readonly<Record<Theme | 'with', readonly string[]>> = {
  with: ['', '딸과 함께 상담함. ', '남편 동석. ', '언니 동석. ', '본인 혼자 오심. '],
  wish: [
    '가능한 치료는 모두 받고 싶다고 하심.',
    '석 달 안에 직장에 복귀하고 싶다고 하심.',
    '딸 결혼식 전에 치료를 시작하고 싶어 하심.',
    '설명을 충분히 듣고 가족과 결정하겠다고 하심.',
    '손주 돌잔치에 꼭 가고 싶다고 하심.',
    '되도록 집 가까운 곳에서 치료받기를 바라심.',
    '검사 결과를 모두 알고 싶다고 하심.',
    '같은 의사에게 계속 진료받기를 원하심.',
  ],
  worry: [
    '장루가 생길까 봐 걱정하심.',
    '통증이 가장 걱정이라고 하심.',
    '머리카락이 빠지는 것이 두렵다고 하심.',
    '아이들에게는 아직 말하지 못했다고 하심.',
    '치료비가 얼마나 들지 물으심.',
    '수술 후 깨어나지 못할까 봐 불안해하심.',
    '기억력이 떨어질까 봐 염려하심.',
    '한약을 함께 먹어도 되는지 물으심.',
  ],
  declined: [
    '수술은 원하지 않고 집에서 지내고 싶다고 하심.',
    '병보다 수술이 더 무섭다고 하심.',
    '큰 수술은 어떤 경우에도 받지 않겠다고 하심.',
  ],
  young: ['가능하다면 임신 능력을 보존하고 싶어 하심.', '안전하다면 아이를 가질 수 있기를 바라심.'],
};

const pickSaid = (language: Exclude<Language, 'ko'>, theme: Theme, random: Random): Said => {
  const index = random.whole(0, interpreted[theme].length - 1);
  return [foreign[language][theme][index] ?? '', interpreted[theme][index] ?? ''];
};

/** Her view in her own language: a wish and mostly a worry, what an interpreter said marked as such. */
export const viewIn = (language: Language, theme: Exclude<Theme, 'worry'>, random: Random): string => {
  const isWorried = random.chance(0.75);
  if (language === 'ko') {
    const worry = isWorried ? ` ${random.pick(korean.worry)}` : '';
    return `${random.pick(korean.with)}${random.pick(korean[theme])}${worry}`;
  }
  const said = [
    pickSaid(language, theme, random),
    ...(isWorried ? [pickSaid(language, 'worry', random)] : []),
  ];
  const [own, told] = [said.map(([words]) => words), said.map(([, words]) => words)];
  return `${own.join(' ')} (통역: “${told.join(' ')}”)`;
};

type Decision = 'accepted' | 'alternative' | 'declined' | 'undecided';
/** What a decision is about, as far as words for it differ. */
export type About = 'surgery' | 'systemic' | 'other';

const notes: Readonly<Record<Language, Readonly<Record<Decision, readonly string[]>>>> = {
  ko: {
    accepted: [
      '설명을 듣고 동의하심.',
      '가족과 상의 후 동의하심.',
      '되도록 빨리 시작해 달라고 하심.',
      '남편과 함께 설명 듣고 동의하심.',
      '질문을 많이 하신 뒤 동의하심.',
    ],
    alternative: ['먼저 항암치료를 받고 싶다고 하심.', '수술보다 항암치료를 먼저 원하심.'],
    declined: ['권유를 받아들이지 않으심.', '원하지 않으시고 집에서 지내기를 바라심.'],
    undecided: ['다른 병원 의견을 듣고 결정하겠다고 하심.', '가족과 더 상의하고 싶다고 하심.'],
  },
  ru: {
    accepted: ['Согласна (통역: “동의합니다.”)'],
    alternative: ['Сначала химиотерапия (통역: “항암치료를 먼저 받고 싶어요.”)'],
    declined: ['Я этого не хочу (통역: “원하지 않아요.”)'],
    undecided: ['Хочу узнать мнение другого врача (통역: “다른 의사의 의견을 듣고 싶어요.”)'],
  },
  vi: {
    accepted: ['Tôi đồng ý (통역: “동의합니다.”)'],
    alternative: ['Tôi muốn hóa trị trước (통역: “항암치료를 먼저 받고 싶어요.”)'],
    declined: ['Tôi không muốn (통역: “원하지 않아요.”)'],
    undecided: ['Tôi muốn hỏi thêm bác sĩ khác (통역: “다른 의사의 의견을 듣고 싶어요.”)'],
  },
  mn: {
    accepted: ['Зөвшөөрч байна (통역: “동의합니다.”)'],
    alternative: ['Эхлээд химийн эмчилгээ хийлгэмээр байна (통역: “항암치료를 먼저 받고 싶어요.”)'],
    declined: ['Би хүсэхгүй байна (통역: “원하지 않아요.”)'],
    undecided: ['Өөр эмчийн санал сонсмоор байна (통역: “다른 의사의 의견을 듣고 싶어요.”)'],
  },
  uz: {
    accepted: ['Roziman (통역: “동의합니다.”)'],
    alternative: ['Avval kimyoterapiya (통역: “항암치료를 먼저 받고 싶어요.”)'],
    declined: ['Buni xohlamayman (통역: “원하지 않아요.”)'],
    undecided: ['Boshqa shifokor fikrini bilmoqchiman (통역: “다른 의사의 의견을 듣고 싶어요.”)'],
  },
};
const koreanDeclined: Readonly<Record<About, readonly string[]>> = {
  surgery: ['수술을 원하지 않으심.', '수술이 두렵다며 받지 않겠다고 하심.'],
  systemic: ['항암치료를 원하지 않으심.', '항암치료 부작용이 걱정되어 받지 않겠다고 하심.'],
  other: notes.ko.declined,
};

/** What was written down of her decision, in her language; of what she declined in words of that treatment. */
export const noteIn = (language: Language, decision: Decision, about: About, random: Random): string =>
  random.pick(
    language === 'ko' && decision === 'declined' ? koreanDeclined[about] : notes[language][decision],
  );

/** What a recommendation is about, as far as words differ. */
export const aboutOf = (modality: string): About =>
  modality === 'surgery' || modality === 'systemic' ? modality : 'other';
