import type { AnyAnswers } from '../../../kernel/forms/answers.ts';
import type { Definition } from '../../../kernel/forms/definition.ts';
import type { Item } from '../../../kernel/forms/items.ts';
import { codesOfLists, tailored, type Tailoring } from '../../../kernel/forms/tailored.ts';
import { onceFor } from '../../../kernel/once-for.ts';
import { editionsOf, stagesOf } from '../figo-stage.ts';
import { listsOf } from '../site-offers.ts';
import type { SiteProfile } from '../site-profile.ts';

type Words = Definition['words'];
type Form = Definition['form'];

/** After the day the markers of the site, then the others: any may be measured. */
const askedFirst = (form: Form, { markers: { asked } }: SiteProfile): Form => {
  const place = ([name, { kind }]: readonly [string, Item]): number => {
    if (kind === 'date') return -1;
    return asked.includes(name) ? asked.indexOf(name) : asked.length;
  };
  return {
    ...form,
    items: Object.fromEntries(Object.entries(form.items).toSorted((a, b) => place(a) - place(b))),
  };
};

/** The stages one may write, edition by edition, as the hint of their field. */
const stagesNamed = (words: Words, profile: SiteProfile): Words => {
  const { edition, stage } = words.items;
  if (edition === undefined || stage === undefined || profile.staging === undefined) return words;
  const lines = editionsOf(profile).map((code) => {
    const name = edition.codes?.[code]?.en ?? code;
    return `${name}: ${(stagesOf(profile, code) ?? []).join(', ')}`;
  });
  return { ...words, items: { ...words.items, stage: { ...stage, hint: { en: lines.join('. ') } } } };
};

const listsAt = onceFor((form: Form) =>
  onceFor((profile: SiteProfile): Tailoring => ({ codes: codesOfLists(form, listsOf(profile)) })),
);

/** A record of the course as it is asked of a disease of this site: its words are those of the reader already. */
export const atSite = (
  { form, words }: Definition,
  profile: SiteProfile | null,
  answers: AnyAnswers | null,
): Definition => {
  if (profile === null) return { form, words };
  const asked =
    form.id === 'markers' ? askedFirst(form, profile) : tailored(form, listsAt(form)(profile), answers);
  return { form: asked, words: form.id === 'stage' ? stagesNamed(words, profile) : words };
};
