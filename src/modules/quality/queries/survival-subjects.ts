import type { Quantity } from '../../../kernel/forms/answers.ts';
import { gatherReads } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { fieldValues } from '../../board/index.ts';
import { followedCases } from '../../care/index.ts';
import { operatedCases } from '../../surgery/index.ts';
import type { GroupValue, Subject } from '../survival.ts';

const isRange = (value: unknown): value is { min: number; max: number | null } =>
  typeof value === 'object' && value !== null && 'min' in value && 'max' in value;

const isQuantity = (value: unknown): value is Quantity =>
  typeof value === 'object' && value !== null && 'value' in value && 'comparator' in value;

const groupOf = (value: unknown): GroupValue | null => {
  if (isRange(value)) return [value.min, value.max];
  if (isQuantity(value)) return `${value.comparator ?? ''}${value.value} ${value.unit}`;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
};

/**
 * Every case of an owner as survival is computed from it, with its value in the field that groups are made by; null when
 * no field of this name makes groups.
 */
export const survivalSubjects = async (
  tx: Tx,
  ownerId: string,
  by: string | null,
): Promise<readonly Subject[] | null> => {
  const values = by === null ? new Map<string, unknown>() : await fieldValues(tx, ownerId, by);
  if (values === null) return null;
  gatherReads(tx);
  const [cases, operations] = await Promise.all([followedCases(tx, ownerId), operatedCases(tx, ownerId)]);
  return cases.map(({ id, seenOn, ...followed }) => {
    const operated = operations.get(id);
    return {
      course: {
        ...followed,
        operated: operated !== undefined,
        operatedOn: operated?.first ?? null,
        seenOn: [...seenOn, ...(operated?.last ?? [])].toSorted(),
      },
      group: groupOf(values.get(id)),
    };
  });
};
