import { createContext, useContext } from 'react';
import type { KeptDraft } from './writing-state.ts';

/** What a form's fields must know of its last, refused sending. */
export interface FormState {
  readonly name: string;
  readonly submitted: Readonly<Record<string, readonly string[]>> | undefined;
  /** The draft that the form goes on with. */
  readonly draft?: KeptDraft | undefined;
  /** Sentences by field name. */
  readonly errors: Readonly<Record<string, string>>;
}

export const FormContext = createContext<FormState>({ name: 'form', submitted: undefined, errors: {} });

export interface FieldState {
  readonly id: string;
  readonly error: string | undefined;
  /** The value to show: what was typed before a refusal, else the given one. */
  readonly value: (given: string | undefined) => string;
  /** Whether an option was chosen before a refusal, else whether it is the given one. */
  readonly chosen: (option: string, given: readonly string[]) => boolean;
}

/** The state of one field of the form around it. */
export const useField = (name: string): FieldState => {
  const form = useContext(FormContext);
  const typed = form.submitted?.[name];
  return {
    id: `${form.name}-${name}`,
    error: form.errors[name],
    value: (given) => (form.submitted === undefined ? (given ?? '') : (typed?.[0] ?? '')),
    chosen: (option, given) => (form.submitted === undefined ? given : (typed ?? [])).includes(option),
  };
};
