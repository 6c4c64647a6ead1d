import { type AnyAnswers, rowsOfGroup } from './answers.ts';
import type { Form, Item } from './items.ts';

/** Whether a form asks for somebody of the house, in a line of a list too. */
export const asksPeople = ({ items }: Form): boolean =>
  Object.values<Item>(items).some(
    (item) =>
      item.kind === 'person' ||
      (item.kind === 'group' && Object.values(item.items).some(({ kind }) => kind === 'person')),
  );

type Named = { readonly field: string; readonly id: string };

const namedAt = (field: string, value: unknown): readonly Named[] =>
  typeof value === 'string' ? [{ field, id: value }] : [];

/** Everybody whom answers name, by id, each with the place: `who`, `team.0.person`. */
export const peopleNamed = ({ items }: Form, answers: AnyAnswers): readonly Named[] =>
  Object.entries<Item>(items).flatMap(([name, item]) => {
    if (item.kind === 'person') return namedAt(name, answers[name]);
    if (item.kind !== 'group') return [];
    const parts = Object.keys(item.items).filter((part) => item.items[part]?.kind === 'person');
    return rowsOfGroup(answers[name]).flatMap((row, index) =>
      parts.flatMap((part) => namedAt(`${name}.${index}.${part}`, row[part])),
    );
  });
