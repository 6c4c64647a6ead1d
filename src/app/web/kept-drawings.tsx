import type { I18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { latest } from '../../kernel/latest.ts';
import { onceFor } from '../../kernel/once-for.ts';
import { noting } from '../../kernel/page-messages.ts';
import type { KeepDrawing } from '../../ui/kept-drawing.ts';

type Kept = { readonly html: string; readonly said: ReadonlySet<string> };

/** Of each form the last drawings: houses and languages in which it is just opened. */
const drawings = onceFor<object, (words: object) => ReturnType<typeof latest<Kept>>>(() =>
  onceFor(() => latest<Kept>(12)),
);

const drawn = (i18n: I18n, drawing: ReactNode): Kept => {
  const said = new Set<string>();
  return { html: renderToString(<I18nProvider i18n={noting(i18n, said)}>{drawing}</I18nProvider>), said };
};

/** Of each row its cells by language and place; null for one that was met once. */
const cells = onceFor<object, Map<string, Kept | null>>(() => new Map());

/** Keeps drawings in the reader's language; what they say is put into `said`, whoever it was drawn for. */
export const keptDrawings = (i18n: I18n, said: Set<string>): KeepDrawing => {
  const told = (kept: Kept): string => {
    for (const id of kept.said) said.add(id);
    return kept.html;
  };
  return {
    form: (form, words, state, drawing) =>
      told(drawings(form)(words)(`${i18n.locale} ${state}`, () => drawn(i18n, drawing))),
    cell: (row, place, drawing) => {
      const [known, key] = [cells(row), `${i18n.locale} ${place}`];
      const before = known.get(key);
      if (before === undefined) {
        known.set(key, null);
        return null;
      }
      const kept = before ?? drawn(i18n, drawing());
      known.set(key, kept);
      return told(kept);
    },
  };
};
