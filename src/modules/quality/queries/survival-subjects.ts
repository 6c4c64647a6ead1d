import type { Tx } from '../../../kernel/scope.ts';
import { fieldValues } from '../../board/index.ts';
import { followedCases } from '../../care/index.ts';
import { firstOperations } from '../../surgery/index.ts';
import type { GroupValue, Subject } from '../survival.ts';

const isRange = (value: unknown): value is { min: number; max: number | null } =>
  typeof value === 'object' && value !== null && 'min' in value && 'max' in value;

const groupOf = (value: unknown): GroupValue | null => {
  if (isRange(value)) return [value.min, value.max];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
};

/**
 * Every case of an owner as survival is computed from it, with its value in the field that groups are made by; null when
 * there is no such field.
 */
export const survivalSubjects = async (
  tx: Tx,
  ownerId: string,
  by: string | null,
): Promise<readonly Subject[] | null> => {
  const values = by === null ? new Map<string, unknown>() : await fieldValues(tx, ownerId, by);
  if (values === null) return null;
  const [cases, operations] = [await followedCases(tx, ownerId), await firstOperations(tx, ownerId)];
  return cases.map(({ id, ...followed }) => ({
    course: { ...followed, operated: operations.has(id), operatedOn: operations.get(id) ?? null },
    group: groupOf(values.get(id)),
  }));
};
