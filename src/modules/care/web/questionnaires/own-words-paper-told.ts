import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Item } from '../../../../kernel/forms/items.ts';
import { sayIn } from '../../../../ui/form/say.ts';
import { askedOfHer, besideSource, reviewedBy } from '../../own-words.ts';

/** Her questions as they are printed, all of it in one language: whose they are says the case's number alone. */
export const paperIn = (i18n: I18n, label: string) => {
  const { form, words } = besideSource(askedOfHer, i18n.locale);
  const say = sayIn(i18n);
  return {
    language: i18n.locale,
    title: i18n._(msg`What matters to you`),
    about: i18n._(
      msg`Those who treat you meet to advise on your treatment. They want to know what you think, and read it before they speak about you. Answer what you like, in your own words.`,
    ),
    unreviewed:
      reviewedBy(askedOfHer, i18n.locale) === null
        ? i18n._(msg`The wording of these questions has not been reviewed yet.`)
        : null,
    declined: i18n._(msg`I do not want to answer`),
    staff: i18n._(msg`For the staff: case ${label}, given on … by …`),
    questions: Object.entries<Item>(form.items).map(([name, item]) => {
      const word = words.items[name] ?? { label: { en: name } };
      return {
        name,
        label: say(word.label),
        hint: word.hint === undefined ? null : say(word.hint),
        choices:
          item.kind === 'choice' ? item.codes.map((code) => say(word.codes?.[code] ?? { en: code })) : [],
      };
    }),
  };
};
export type PaperTold = ReturnType<typeof paperIn>;
