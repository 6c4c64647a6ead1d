import { profileOf } from '../../../modules/care/index.ts';
import type { SiteDisease } from './site-disease.ts';
import { ageAt, type SiteCourse } from './site-course.ts';
import type { Kind } from './site-parameters.ts';
import type { Random } from '../random.ts';
import type { Sat } from './site-work-up.ts';

const wordOf = ({ site, histology }: Pick<SiteDisease, 'site' | 'histology'>): string =>
  profileOf(site)?.words.histotypes[histology]?.ko ?? '';

/** What tissue said, as a report words it. */
export const histologyText = ({ kind, site, histology, grade }: SiteDisease): string => {
  const word = kind === 'not-known' ? '선암종, 원발 부위 미상' : wordOf({ site, histology });
  return `생검: ${word}${grade?.startsWith('G') ? `, ${grade}` : ''}`;
};

const triggers: Readonly<Record<Kind, readonly string[]>> = {
  cervix: [
    '접촉성 출혈로 내원하여 생검함',
    '검진 세포검사 이상으로 생검함',
    '폐경 후 출혈로 내원함',
    '악취 나는 분비물로 내원함',
  ],
  endometrium: [
    '폐경 후 출혈로 내막 생검함',
    '월경과다로 내막 소파술 시행함',
    '초음파에서 내막 비후가 보임',
    '불규칙 출혈로 내막 생검함',
  ],
  sarcoma: [
    '빠르게 커지는 자궁 종괴가 있음',
    '외부 병원 근종 수술 후 병리에서 육종이 확인됨',
    '골반통과 자궁 종괴가 있음',
  ],
  vulva: ['외음부 소양감과 종괴가 있음', '낫지 않는 외음부 궤양이 있음', '외음부 병변 생검함'],
  vagina: ['질 출혈이 있음', '질 세포검사 이상으로 생검함'],
  trophoblastic: [
    '포상기태 소파술 후 hCG가 다시 오름',
    '포상기태 후 hCG가 떨어지지 않음',
    '출산 후 지속 출혈과 hCG 상승이 있음',
  ],
  borderline: [
    '검진에서 난소 낭성 종괴가 발견됨',
    '골반통과 유두상 돌기가 있는 낭종이 있음',
    '복부 팽만과 다방성 종괴가 있음',
  ],
  'non-epithelial': [
    '복통과 고형 난소 종괴가 있음',
    '복부 종괴와 종양표지자 상승이 있음',
    '무월경과 난소 종괴가 있음',
  ],
  'not-known': [
    '복막 병변 생검에서 선암종이 나왔으나 원발 부위를 모름',
    '자궁강과 경부 생검 모두 선암종으로 원발 부위가 불분명함',
    '골반 종괴와 결장 병변이 함께 있어 원발 부위를 모름',
  ],
};

