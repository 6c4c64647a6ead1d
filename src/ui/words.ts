import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { sayIn, type Word } from './form/say.ts';

/** The word for every code of some groups. */
export type WordGroups = Readonly<Record<string, Readonly<Record<string, Word>>>>;

export interface Words<WordGroup extends string> {
  /** The word for a code; a code without a word is shown as it is, null stays null. */
  readonly word: {
    (group: WordGroup, code: string): string;
    (group: WordGroup, code: string | null | undefined): string | null;
  };
  /** Every code of a group with its word, for choices. */
  readonly options: (group: WordGroup) => ReadonlyArray<{ readonly value: string; readonly label: string }>;
}

/** Words for the codes of these groups in a language. */
export const wordsOf = <Group extends string>(
  groups: Readonly<Record<Group, WordGroups[string]>>,
  i18n: I18n,
): Words<Group> => {
  const say = sayIn(i18n);
  const word = (group: Group, code: string | null | undefined) => {
    if (code === null || code === undefined) return null;
    const found = groups[group][code];
    return found === undefined ? code : say(found);
  };
  const options = (group: Group) =>
    Object.keys(groups[group]).map((value) => ({ value, label: word(group, value) ?? value }));
  return {
    word: word as Words<Group>['word'],
    options,
  };
};

/** The same in the reader's language. */
export const useWordsOf = <Group extends string>(
  groups: Readonly<Record<Group, WordGroups[string]>>,
): Words<Group> => {
  const { i18n } = useLingui();
  return useMemo(() => wordsOf(groups, i18n), [groups, i18n]);
};
