import { createContext, use } from 'react';
import type { Posted } from '../../kernel/forms/posted.ts';

export type Option = { readonly value: string; readonly label: string };

/** What the fields of a defined form share: where they stand, what was answered before, and whom they may name. */
export type FormFieldsContext = {
  readonly at: string;
  readonly given: Posted;
  /** What stands in the fields now. */
  readonly now: Posted;
  /** Looks again at what stands in the fields. */
  readonly follow: (form: HTMLFormElement) => void;
  readonly people: readonly Option[];
  /** Fields in lines of lists that the answers of their line rule out, and in which nothing stands. */
  readonly ruledOut: ReadonlySet<string>;
};

export const FieldsContext = createContext<FormFieldsContext>({
  at: '',
  given: {},
  now: {},
  follow: () => {},
  people: [],
  ruledOut: new Set(),
});

/** The posted name of a field, and what was answered in it before. */
export const useGiven = (name: string): { readonly posted: string; readonly given: readonly string[] } => {
  const { at, given } = use(FieldsContext);
  return { posted: `${at}.${name}`, given: given[name] ?? [] };
};
