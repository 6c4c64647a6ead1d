import { clinicDayBefore, dateOf } from './calendar.ts';
import { ageAtReferral, type Course } from './course.ts';
import type { Draft } from './draft.ts';
import { markersOf } from './markers.ts';
import { ca125CeaRatio, missingShare } from './parameters.ts';
import type { Random } from './random.ts';
import type { Day, WorkUpItem } from './shapes.ts';
import { usefulItems } from './useful-work-up.ts';
import type { Language } from './voices.ts';
import { ecogOf, findings, molecularItems, recurrenceItems } from './work-up-values.ts';

const plain = { value: null, unit: null, takenOn: null, reason: null };

/** A result dated after `asOf` is only requested yet. */
export const itemOf = (draft: Draft, asOf: Day): WorkUpItem => {
  if ('state' in draft) return { key: draft.key, ...plain, state: draft.state, reason: draft.reason ?? null };
  const takenOn = clinicDayBefore(draft.takenOn);
  if (takenOn > asOf) return { key: draft.key, ...plain, state: 'requested' };
  return {
    key: draft.key,
    state: 'present',
    value: draft.value,
    unit: draft.unit ?? null,
    takenOn: dateOf(takenOn),
    reason: draft.reason ?? null,
  };
};

export const orMissing = (draft: Draft, share: number, random: Random): Draft =>
  random.chance(share) ? { key: draft.key, state: 'missing' } : draft;

const tissueItem = (course: Course, random: Random): Draft => {
  const key = 'histology';
  if (course.biopsied === null) return { key, state: 'missing' };
  if (!course.biopsied) return { key, state: 'not_applicable', reason: '수술에서 조직을 얻을 예정' };
  const awaited = course.path === 'primary' || course.path === 'early' || course.path === 'recurrence';
  if (awaited && random.chance(missingShare.value.histologyNotReported)) return { key, state: 'requested' };
  const how = random.pick(['Image-guided core biopsy', 'Laparoscopic biopsy', 'Omental core biopsy']);
  const source = course.path === 'recurrence' ? 'First operation, slides reviewed' : how;
  const takenOn = course.board - random.whole(2, 18);
  return { key, value: `${source}: ${course.disease.histology.replaceAll('-', ' ')}`, takenOn };
};

const ruledOut = (course: Course, ratioLow: boolean, random: Random): Draft[] => {
  const takenOn = course.board - random.whole(1, 12);
  const spread = course.path === 'never' && course.disease.group === 'IV' && course.reason !== 'declined';
  const proof = ratioLow ? '위·대장내시경에서 종양 없음' : 'CA-125/CEA 비 25 초과';
  const reason = course.biopsied ? '조직검사와 면역조직화학염색' : proof;
  return [
    {
      key: 'unresectable_metastases_ruled_out',
      value: !(spread && random.chance(0.5)),
      takenOn,
    },
    { key: 'gi_origin_ruled_out', value: true, takenOn, reason },
  ].map((draft) => orMissing(draft, missingShare.value.ruledOut, random));
};

const neoadjuvantItems = ({ chemotherapy, operation }: Course, random: Random): Draft[] => {
  if (!chemotherapy || operation === null) return [];
  const { cycles, last } = chemotherapy;
  const response = random.weighted({ 'Partial response': 78, 'Complete response': 12, 'Stable disease': 10 });
  return [
    { key: 'neoadjuvant_cycles', value: cycles, takenOn: last },
    { key: 'neoadjuvant_last_cycle', value: dateOf(last), takenOn: last },
    {
      key: 'response_imaging',
      value: `CT: ${response.toLowerCase()}`,
      takenOn: last + random.whole(4, 6),
    },
  ];
};

/** The minimum dataset of one case as known on `asOf`, with a living centre's gaps. */
export const workUpOf = (course: Course, language: Language, asOf: Day, random: Random): WorkUpItem[] => {
  const { value: share } = missingShare;
  const window = (stale: number, fresh: number, limit: number): Day =>
    course.board -
    (random.chance(stale) ? limit + random.whole(1, 20) : random.whole(1, Math.min(fresh, limit)));
  const markers = markersOf(course, course.board - random.whole(1, 16), random.fork('markers'));
  const ratioLow = markers.ratio !== null && markers.ratio <= ca125CeaRatio.value;
  const text = findings(course, language, random.fork('findings'));
  const bloodOn = course.board - random.whole(1, 12);
  const imagedOn = window(share.imagingStale, 30, 56);
  const tissue = tissueItem(course, random.fork('tissue'));
  const biopsyOn = 'takenOn' in tissue && tissue.takenOn <= asOf ? tissue.takenOn : null;
  const drafts: Draft[] = [
    { key: 'ecog', value: ecogOf(course, random), takenOn: window(share.ecogStale, 20, 28) },
    orMissing({ key: 'comorbidity', value: text.comorbidity, takenOn: bloodOn }, share.comorbidity, random),
    { key: 'haemoglobin', value: text.haemoglobin, unit: 'g/dL', takenOn: bloodOn },
    orMissing({ key: 'albumin', value: text.albumin, unit: 'g/dL', takenOn: bloodOn }, share.other, random),
    { key: 'creatinine', value: text.creatinine, unit: 'mg/dL', takenOn: bloodOn },
    orMissing({ key: 'allergies', value: text.allergies, takenOn: bloodOn }, share.other, random),
    {
      key: 'menopausal_state',
      value: menopausalState(ageAtReferral(course), random),
      takenOn: course.received,
    },
    orMissing(
      { key: 'patient_view', value: text.patientView, takenOn: course.board - 1 },
      share.patientView,
      random,
    ),
    orMissing(
      { key: 'family_history', value: text.familyHistory, takenOn: course.received },
      share.other,
      random,
    ),
    { key: 'clinical_examination', value: text.examination, takenOn: course.received },
    { key: 'pelvic_ultrasound', value: text.ultrasound, takenOn: imagedOn },
    { key: 'imaging_abdomen_pelvis', value: text.imaging, takenOn: imagedOn },
    orMissing({ key: 'imaging_thorax', value: text.thorax, takenOn: imagedOn }, share.other, random),
    ...markers.drafts,
    tissue,
    ...(biopsyOn === null ? [] : molecularItems(course, biopsyOn, random.fork('molecular'))),
    ...ruledOut(course, ratioLow, random.fork('ruled out')),
    { key: 'ascites_volume', value: text.ascites, unit: 'mL', takenOn: imagedOn },
    ...neoadjuvantItems(course, random.fork('response')),
    ...recurrenceItems(course, random.fork('platinum')),
  ];
  const useful = usefulItems(course, { drafts, imagedOn, language }, random.fork('useful'));
  return [...drafts, ...useful].map((draft) => itemOf(draft, asOf));
};

export const menopausalState = (age: number, random: Random): string => {
  if (age >= 55) return 'postmenopausal';
  if (age < 44) return 'premenopausal';
  return random.weighted(
    age < 50
      ? { premenopausal: 70, perimenopausal: 30 }
      : { premenopausal: 20, perimenopausal: 35, postmenopausal: 45 },
  );
};

/** Whether the result was there on the day. */
export const knownBy = (workUp: readonly WorkUpItem[], key: string, date: string): boolean =>
  workUp.some(
    (item) => item.key === key && item.state === 'present' && item.takenOn !== null && item.takenOn <= date,
  );
