import { type Target, targetsOf } from '../../../kernel/forms/targets.ts';
import { courseRecords, targetName } from '../records/course.ts';
import { operationReport } from '../records/operation.ts';
import { CaseFields, Patient, WorkUpItem } from '../schema.ts';

export type { Target };

const c = CaseFields.shape;
const fixed = {
  'patient.bornOn': { kind: 'date', schema: Patient.shape.bornOn },
  'patient.diedOn': { kind: 'date', schema: Patient.shape.diedOn },
  'case.site': { kind: 'word', schema: c.site },
  'case.histology': { kind: 'word', schema: c.histology },
  'case.stage': { kind: 'word', schema: c.stage },
  'case.stageEdition': { kind: 'word', schema: c.stageEdition },
  'case.grade': { kind: 'word', schema: c.grade },
  'case.presentedOn': { kind: 'date', schema: c.presentedOn },
  'case.treatedBefore': { kind: 'boolean', schema: c.treatedBefore },
  'case.notOperatedReason': { kind: 'word', schema: c.notOperatedReason },
} as const satisfies Record<string, Target>;

/** Fields of the operative report, each as its definition says. */
export const operationTargets = targetsOf(operationReport);
const operationName = /^operation\.(.+)$/;

/** Fields of the records of the course by the name of each in a mapping: `followUp.days` of the record `follow-up`. */
export const courseTargets = new Map(
  courseRecords.map(({ form }) => [targetName(form.id), { form, targets: targetsOf(form) }]),
);

const workUp: Target = { kind: 'text', schema: WorkUpItem.shape.value };
const takenOn: Target = { kind: 'date', schema: WorkUpItem.shape.takenOn };
const workUpName = /^workUp\.([a-z][a-z0-9_]{1,60})(\.takenOn)?$/;

/** The key of a work-up field and whether it is its date; null for other fields. */
export const workUpOf = (field: string): { key: string; part: 'value' | 'takenOn' } | null => {
  const parts = workUpName.exec(field);
  return parts?.[1] === undefined
    ? null
    : { key: parts[1], part: parts[2] === undefined ? 'value' : 'takenOn' };
};

/** The target of a field name such as `case.stage` or `workUp.ecog`; undefined when there is none. */
export const targetOf = (field: string): Target | undefined => {
  const item = workUpOf(field);
  if (item !== null) return item.part === 'value' ? workUp : takenOn;
  const ofOperation = operationName.exec(field)?.[1];
  if (ofOperation !== undefined) return operationTargets.get(ofOperation);
  const [record = '', ...name] = field.split('.');
  const ofCourse = courseTargets.get(record)?.targets.get(name.join('.'));
  if (ofCourse !== undefined) return ofCourse;
  return Object.hasOwn(fixed, field) ? fixed[field as keyof typeof fixed] : undefined;
};
