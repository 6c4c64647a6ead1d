import { dateOf } from './calendar.ts';
import type { Course } from './course.ts';
import type { Random } from './random.ts';
import type { Day, Recommendation, WorkUpItem } from './shapes.ts';
import { aboutOf, type Language, noteIn } from './voices.ts';
import type { Team } from './team.ts';
import { patientViewText, rationaleOf, type Advised } from './texts.ts';

type HerDecision = Recommendation['herDecision'];
type Advice = Pick<Recommendation, 'intent' | 'modality' | 'timing' | 'detail' | 'alternative'> & {
  owner: 'consultant' | 'oncologist' | 'nurse';
  dueDays: number;
  why: Advised | { text: string };
};

const surgery: Omit<Advice, 'timing' | 'detail' | 'alternative' | 'why'> = {
  intent: 'curative',
  modality: 'surgery',
  owner: 'consultant',
  dueDays: 28,
};

const neoadjuvant: Advice = {
  intent: 'curative',
  modality: 'systemic',
  timing: 'neoadjuvant',
  detail: 'Carboplatin·paclitaxel 3주기 후 CT',
  alternative: 'Carboplatin 단독',
  owner: 'oncologist',
  dueDays: 14,
  why: 'neoadjuvant',
};

const supportive: Advice = {
  intent: 'palliative',
  modality: 'palliative',
  timing: 'not_applicable',
  detail: '증상 조절, 필요시 복수 배액',
  alternative: 'Carboplatin 단독',
  owner: 'oncologist',
  dueDays: 10,
  why: 'supportive',
};

const upfront: Advice = {
  ...surgery,
  timing: 'upfront',
  detail: '논의한 협진팀과 함께 일차 종양감축수술',
  alternative: '선행항암치료',
  why: 'upfront',
};
const staging: Advice = {
  ...surgery,
  timing: 'upfront',
  detail: '동결절편 검사를 포함한 포괄적 병기설정술',
  alternative: '부속기 절제술만 시행',
  why: 'staging',
};
const secondary: Advice = {
  ...surgery,
  timing: 'recurrence',
  detail: '이차 종양감축수술 후 백금 항암치료',
  alternative: '백금 기반 항암치료',
  why: 'secondary',
};
const interval: Advice = {
  ...surgery,
  timing: 'interval',
  detail: 'CT에서 반응이 있으면 3주기 후 중간 종양감축수술',
  alternative: '6주기 후 수술',
  dueDays: 98,
  why: { text: '3주기 후 CT를 보고 다시 판단하기로 함.' },
};
const geneticCounselling: Advice = {
  intent: 'diagnostic',
  modality: 'genetic_counselling',
  timing: 'not_applicable',
  detail: '생식세포 BRCA1/2 검사',
  alternative: null,
  owner: 'nurse',
  dueDays: 21,
  why: { text: '결과가 유지치료와 가족의 검사에 영향을 줌.' },
};
const trial: Advice = {
  intent: 'curative',
  modality: 'trial',
  timing: 'not_applicable',
  detail: '진행 중인 임상시험의 선별검사',
  alternative: null,
  owner: 'oncologist',
  dueDays: 14,
  why: { text: '지금까지 알려진 바로는 선정 기준에 맞음.' },
};

/** A woman who chose chemotherapy although the board advised surgery first. */
const choseChemotherapy = (course: Course, random: Random): boolean =>
  course.path === 'interval' && random.chance(0.04);

const neverAdvice = (course: Course, random: Random): Advice => {
  if (course.reason === 'unfit') return random.chance(0.6) ? supportive : neoadjuvant;
  if (course.reason === 'declined' || course.reason === 'treated_elsewhere')
    return random.chance(0.7) ? upfront : neoadjuvant;
  return neoadjuvant;
};

const firstAdvice = (course: Course, alternative: boolean, random: Random): Advice => {
  if (alternative) return upfront;
  if (course.path === 'never') return neverAdvice(course, random);
  return { early: staging, primary: upfront, interval: neoadjuvant, recurrence: secondary }[course.path];
};

const also = (course: Course, first: Advice, workUp: readonly WorkUpItem[], random: Random): Advice[] => {
  const brca = workUp.find((item) => item.key === 'brca');
  const untested = course.biopsied === true && brca !== undefined && brca.state !== 'present';
  const offered = course.path !== 'early' && course.path !== 'never' && random.chance(0.09);
  return [
    ...(course.path === 'interval' && first === neoadjuvant ? [interval] : []),
    ...(untested && course.path !== 'never' ? [geneticCounselling] : []),
    ...(offered ? [trial] : []),
  ];
};

/** What few boards say: on which condition, of trials, and who saw it otherwise. */
export const unsaid = {
  condition: null,
  evidence: null,
  trial: null,
  trialReason: null,
  opinions: null,
  decidedBy: null,
  dissent: null,
} as const;

const untold: HerDecision = { decision: 'not_yet_told', spokenBy: null, spokenOn: null, note: null };

/** What she said to the main advice; to the rest she agreed or is undecided. */
type Told = Exclude<HerDecision['decision'], 'not_yet_told'>;
const mainDecision = (course: Course, alternative: boolean): Told => {
  if (alternative) return 'alternative';
  if (course.reason === 'declined') return 'declined';
  return course.reason === 'lost' || course.reason === 'treated_elsewhere' ? 'undecided' : 'accepted';
};

const decisionOf = (
  decision: Told,
  spokenOn: Day,
  spokenBy: string,
  note: (decision: Told) => string,
  random: Random,
): HerDecision => ({
  decision,
  spokenBy,
  spokenOn: dateOf(spokenOn),
  note: decision === 'accepted' && random.chance(0.6) ? null : note(decision),
});

/** The board's recommendations in order of priority with what she decided, as known on `asOf`. */
export const recommendationsOf = (
  course: Course,
  workUp: readonly WorkUpItem[],
  { team, language }: { team: Team; language: Language },
  asOf: Day,
  random: Random,
): Recommendation[] => {
  const alternative = choseChemotherapy(course, random);
  const first = firstAdvice(course, alternative, random);
  const main = mainDecision(course, alternative);
  const patientView = patientViewText(workUp, random);
  const owners = { consultant: team.consultant, oncologist: team.oncologist, nurse: team.nurse };
  return [first, ...also(course, first, workUp, random)].map(({ owner, dueDays, why, ...advice }, index) => {
    const decision: Told =
      index > 0 && main === 'accepted' && advice.modality === 'trial' && random.chance(0.5)
        ? 'undecided'
        : main;
    return {
      ...unsaid,
      ...advice,
      rationale: typeof why === 'string' ? rationaleOf(why, workUp, random) : why.text,
      ownerPersonId: owners[owner].id,
      dueOn: dateOf(course.board + dueDays),
      patientView,
      herDecision:
        course.spoken > asOf
          ? untold
          : decisionOf(
              decision,
              course.spoken,
              owners.consultant.id,
              (told) => noteIn(language, told, aboutOf(advice.modality), random),
              random,
            ),
    };
  });
};
