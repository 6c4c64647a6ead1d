import { unknownPart } from './constant-text.ts';

/** SQL without comments, quoted values and double quotes, in one line and lower case. */
export const plainSql = (text: string): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, ' ')
    .replaceAll(/--[^\n]*/g, ' ')
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .replaceAll('"', '')
    .replaceAll(/\s*\.\s*/g, '.')
    .replaceAll(/\s+/g, ' ')
    .toLowerCase();

const name = `(?:[\\w.]|${unknownPart})+`;
const writing = new RegExp(
  [
    `\\b(?:insert|merge) into\\b`,
    `\\bdelete from\\b`,
    `(?<!for |for no key )\\bupdate (?:only )?${name}(?: (?:as )?${name})? set\\b`,
    `^ ?(?:truncate|create|alter|drop|grant|revoke|copy|call|do)\\b`,
  ].join('|'),
);

/** Whether a statement changes anything. */
export const isWriting = (text: string): boolean => writing.test(plainSql(text));

const inStatement = (schemas: string): RegExp =>
  new RegExp(`(?<![\\w.])(${schemas})\\.((?:\\w|${unknownPart})+)`, 'g');
const afterKeyword = (schemas: string): RegExp =>
  new RegExp(`\\b(?:from|join|into|update|using|table|only) (${schemas})\\.((?:\\w|${unknownPart})+)`, 'g');

/**
 * Names of the form schema.table with one of these schemas. A text that is not marked as SQL names a table only after
 * a word such as `from`, since commands and errors have such names too.
 */
export const tablesNamed = (
  text: string,
  isSql: boolean,
  schemas: readonly string[],
): { readonly schema: string; readonly table: string }[] => {
  if (schemas.length === 0) return [];
  const pattern = (isSql ? inStatement : afterKeyword)(schemas.join('|'));
  return [...plainSql(text).matchAll(pattern)].map(([, schema = '', table = '']) => ({ schema, table }));
};

/** Names of the views a `views.sql` publishes. */
export const viewsOf = (text: string): string[] =>
  [...plainSql(text).matchAll(/\bcreate (?:or replace )?view ([\w.]+)/g)].map(([, view = '']) => view);
