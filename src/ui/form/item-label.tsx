import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Item } from '../../kernel/forms/items.ts';
import type { AnyWord } from '../../kernel/forms/words.ts';
import { useSay, type Word } from './say.ts';

/** What an item is called, marked where a complete record, or every one, has it; never by colour alone. */
export const useLabel = (item: Item, words: AnyWord<Word>): ReactNode => {
  const say = useSay();
  const { t } = useLingui();
  const label = say(words.label);
  if (item.needed !== true && item.required !== true) return label;
  return (
    <>
      {label} <span className="needed">{t`needed`}</span>
    </>
  );
};
