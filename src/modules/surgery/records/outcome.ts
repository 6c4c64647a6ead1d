import type { Answers } from '../../../kernel/forms/answers.ts';
import { codeList } from '../../../kernel/forms/coded.ts';
import { choice, coded, date, group, line, record } from '../../../kernel/forms/items.ts';
import type { Localised } from '../../../kernel/forms/words.ts';
import lists from '../data/complications.json' with { type: 'json' };

/** What quality indicators ask of a complication. */
export const complicationKinds = [
  'reoperation',
  'interventional_radiology',
  'readmission',
  'transfer_icu',
  'death',
  'other',
] as const;

/** Clavien-Dindo. */
export const clavienDindo = ['I', 'II', 'IIIa', 'IIIb', 'IVa', 'IVb', 'V'] as const;

const codesIn = (list: readonly { readonly code: string }[]): readonly string[] =>
  list.map(({ code }) => code);

const names = codeList(
  'complications',
  lists.names.map(({ code, label }) => ({ code, names: Object.values(label) })),
);

/**
 * The complications of an operation: a list that grows from the first day on. What it says holds so far; a day of closing
 * says that everything until the 30th or 90th day stands in it. An empty list was said to be empty.
 */
export const outcomeReport = record(
  { id: 'outcome', version: 2, sections: ['complications', 'closing'] },
  {
    complications: group(
      {
        name: coded(names),
        detail: line(200),
        organ: choice(codesIn(lists.organs)),
        kind: choice(complicationKinds),
        grade: choice(clavienDindo),
        on: date(),
        treatment: choice(codesIn(lists.treatments)),
      },
      { section: 'complications', needed: true, always: ['kind', 'grade'] },
    ),
    closed30On: date({ section: 'closing', exact: true }),
    closed90On: date({ section: 'closing', exact: true }),
  },
);

export type Outcome30 = Answers<typeof outcomeReport>;
export type Complication = NonNullable<Outcome30['complications']>[number];

const labelIn = (
  list: readonly { readonly code: string; readonly label: Localised }[],
  code: string | null,
) => list.find((each) => each.code === code)?.label ?? null;

/** What the codes of a complication are called, by language; null without one. */
export const complicationNamed = ({
  name,
  organ,
  treatment,
}: Pick<Complication, 'name' | 'organ' | 'treatment'>) => ({
  name: labelIn(lists.names, name),
  organ: labelIn(lists.organs, organ),
  treatment: labelIn(lists.treatments, treatment),
});
export type ComplicationNamed = ReturnType<typeof complicationNamed>;
