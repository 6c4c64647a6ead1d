import type { z } from 'zod';
import { CaseFields, OperationReport, Patient, Residual, WorkUpItem } from '../schema.ts';

/** What a column may feed: the field's kind says which readers fit, its schema which values. */
export type Target = { kind: 'word' | 'boolean' | 'date' | 'number' | 'range' | 'text'; schema: z.ZodType };

const c = CaseFields.shape;
const o = OperationReport.shape;
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
  'operation.doneOn': { kind: 'date', schema: o.doneOn },
  'operation.kind': { kind: 'word', schema: o.kind },
  'operation.initialAim': { kind: 'word', schema: o.initialAim },
  'operation.limitedToBiopsy': { kind: 'boolean', schema: o.limitedToBiopsy },
  'operation.residual': { kind: 'range', schema: Residual.nullable() },
  'operation.residualSites': { kind: 'text', schema: o.residualSites },
  'operation.incompleteReason': { kind: 'text', schema: o.incompleteReason },
  'operation.diseaseAtStart': { kind: 'text', schema: o.diseaseAtStart },
  'operation.durationMinutes': { kind: 'number', schema: o.durationMinutes },
  'operation.bloodLossMl': { kind: 'number', schema: o.bloodLossMl },
} as const satisfies Record<string, Target>;

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
  return Object.hasOwn(fixed, field) ? fixed[field as keyof typeof fixed] : undefined;
};
