import type { AnyAnswers, GridAnswers, GridRow } from './answers.ts';
import { rowsOfGrid } from './answers.ts';
import { datedItems, type Form, type Grid, type Group, type Item } from './items.ts';
import { isSaid } from './asked.ts';
import { dateName, listNames } from './targets.ts';

/** What nothing said of a field means: it stays as it stands, or is not known now. */
export type Silence = 'keep' | 'unknown';
/** What nothing said of a field means where a source tells of it; undefined where the source tells nothing of it. */
export type Telling = (field: string) => Silence | undefined;

/** A value over the one that stands. */
export const over = <T>(said: T | null, standing: T | null, silence: Silence | undefined): T | null => {
  if (silence === undefined) return standing;
  return said === null && silence === 'keep' ? standing : said;
};

const rowOver = (said: GridRow, standing: GridRow | undefined, telling: Telling): GridRow => {
  if (standing?.answer !== said.answer) return said;
  const details = new Set([...Object.keys(said), ...Object.keys(standing)]);
  details.delete('answer');
  return {
    ...Object.fromEntries(
      [...details].map((name) => [name, over(said[name] ?? null, standing[name] ?? null, telling(name))]),
    ),
    answer: said.answer,
  };
};

const gridOver = (name: string, { rows }: Grid, given: readonly [unknown, unknown], telling: Telling) => {
  const [said, standing] = given.map(rowsOfGrid) as [GridAnswers, GridAnswers];
  const told = rows.flatMap((row): Array<[string, GridRow]> => {
    const row0 = over(said[row] ?? null, standing[row] ?? null, telling(`${name}.${row}`));
    if (row0 === null) return [];
    const isSaid = row0 === said[row];
    return [
      [row, isSaid ? rowOver(row0, standing[row], (detail) => telling(`${name}.${row}.${detail}`)) : row0],
    ];
  });
  return told.length === 0 ? null : Object.fromEntries(told);
};

/** A list is told of by any of its lines. */
const listTelling = (name: string, group: Group, telling: Telling): Silence | undefined =>
  listNames(name, group)
    .map(telling)
    .find((silence) => silence !== undefined);

/** Dates of single items: a new answer keeps the date that stands unless the source tells that too. */
const datesOver = (
  { items }: Form,
  now: AnyAnswers,
  [said, standing]: readonly [AnyAnswers, AnyAnswers],
  telling: Telling,
) => {
  const names = datedItems(items);
  if (names.length === 0) return {};
  const dates = names.flatMap((name) => {
    const date = over(said.dates?.[name] ?? null, standing.dates?.[name] ?? null, telling(dateName(name)));
    return date === null || !isSaid(now, name) ? [] : [[name, date] as const];
  });
  return { dates: Object.fromEntries(dates) };
};

/**
 * Answers as they stand with those of a source laid over: only what it tells of changes, and a value takes the place of a
 * reason why there was none.
 */
export const answersOver = (
  form: Form,
  said: AnyAnswers,
  standing: AnyAnswers,
  telling: Telling,
): AnyAnswers => {
  const answers = Object.fromEntries(
    Object.entries<Item>(form.items).map(([name, item]) => [
      name,
      item.kind === 'grid'
        ? gridOver(name, item, [said[name], standing[name]], telling)
        : over(
            said[name] ?? null,
            standing[name] ?? null,
            item.kind === 'group' ? listTelling(name, item, telling) : telling(name),
          ),
    ]),
  );
  const reasons = Object.keys({ ...standing.absent, ...said.absent }).flatMap((name) => {
    if (answers[name] !== null) return [];
    const reason = over(said.absent[name] ?? null, standing.absent[name] ?? null, telling(`${name}.absent`));
    return reason === null ? [] : [[name, reason] as const];
  });
  const now = { ...answers, absent: Object.fromEntries(reasons) } as AnyAnswers;
  return { ...now, ...datesOver(form, now, [said, standing], telling) };
};
