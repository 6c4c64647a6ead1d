import type { I18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { latest } from '../../kernel/latest.ts';
import { onceFor } from '../../kernel/once-for.ts';
import { noting, type Said } from '../../kernel/page-messages.ts';
import type { KeepDrawing } from '../../ui/kept-drawing.ts';

type Kept = { readonly html: string; readonly said: ReadonlySet<string> };

/** Of each form the last drawings: houses and languages in which it is just opened. */
const drawings = onceFor<object, (words: object) => ReturnType<typeof latest<Kept>>>(() =>
  onceFor(() => latest<Kept>(12)),
);

/** Draws, and hears what that says: through the page around it too, whose words a drawing may have been given. */
const drawn = (i18n: I18n, page: Said, drawing: () => ReactNode): Kept => {
  const own = noting(i18n, page);
  const { made, said } = page.during(() =>
    renderToString(<I18nProvider i18n={own}>{drawing()}</I18nProvider>),
  );
  return { html: made, said };
};

/** Of each row its cells by language and place; null for one that was met once. */
const cells = onceFor<object, Map<string, Kept | null>>(() => new Map());

/** Keeps drawings in the reader's language; what they say is put into `said`, whoever it was drawn for. */
export const keptDrawings = (i18n: I18n, said: Said): KeepDrawing => {
  const told = (kept: Kept): string => {
    for (const id of kept.said) said.add(id);
    return kept.html;
  };
  return {
    form: (form, words, state, drawing) =>
      told(drawings(form)(words)(`${i18n.locale} ${state}`, () => drawn(i18n, said, () => drawing))),
    cell: (row, place, drawing) => {
      const [known, key] = [cells(row), `${i18n.locale} ${place}`];
      const before = known.get(key);
      if (before === undefined) {
        known.set(key, null);
        return null;
      }
      const kept = before ?? drawn(i18n, said, drawing);
      known.set(key, kept);
      return told(kept);
    },
  };
};