type Asks = Readonly<Partial<Record<Sat, readonly string[]>>>;
const asks: Readonly<Record<Kind, Asks>> = {
  cervix: {
    first: [
      '수술과 동시항암방사선 중 어느 쪽이 좋을까요?',
      '근치 자궁절제의 범위와 접근 방법에 대한 의견 부탁드립니다.',
      '림프절 평가를 먼저 할지 방사선 범위를 바로 정할지 여쭙니다.',
      '근접치료까지 총 치료 기간 안에 마칠 수 있을지 문의드립니다.',
      '자궁을 보존하는 치료가 가능할까요?',
      '수술을 한다면 감시림프절로 충분할지 논의하고자 합니다.',
    ],
    adjuvant: [
      '병리 위험인자에 따라 방사선이 필요할까요?',
      '림프절 양성에 대해 동시항암방사선을 할지 여쭙니다.',
      '추가 치료 없이 추적해도 될지 의견 부탁드립니다.',
    ],
    response_check: [
      '치료 종료 12주 영상에서 잔존 병변이 있는지 함께 봐 주십시오.',
      '반응 평가 후 구제수술이 필요한지 여쭙니다.',
      'MRI와 PET 결과에 따라 추적 방침을 정하고자 합니다.',
    ],
    recurrence: [
      '재발 병변에 방사선을 다시 할 수 있을까요?',
      '전신치료와 면역항암제 중 무엇이 좋을지 여쭙니다.',
      '골반 재발에 장기적출술이 가능할지 문의드립니다.',
    ],
  },
  endometrium: {
    first: [
      '복강경 수술과 감시림프절로 충분할까요?',
      '고위험 조직형인데 대망과 대동맥 림프절까지 할지 여쭙니다.',
      '비만과 동반질환을 고려한 수술 방법에 대한 의견 부탁드립니다.',
      '자궁을 보존하며 호르몬 치료를 할 수 있을까요?',
      '자궁경부 침범이 의심되는데 근치수술이 필요할지 논의하고자 합니다.',
      '수술 전 영상을 더 해야 할지 문의드립니다.',
      '로봇 수술의 적응이 될지 여쭙니다.',
    ],
    adjuvant: [
      '분자 분류와 병리에 따라 어떤 보조치료가 필요할까요?',
      '질 근접치료만으로 충분할지 여쭙니다.',
      '림프혈관강 침윤이 광범위하여 외부 방사선을 할지 의견 부탁드립니다.',
      '항암과 방사선의 순서에 대해 논의하고자 합니다.',
      '추가 치료 없이 추적해도 될까요?',
    ],
    recurrence: [
      '질 절단단 재발에 방사선으로 완치를 기대할 수 있을까요?',
      '면역항암제의 적응이 될지 여쭙니다.',
      '국소 병변을 수술로 제거할 수 있을지 문의드립니다.',
    ],
  },
  sarcoma: {
    first: [
      '난소를 보존해도 될까요?',
      '세절 후 복강 내 재수술이 필요할지 여쭙니다.',
      '수술 범위와 흉부 평가에 대한 의견 부탁드립니다.',
    ],
    adjuvant: ['보조항암을 할지 추적할지 여쭙니다.', '호르몬 수용체 결과에 따라 어떤 치료를 할까요?'],
    recurrence: ['폐 전이를 절제할 수 있을까요?', '다음 항암제에 대한 의견 부탁드립니다.'],
  },
  vulva: {
    first: [
      '감시림프절 생검의 적응이 될까요?',
      '절제 범위와 피판 재건에 대한 의견 부탁드립니다.',
      '요도 근처 병변의 절제 범위를 여쭙니다.',
    ],
    adjuvant: [
      '림프절 양성으로 서혜부 방사선이 필요할까요?',
      '절제연이 가까운데 재절제와 방사선 중 무엇이 좋을지 여쭙니다.',
    ],
    response_check: ['방사선 후 남은 병변을 절제할지 여쭙니다.', '치료 반응에 대해 함께 봐 주십시오.'],
    recurrence: ['국소 재발을 다시 절제할 수 있을까요?', '서혜부 재발의 치료에 대한 의견 부탁드립니다.'],
  },
  vagina: {
    first: [
      '방사선과 근접치료의 방법에 대한 의견 부탁드립니다.',
      '수술로 제거할 수 있을까요?',
      '자궁경부암의 재발이 아닌지 함께 봐 주십시오.',
    ],
    response_check: ['근접치료 후 반응에 대해 함께 봐 주십시오.'],
    recurrence: ['재발 병변의 치료 방침을 여쭙니다.'],
  },
  trophoblastic: {
    first: [
      '위험 점수에 따라 단일 약제로 시작해도 될까요?',
      '점수를 함께 확인하고 첫 약제를 정하고자 합니다.',
      '뇌와 간 영상이 더 필요할지 여쭙니다.',
    ],
    adjuvant: ['수술 후 항암이 필요할까요?'],
    recurrence: ['hCG 재상승에 어떤 약제가 좋을까요?'],
  },
  borderline: {
    first: [
      '가임력을 지키는 수술로 충분할까요?',
      '수술 범위와 병기설정에 대한 의견 부탁드립니다.',
      '경계성 종양이 의심되는데 동결절편을 할지 여쭙니다.',
      '복강경으로 제거해도 될까요?',
    ],
    recurrence: ['남은 난소의 재발을 다시 낭종절제술로 치료할 수 있을까요?'],
  },
  'non-epithelial': {
    first: [
      '가임력을 지키며 수술할 수 있을까요?',
      '종양표지자를 보아 생식세포종양이 의심되는데 수술 범위를 여쭙니다.',
      '병기설정의 범위에 대한 의견 부탁드립니다.',
    ],
    adjuvant: ['수술 후 BEP가 필요할지, 몇 주기가 적절할지 여쭙니다.', '추적관찰만 해도 될까요?'],
    recurrence: ['재발의 다음 치료를 여쭙니다.'],
  },
  'not-known': {
    first: [
      '원발 부위를 찾기 위해 무엇을 더 할까요?',
      '면역염색과 내시경 중 무엇을 먼저 할지 여쭙니다.',
      '부인암으로 보고 치료를 시작해도 될까요?',
    ],
    diagnosis: [
      '면역염색과 내시경 결과가 나와 원발 부위를 확정하고자 합니다.',
      '추가 검사 결과에 따라 어느 과에서 치료할지 여쭙니다.',
    ],
    recurrence: ['다음 치료를 여쭙니다.'],
  },
};
export const asksOf = (kind: Kind, sat: Sat): readonly string[] =>
  asks[kind][sat] ?? ['다음 치료 방침을 여쭙니다.'];

const later: Readonly<Record<Exclude<Sat, 'first'>, string>> = {
  adjuvant: '수술 후 병리 결과가 나옴.',
  response_check: '방사선치료를 마치고 12주가 지남.',
  diagnosis: '추가 검사를 마침.',
  recurrence: '추적 중 재발이 확인됨.',
};

/** What led to the question and what is known, before what is asked. */
export const openingOf = (course: SiteCourse, sat: Sat, presented: string | null, random: Random): string => {
  const woman = `${ageAt(course)}세 여성`;
  const { kind, site, histology } = course.disease;
  const word = kind === 'not-known' ? '원발 미상 선암종' : wordOf({ site, histology });
  if (sat !== 'first') return `${woman}, ${word}. ${later[sat]}`;
  const isNamed =
    kind !== 'borderline' && kind !== 'non-epithelial' && kind !== 'not-known' && kind !== 'trophoblastic';
  const known = isNamed ? ` ${histologyText(course.disease)}.` : '';
  return `${woman}, ${random.pick(triggers[kind])}.${known}${presented === null ? '' : ` 임상 ${presented}기.`}`;
};
