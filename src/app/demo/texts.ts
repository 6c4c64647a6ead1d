import { profileOf } from '../../modules/care/index.ts';
import { askedApart } from './asks.ts';
import { ageAtReferral, type Course } from './course.ts';
import type { Random } from './random.ts';
import type { CaseRecord, Recommendation, WorkUpItem } from './shapes.ts';
import { knownBy } from './work-up.ts';

/** What a cancer of this histology is called at the centre. */
export const histologyWords = ({
  site,
  histology,
}: Pick<CaseRecord['case'], 'site' | 'histology'>): string => {
  const word = profileOf(site)?.words.histotypes[histology ?? '']?.ko ?? '';
  return histology === 'carcinosarcoma' ? word : `${word} 암종`;
};

const markerWords = (workUp: readonly WorkUpItem[], receivedOn: string): string => {
  const ca125 = workUp.find((item) => item.key === 'ca125');
  return knownBy(workUp, 'ca125', receivedOn) ? ` CA-125 ${String(ca125?.value)} U/mL.` : '';
};

const complaints = {
  early: ['검진에서 발견된 부속기 종괴', '골반통과 복합성 난소 종괴', '비정상 질출혈과 부속기 종괴'],
  limited: ['골반 종괴', '골반통과 양측 종괴', '부속기 종괴와 종양표지자 상승'],
  primary: ['6주간의 복부 팽만', '조기 포만감과 복수', '골반 종괴와 대망 결절'],
  interval: ['복수와 운동 시 호흡곤란', '심한 복부 팽만과 체중 감소', 'CT에서 미만성 복막 암종증'],
  never: ['복수와 식욕 저하', '식욕 부진과 복막 암종증', '쇠약, 체중 감소와 복수'],
};

/** Spread too small to be seen before the operation. */
const isLimited = (course: Course): boolean =>
  course.path !== 'recurrence' && course.disease.stage.startsWith('IIIA');

const asks = {
  early: [
    '어떤 병기설정술이 필요할까요?',
    '포괄적 병기설정술을 최소침습으로 할 수 있을까요?',
    '수술적 병기설정의 범위에 대한 의견을 부탁드립니다.',
  ],
  primary: [
    '완전 일차 종양감축수술이 가능할지, 어느 과가 함께해야 할지 문의드립니다.',
    '일차 종양감축수술과 선행항암 중 어느 쪽이 좋을까요?',
    '처음부터 모든 병변을 제거할 수 있을까요?',
  ],
  interval: [
    '수술을 먼저 할지, 선행항암을 먼저 할지 논의하고자 합니다.',
    '지금 절제가 가능할지, 항암치료 후에야 가능할지 여쭙니다.',
  ],
  never: ['종양감축수술을 고려하는 것이 타당할까요?', '첫 치료로 무엇을 권하시는지 여쭙니다.'],
  recurrence: [
    '이차 종양감축수술의 적응이 될까요?',
    '다음 백금 항암 전에 수술할지, 항암치료만 할지 의견 부탁드립니다.',
  ],
};

const tissueWords = (course: Course, workUp: readonly WorkUpItem[], receivedOn: string): string => {
  if (course.path === 'recurrence' || !course.biopsied) return '';
  if (knownBy(workUp, 'histology', receivedOn)) return ` 조직검사: ${histologyWords(course.disease)}.`;
  return workUp.some((item) => item.key === 'histology' && item.state === 'requested')
    ? ' 조직검사 결과 대기 중.'
    : '';
};

const openingWords = (course: Course, imaged: boolean, random: Random): string => {
  const { disease, path } = course;
  const woman = `${ageAtReferral(course)}세 여성`;
  if (path === 'recurrence')
    return `${woman}, ${disease.firstYear}년 타원에서 ${histologyWords(disease)} ${disease.stage}기로 치료받고 재발함.`;
  const limited = isLimited(course);
  const imaging = path === 'early' || limited || !imaged ? '' : ` 영상: ${disease.stage}기.`;
  return `${woman}, ${random.pick(complaints[limited ? 'limited' : path])} 있음.${imaging}`;
};

/** The question to the board, from the case's own facts, as far as they were known on the day of referral. */
export const questionOf = (
  course: Course,
  workUp: readonly WorkUpItem[],
  receivedOn: string,
  nth: number,
  random: Random,
): string => {
  const opening = openingWords(course, knownBy(workUp, 'imaging_abdomen_pelvis', receivedOn), random);
  const known = markerWords(workUp, receivedOn) + tissueWords(course, workUp, receivedOn);
  return `${opening}${known} ${askedApart(asks[course.path], course.board, nth)}`;
};

const ecogWords = (workUp: readonly WorkUpItem[]): string => {
  const ecog = workUp.find((item) => item.key === 'ecog');
  return ecog?.state === 'present' ? `ECOG ${String(ecog.value)}` : '전신수행상태 기록 없음';
};

export type Advised = 'staging' | 'upfront' | 'neoadjuvant' | 'secondary' | 'supportive';
const reasons: Readonly<Record<Advised, readonly string[]>> = {
  staging: [
    '병변이 골반에 국한된 것으로 보이며, 병기설정 결과에 따라 보조치료를 결정함.',
    '영상에서 전이 소견 없음. 수술 중 동결절편 검사를 시행함.',
  ],
  upfront: [
    '장간막 근부와 소장에 침범이 없어 보이며, 협진팀과 함께 완전 절제가 가능할 것으로 판단됨.',
    '제시된 영상의 모든 병변이 절제 가능하며, 절제 불가능한 병변 없음.',
    '전신 상태가 양호하고 절제 가능한 병변임. 협진팀에 요청함.',
  ],
  neoadjuvant: [
    '영상에서 소장과 장간막에 미만성 병변이 있어 일차 완전 절제는 어려울 것으로 판단됨.',
    '상복부 병변이 광범위하여 항암치료 후 다시 평가함.',
    '종양 부담과 전신 상태를 볼 때 일차 수술은 적합하지 않음.',
  ],
  secondary: [
    '병변이 제한적이고 복수가 적어 완전 절제가 가능할 것으로 판단됨.',
    '백금 감수성 시기의 국소 재발이며 전신 상태가 양호함.',
  ],
  supportive: [
    '현재 전신 상태로는 수술도 복합 항암치료도 적합하지 않음.',
    '현재 전신 상태에서는 증상 조절만 가능함.',
  ],
};

/** Why the board recommends it. */
export const rationaleOf = (advised: Advised, workUp: readonly WorkUpItem[], random: Random): string =>
  `${ecogWords(workUp)}. ${random.pick(reasons[advised])}`;

/** How her view bore on the recommendation; null when nobody said anything. */
export const patientViewText = (
  workUp: readonly WorkUpItem[],
  random: Random,
): Recommendation['patientView'] => {
  const view = workUp.find((item) => item.key === 'patient_view');
  if (view?.state === 'present' && typeof view.value === 'string') return view.value;
  return random.chance(0.5) ? '아직 환자에게 여쭙지 않아 알 수 없음.' : null;
};
