import type { Silence } from '../../../kernel/forms/overlay.ts';
import { columnsOf } from './cell-reader.ts';
import type { Mapping } from './mapping.ts';
import { isOfOperation } from './targets.ts';

/**
 * Fields that a mapping reads from a table with these columns, each with what a cell means that tells nothing; `operation` is
 * among them where the mapping tells operations.
 */
export const saysOf = (mapping: Mapping, header: readonly string[]): Readonly<Record<string, Silence>> => {
  const columns = new Set(header);
  const told = Object.entries(mapping.fields).filter(
    ([name, field]) =>
      columnsOf(field).every((column) => columns.has(column)) &&
      (mapping.operation !== 'none' || mapping.about !== undefined || !isOfOperation(name)),
  );
  const said = told.map(([name, field]): [string, Silence] => [
    name,
    'constant' in field ? 'keep' : (field.empty ?? mapping.empty),
  ]);
  return { ...(mapping.operation !== 'none' && { operation: 'keep' }), ...Object.fromEntries(said) };
};
