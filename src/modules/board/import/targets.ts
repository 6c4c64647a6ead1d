import { z } from 'zod';
import { type Target, targetsOf } from '../../../kernel/forms/targets.ts';
import { operationReport, outcomeReport, pathologyReport } from '../../surgery/index.ts';
import {
  CaseFields,
  courseRecords,
  ovarianMinimumDataset,
  Patient,
  targetName,
  WorkUpItem,
} from '../../care/index.ts';

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

/** The documents of an operation by their names in a mapping, each with its fields as its definition says. */
const documentTargets = {
  operation: { form: operationReport, targets: targetsOf(operationReport) },
  pathology: { form: pathologyReport, targets: targetsOf(pathologyReport) },
  outcome: { form: outcomeReport, targets: targetsOf(outcomeReport) },
} as const;
export type DocumentName = keyof typeof documentTargets;
const isDocument = (name: string): name is DocumentName => Object.hasOwn(documentTargets, name);
export const fieldsOfDocument = (name: DocumentName): readonly string[] => [
  ...documentTargets[name].targets.keys(),
];

/** Whether a field belongs to what is said of an operation. */
export const isOfOperation = (field: string): boolean => isDocument(field.split('.')[0] ?? '');

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

/**
 * Whether a table about cases that are here feeds the field: their course, their work-up, and what follows their operations. The day
 * of an operation tells which one it is.
 */
export const isOfLater = (field: string): boolean => {
  const [part = ''] = field.split('.');
  const isResult = part === 'pathology' || part === 'outcome';
  return courseTargets.has(part) || workUpOf(field) !== null || isResult || field === 'operation.doneOn';
};

/** The target of a field name such as `case.stage` or `workUp.ecog`; undefined when there is none. */
export const targetOf = (field: string): Target | undefined => {
  const item = workUpOf(field);
  if (item !== null) return item.part === 'value' ? workUp : takenOn;
  const [record = '', ...name] = field.split('.');
  if (isDocument(record)) return documentTargets[record].targets.get(name.join('.'));
  const ofCourse = courseTargets.get(record)?.targets.get(name.join('.'));
  if (ofCourse !== undefined) return ofCourse;
  return Object.hasOwn(fixed, field) ? fixed[field as keyof typeof fixed] : undefined;
};

const enumOf = (part: unknown): readonly unknown[] =>
  typeof part === 'object' && part !== null && 'enum' in part && Array.isArray(part.enum) ? part.enum : [];

/** Codes of a field of one word, or of each word of a list. */
const codesOf = ({ schema }: Target): readonly string[] => {
  const { anyOf = [] } = z.toJSONSchema(schema, { unrepresentable: 'any' });
  return anyOf
    .flatMap((part) => [...enumOf(part), ...(typeof part === 'object' ? enumOf(part.items) : [])])
    .map(String);
};

/** A field that a column may feed, what its readers must give, and which codes it takes where it takes codes. */
export type Feedable = {
  readonly field: string;
  readonly kind: Target['kind'];
  readonly codes: readonly string[];
  /** Of a quantity: a mapping says which one. */
  readonly units?: readonly string[];
  /** The field stands for that of the first line of a list: `nodes.2.station` is that of the second, up to so many. */
  readonly lines?: number;
};

const isLaterLine = (field: string): boolean => /\.(?!1\.)\d+\./.test(field);

const workUpFields = ovarianMinimumDataset.items.flatMap(({ key }) => [
  `workUp.${key}`,
  `workUp.${key}.takenOn`,
]);

/** Keys of work-up that a dataset asks for. */
export const knownItems: ReadonlySet<string> = new Set(ovarianMinimumDataset.items.map(({ key }) => key));

/** Every field that a mapping can name, in the order of the record; `workUp` also takes keys that no dataset asks for. */
export const feedables = (): readonly Feedable[] =>
  [
    ...Object.keys(fixed),
    ...workUpFields,
    ...Object.entries(documentTargets).flatMap(([part, { targets }]) =>
      [...targets.keys()].map((name) => `${part}.${name}`),
    ),
    ...[...courseTargets].flatMap(([record, { targets }]) =>
      [...targets.keys()].map((name) => `${record}.${name}`),
    ),
  ].flatMap((field) => {
    const target = targetOf(field);
    if (target === undefined || isLaterLine(field)) return [];
    const { kind, units, lines } = target;
    return [{ field, kind, codes: codesOf(target), ...(units && { units }), ...(lines && { lines }) }];
  });
