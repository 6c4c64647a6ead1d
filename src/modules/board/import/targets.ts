import { z } from 'zod';
import type { Target } from '../../../kernel/forms/targets.ts';
import { type DocumentName, documentTargets } from '../../surgery/index.ts';
import {
  caseTargets,
  entryField,
  type FedEntries,
  everyItem,
  workUpFields,
  workUpOf,
  workUpTarget,
} from '../../care/index.ts';

export type { DocumentName, Target };

const isDocument = (name: string): name is DocumentName => Object.hasOwn(documentTargets, name);
export const fieldsOfDocument = (name: DocumentName): readonly string[] => [...documentTargets[name].keys()];

/** Whether a field belongs to what is said of an operation. */
export const isOfOperation = (field: string): boolean => isDocument(field.split('.')[0] ?? '');

/**
 * Whether a table about cases that are here feeds the field: their course, their work-up, and what follows their operations. The day
 * of an operation tells which one it is.
 */
export const isOfLater = (field: string, entries: FedEntries): boolean => {
  const { part } = entryField(field);
  const isResult = part === 'pathology' || part === 'outcome';
  return entries.byPart.has(part) || workUpOf(field) !== null || isResult || field === 'operation.doneOn';
};

/** The target of a field name such as `case.stage` or `workUp.ecog`; undefined when there is none. */
export const targetOf = (field: string, entries: FedEntries): Target | undefined => {
  const { part, name } = entryField(field);
  if (isDocument(part)) return documentTargets[part].get(name);
  return entries.byPart.get(part)?.targets.get(name) ?? workUpTarget(field) ?? caseTargets.get(field);
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

/** Keys of work-up that a dataset asks for. */
export const knownItems: ReadonlySet<string> = new Set(everyItem.map(({ key }) => key));

/** Every field that a new mapping can name, in the order of the record; `workUp` also takes keys that no dataset asks for. */
export const feedables = (entries: FedEntries): readonly Feedable[] =>
  [
    ...caseTargets.keys(),
    ...workUpFields,
    ...Object.entries(documentTargets).flatMap(([part, targets]) =>
      [...targets.keys()].map((name) => `${part}.${name}`),
    ),
    ...[...entries.byPart.values()].flatMap((entry) =>
      entries.isWithdrawn(entry) ? [] : [...entry.targets.keys()].map((name) => `${entry.part}.${name}`),
    ),
  ].flatMap((field) => {
    const target = targetOf(field, entries);
    if (target === undefined || isLaterLine(field)) return [];
    const { kind, units, lines } = target;
    return [{ field, kind, codes: codesOf(target), ...(units && { units }), ...(lines && { lines }) }];
  });
