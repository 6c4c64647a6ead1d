import type { I18n } from '@lingui/core';
import { sayIn } from '../../../../ui/form/say.ts';
import type { AskedDefinition, AskedItem, DrawnItem } from '../../work-up-form.ts';

/** Items as the fields of a page need them: named in the reader's language, without the rules by which they are asked. */
export const handedItems = (
  { i18n }: { readonly i18n: I18n },
  items: readonly AskedItem[],
): readonly DrawnItem[] => {
  const bare = ({ key, by, kind, label, ...more }: AskedDefinition): AskedDefinition => ({
    key,
    by,
    kind,
    label: { en: sayIn(i18n)(label) },
    unit: more.unit,
    choices: more.choices,
    freshnessDays: more.freshnessDays,
    // That there are windows is what a field is to know; how long they are stands in the days.
    windows: more.windows && [],
  });
  return items.map((item) => ({ ...item, definition: bare(item.definition) }));
};
