import type { Form, Items } from '../../../kernel/forms/items.ts';
import { brachytherapy } from './brachytherapy.ts';
import { diagnosis } from './diagnosis.ts';
import { event } from './event.ts';
import { followUp } from './follow-up.ts';
import { germline } from './germline.ts';
import { hormone } from './hormone.ts';
import { imaging } from './imaging.ts';
import { lostToFollowUp } from './lost-to-follow-up.ts';
import { markers } from './markers.ts';
import { nextContact } from './next-contact.ts';
import { radiotherapy } from './radiotherapy.ts';
import { stage } from './stage.ts';
import { systemic } from './systemic.ts';
import { trial } from './trial.ts';
import { tumourMolecular } from './tumour-molecular.ts';

/** The forms of the course, each typed. */
export const courseForms = {
  diagnosis,
  stage,
  germline,
  tumourMolecular,
  systemic,
  radiotherapy,
  brachytherapy,
  hormone,
  trial,
  markers,
  imaging,
  event,
  followUp,
  nextContact,
  lostToFollowUp,
};

/** A record of the course: a form with a date, kept in `care.entry`. Its words stand in `course-words.ts`. */
export type CourseRecord = {
  readonly form: Form;
  /** The item that says when it was true, or from when. */
  readonly date: string;
  /** The item that says until when; null for what has one date. */
  readonly until: string | null;
  /** The item that may be a day to come. */
  readonly ahead: string | null;
  /** Items the time line tells, in order. */
  readonly told: readonly string[];
};

type Dates<Name> = { readonly date: Name; readonly until?: Name; readonly ahead?: Name };

const course = <I extends Items>(
  form: Form<I>,
  dates: Dates<keyof I & string>,
  told: readonly (keyof I & string)[],
): CourseRecord => ({
  form,
  date: dates.date,
  until: dates.until ?? null,
  ahead: dates.ahead ?? null,
  told: [...told, 'source', 'sourceDetail'],
});

const once = { date: 'on' } as const;
const period = { date: 'from', until: 'to' } as const;

/** Every record of the course, in the order in which they are offered. */
export const courseRecords: readonly CourseRecord[] = [
  course(diagnosis, once, ['site', 'histology', 'grade', 'basis']),
  course(stage, once, ['stage', 'edition', 'basis', 't', 'n', 'm']),
  course(germline, once, ['state', 'test', 'variants']),
  course(tumourMolecular, once, [
    'state',
    'variants',
    'hrd',
    'instability',
    'msi',
    'pole',
    'p53',
    'her2',
    'folr1',
    'pdl1Cps',
  ]),
  course(systemic, period, ['regimen', 'setting', 'line', 'cycles', 'stopReason', 'worstToxicity']),
  course(radiotherapy, period, ['targets', 'intent', 'doseGy', 'fractions', 'overallDays', 'stopReason']),
  course(brachytherapy, period, ['rate', 'doseGy', 'fractions', 'ctvD90']),
  course(hormone, period, ['drug', 'setting', 'stopReason']),
  course(trial, period, ['identifier', 'name', 'arm']),
  course(markers, once, ['ca125', 'he4', 'cea', 'ca199', 'afp', 'hcg', 'ldh', 'inhibinB', 'scc']),
  course(imaging, once, ['method', 'regions', 'response', 'sites']),
  course(event, once, ['kind', 'response', 'sites', 'basis', 'detail']),
  course(followUp, once, ['status', 'disease', 'cause', 'days']),
  course(nextContact, { ...once, ahead: 'due' }, ['due', 'by', 'elsewhere', 'why']),
  course(lostToFollowUp, once, ['reason', 'attempts', 'detail']),
];

/** The record of the course with this id; undefined for a questionnaire. */
export const courseRecord = (id: string): CourseRecord | undefined =>
  courseRecords.find(({ form }) => form.id === id);

/** What a record is called in a mapping: `followUp` is `follow-up`. */
export const targetName = (id: string): string =>
  id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Ids that no house's questionnaire may take: forms of the program have them. */
export const isProgramForm = (id: string): boolean =>
  ['case', 'referral', 'operation', 'pathology', 'outcome'].includes(id) || courseRecord(id) !== undefined;
