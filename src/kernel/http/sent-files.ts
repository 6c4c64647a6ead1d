import { refused } from '../errors.ts';

/**
 * The bytes of the one file that was chosen in one of these fields; null where none was. A browser sends an empty file without a name for
 * a field in which nothing was chosen; two files in the place of one are refused.
 */
export const sentFile = async (form: FormData, ...fields: readonly string[]): Promise<Buffer | null> => {
  const chosen = fields.flatMap((name) =>
    form.getAll(name).flatMap((value) => {
      if (typeof value === 'string') {
        if (value !== '') throw refused('file_missing', {}, { field: name });
        return [];
      }
      return value.size === 0 && value.name === '' ? [] : [value];
    }),
  );
  if (chosen.length > 1) throw refused('one_answer_only', {}, { field: fields[0] ?? '' });
  return chosen[0] === undefined ? null : Buffer.from(await chosen[0].arrayBuffer());
};
