import type { AnyAnswers } from '../kernel/forms/answers.ts';
import type { Form, Item } from '../kernel/forms/items.ts';
import { generatedAnswers } from './generated-answers.ts';

/** Answers as the generator makes them, without rows that no schema takes. */
export const wholeAnswers = (form: Form) =>
  generatedAnswers(form).map((answers) => {
    const groups = Object.entries<Item>(form.items).flatMap(([name, item]) => {
      const rows = answers[name];
      if (item.kind !== 'group' || !Array.isArray(rows)) return [];
      const whole = (rows as readonly AnyAnswers[]).filter((row) =>
        (item.always ?? []).every((part) => row[part] !== null),
      );
      return [[name, whole]];
    });
    return { ...answers, ...Object.fromEntries(groups) } as AnyAnswers;
  });
