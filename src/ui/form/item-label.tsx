import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Item } from '../../kernel/forms/items.ts';
import type { AnyWord } from '../../kernel/forms/words.ts';
import { useSay, type Word } from './say.ts';

const severalFields: ReadonlySet<Item['kind']> = new Set(['choices', 'codedList', 'yesNo', 'group', 'grid']);

/** Whether its one field says itself that every record has it: the browser asks for it before it sends the form. */
export const isAskedFor = (item: Item): boolean => item.required === true && !severalFields.has(item.kind);

/** What an item is called, marked where a complete record, or every one, has it; never by colour alone. */
export const useLabel = (item: Item, words: AnyWord<Word>): ReactNode => {
  const say = useSay();
  const { t } = useLingui();
  const label = say(words.label);
  if (item.needed !== true && (item.required !== true || isAskedFor(item))) return label;
  return (
    <>
      {label} <span className="needed">{t`needed`}</span>
    </>
  );
};
