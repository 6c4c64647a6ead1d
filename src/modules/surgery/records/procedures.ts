import { codeList } from '../../../kernel/forms/coded.ts';
import type { Localised } from '../../../kernel/forms/words.ts';
import list from '../data/procedures.json' with { type: 'json' };

/** One entry of the open list of procedures: whose it is, and what it is called. */
export type ProcedureEntry = {
  readonly code: string;
  readonly organ: string;
  readonly department: string;
  readonly en: string;
  readonly ko: string;
  /** What else people call it. */
  readonly also?: readonly string[];
};
export const procedureEntries: readonly ProcedureEntry[] = list.entries;

/** Every procedure that a report may name, of all departments; each organ has "something else". */
export const procedures = codeList(
  'procedures',
  procedureEntries.map(({ code, en, ko, also = [] }) => ({ code, names: [en, ko, ...also] })),
);

type Named = Readonly<Record<string, { readonly en: string; readonly ko: string }>>;
const [organs, departments]: readonly Named[] = [list.organs, list.departments];

/** What each procedure is called. */
export const procedureWords: Readonly<Record<string, Localised>> = Object.fromEntries(
  procedureEntries.map(({ code, en, ko }) => [code, { en, ko }]),
);

/** Its organ and department, and other names: what stands under it in the list, and what it is found by. */
export const procedureNotes: Readonly<Record<string, Localised>> = Object.fromEntries(
  procedureEntries.map(({ code, organ, department, en, also = [] }) => {
    const note = (language: 'en' | 'ko', names: readonly string[]) =>
      [...names, organs?.[organ]?.[language], departments?.[department]?.[language]].join(' · ');
    return [code, { en: note('en', also), ko: note('ko', [en, ...also]) }];
  }),
);

/** Codes of "something else", which is described in words. */
export const otherProcedures = procedures.codes.filter((code) => code.startsWith('other_'));
/** Procedures on one side of two. */
export const oneSided = ['unilateral_salpingo_oophorectomy'] as const;
