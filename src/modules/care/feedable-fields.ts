import { type Target, targetsOf } from '../../kernel/forms/targets.ts';
import { everyItem } from './asked-datasets.ts';
import { disease } from './records/disease.ts';
import { CaseEntry, Identity, Patient, WorkUpItem } from './schema.ts';

/** What a column may feed of what is asked of a case. A stage is typed, and in a file it is a word as other codes are. */
export const diseaseTargets: ReadonlyMap<string, Target> = new Map(
  [...targetsOf(disease)].map(([item, target]) => [
    item,
    item === 'stage' ? { ...target, kind: 'word' } : target,
  ]),
);
const name: Target = { kind: 'text', schema: Identity.shape.latinName };

/** What a column may feed of a woman and of her case. */
export const caseTargets: ReadonlyMap<string, Target> = new Map<string, Target>([
  ['identity.latinName', name],
  ['identity.nativeName', name],
  ['identity.sortName', name],
  ['patient.bornOn', { kind: 'date', schema: Patient.shape.bornOn }],
  ['patient.diedOn', { kind: 'date', schema: Patient.shape.diedOn }],
  ['case.entry', { kind: 'word', schema: CaseEntry.nullable() }],
  ...[...diseaseTargets].map(([item, target]): [string, Target] => [`case.${item}`, target]),
]);

const ofResult = {
  value: { kind: 'text', schema: WorkUpItem.shape.value },
  takenOn: { kind: 'date', schema: WorkUpItem.shape.takenOn },
  unit: { kind: 'text', schema: WorkUpItem.shape.unit },
  state: { kind: 'word', schema: WorkUpItem.shape.state.nullable() },
  reason: { kind: 'text', schema: WorkUpItem.shape.reason },
} as const satisfies Record<string, Target>;
export type WorkUpPart = keyof typeof ofResult;
/** What may be said of a result beside its value. */
export const besideValue = ['takenOn', 'unit', 'state', 'reason'] as const;
const workUpName = /^workUp\.([a-z][a-z0-9_]{1,60})(?:\.(takenOn|unit|state|reason))?$/;

/** The key of a work-up field and what it says of the result; null for other fields. */
export const workUpOf = (field: string): { key: string; part: WorkUpPart } | null => {
  const [, key, part = 'value'] = workUpName.exec(field) ?? [];
  return key === undefined || key in {} ? null : { key, part: part as WorkUpPart };
};

export const workUpField = (key: string, part: WorkUpPart): string =>
  part === 'value' ? `workUp.${key}` : `workUp.${key}.${part}`;

/** The target of a work-up field; undefined for other fields. */
export const workUpTarget = (field: string): Target | undefined => {
  const item = workUpOf(field);
  return item === null ? undefined : ofResult[item.part];
};

/** Work-up that a dataset asks for; other keys can be fed too. */
export const workUpFields: readonly string[] = everyItem.flatMap(({ key }) =>
  (['value', ...besideValue] as const).map((part) => workUpField(key, part)),
);
