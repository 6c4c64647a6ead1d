import { z } from 'zod';
import { AppError, type Issue } from '../errors.ts';
import { Text } from '../text.ts';
import { type AnyAnswers, rowsOfGroup } from './answers.ts';
import { isAsked, lookupIn } from './asked.ts';
import type { CourseFacts } from './facts.ts';
import type { Form, Group, Item } from './items.ts';

type Values = Readonly<Record<string, unknown>> | null | undefined;
const hasValue = (answers: Values, name: string): boolean => (answers?.[name] ?? null) !== null;

/** Whether a part of some line has a value that facts rule out and that did not stand in the line before. */
const isLineOut = (
  name: string,
  { items }: Group,
  answers: AnyAnswers,
  { facts, before }: Pick<Judging, 'facts' | 'before'>,
): boolean =>
  rowsOfGroup(answers[name]).some((row) => {
    const stood = rowsOfGroup(before?.[name]).find(({ id }) => id === row.id);
    const lookup = lookupIn(answers, facts, row);
    return Object.entries(items).some(
      ([part, leaf]) => hasValue(row, part) && !hasValue(stood, part) && isAsked(leaf, lookup) === false,
    );
  });

/**
 * Items with a value although facts of the course certainly rule them out, a list by its name; not what stood so before. What
 * other answers rule out is for the form's schema, which knows no course; "does not apply" contradicts nothing.
 */
export const ruledOut = (
  form: Form,
  answers: AnyAnswers,
  judging: Pick<Judging, 'facts' | 'before'>,
): readonly string[] => {
  const { facts, before } = judging;
  const lookup = lookupIn(answers, facts);
  return Object.entries<Item>(form.items).flatMap(([name, item]) => {
    const isOut = hasValue(answers, name) && !hasValue(before, name) && isAsked(item, lookup) === false;
    return isOut || (item.kind === 'group' && isLineOut(name, item, answers, judging)) ? [name] : [];
  });
};

/** Items that somebody says again although the course speaks against them, by their names. */
export const Despite = z.array(Text.max(80)).max(200).default([]);

/** How answers are judged when they come in. */
export type Judging = {
  /** Where the answers stand in the input. */
  readonly at: string;
  readonly facts: CourseFacts;
  /** What stood before; null for a form filled in for the first time. */
  readonly before: AnyAnswers | null;
  readonly despite: readonly string[];
};

/** Asks about answers that the course speaks against, until somebody says them again; it never refuses for good. */
export const askAgainstCourse = (form: Form, answers: AnyAnswers, judging: Judging): void => {
  const out = ruledOut(form, answers, judging);
  if (out.every((name) => judging.despite.includes(name))) return;
  const issues: Issue[] = out.map((name) => ({
    code: 'course_says_otherwise',
    place: { field: `${judging.at}.${name}` },
  }));
  throw new AppError('answers_to_confirm', 422, { count: issues.length }, undefined, issues);
};
