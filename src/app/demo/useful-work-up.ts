import { ageAtReferral, type Course } from './course.ts';
import type { Draft } from './draft.ts';
import { missingShare } from './parameters.ts';
import type { Random } from './random.ts';
import type { Day } from './shapes.ts';
import type { Language } from './voices.ts';

/** What was drawn of her before, when she was imaged, and how she speaks. */
type Known = { readonly drafts: readonly Draft[]; readonly imagedOn: Day; readonly language: Language };

const saidOf = ({ drafts }: Known, key: string) => {
  const draft = drafts.find((each) => each.key === key);
  return draft !== undefined && 'value' in draft ? draft.value : null;
};

/** A screen is asked for on the day of the board, so also of a woman who turns 70 before it. */
const frailtyItems = (course: Course, random: Random): Draft[] => {
  if (ageAtReferral(course) < 69) return [];
  const key = 'frailty_screen';
  if (random.chance(missingShare.value.other)) return [{ key, state: 'missing' }];
  const value = random.weighted({
    'G8 15/17: 노쇠 징후 없음': 45,
    'G8 13/17: 노인 평가 의뢰함': 30,
    '노인 평가: 치료 가능': 15,
    '노인 평가: 노쇠, 집에서 매일 도움받음': 10,
  });
  return [{ key, value, takenOn: course.board - random.whole(1, 9) }];
};

const nurseItems = ({ received }: Course, random: Random): Draft[] => {
  const answers: Draft[] = [
    { key: 'anticoagulation', value: random.chance(0.04), takenOn: received },
    { key: 'mri_implants', value: random.chance(0.02), takenOn: received },
    {
      key: 'body_mass_index',
      value: Math.round(Math.min(44, Math.max(16, random.normal(23.8, 3.6))) * 10) / 10,
      unit: 'kg/m2',
      takenOn: received,
    },
    {
      key: 'key_worker',
      value: `외래 간호사, 내선 ${random.whole(4101, 4119)}`,
      takenOn: received,
    },
  ];
  return answers.filter(() => random.chance(0.5));
};

const ofThatAge = ({ received }: Course, known: Known, random: Random): Draft[] => {
  if (saidOf(known, 'menopausal_state') === 'postmenopausal') return [];
  const wish = random.pick(['더 원하지 않으심', '가능성을 지키고 싶어 하심', '자녀 둘, 더 원하지 않으심']);
  const answers: Draft[] = [
    { key: 'fertility_wish', value: wish, takenOn: received },
    { key: 'pregnancy_excluded', value: true, takenOn: received },
  ];
  return answers.filter(() => random.chance(0.6));
};

/** Who told her view, where it is there, on its day. */
const viewItems = ({ board }: Course, known: Known, random: Random): Draft[] => {
  if (saidOf(known, 'patient_view') === null || random.chance(0.3)) return [];
  const takenOn = board - 1;
  const author = random.weighted({ herself: 82, relative: 8, nurse: 6, physician: 4 });
  const isInterpreted = known.language !== 'ko' && random.chance(0.85);
  return [
    { key: 'patient_view_author', value: author, takenOn },
    { key: 'patient_view_interpreter', value: isInterpreted, takenOn },
  ];
};

const extentItems = (course: Course, { imagedOn: takenOn }: Known, random: Random): Draft[] => {
  if (course.path === 'recurrence') return [];
  const { group } = course.disease;
  const isAdvanced = group === 'III' || group === 'IV';
  const features = random.weighted(
    group === 'I'
      ? { no_feature: 10, one_feature: 45, more_features: 45 }
      : { one_feature: 15, more_features: 85 },
  );
  const index = random.whole(group === 'IV' ? 8 : 4, group === 'IV' ? 30 : 24);
  return [
    ...(random.chance(0.7) ? [{ key: 'ultrasound_features', value: features, takenOn }] : []),
    ...(isAdvanced && random.chance(0.3) ? [{ key: 'peritoneal_cancer_index', value: index, takenOn }] : []),
  ];
};

const documentItems = (course: Course, random: Random): Draft[] => {
  if (random.chance(0.6)) return [];
  const takenOn = Math.max(course.received, course.board - 3);
  const state = () => random.weighted({ here: 88, awaited: 12 });
  return [
    { key: 'images_to_show', value: state(), takenOn },
    ...(course.biopsied === true ? [{ key: 'slides_to_show', value: state(), takenOn }] : []),
    ...(course.path === 'recurrence' ? [{ key: 'outside_reports', value: state(), takenOn }] : []),
  ];
};

/** What is useful to a board and mostly not needed: a living centre fills in some of it. */
export const usefulItems = (course: Course, known: Known, random: Random): Draft[] => [
  ...frailtyItems(course, random.fork('frailty')),
  ...nurseItems(course, random.fork('nurse')),
  ...ofThatAge(course, known, random.fork('age')),
  ...viewItems(course, known, random.fork('view')),
  ...extentItems(course, known, random.fork('extent')),
  ...documentItems(course, random.fork('documents')),
];
