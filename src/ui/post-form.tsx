import { Trans } from '@lingui/react/macro';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Form, useActionData, useNavigation } from 'react-router';
import { isRefused, type Refused } from '../kernel/http/refusal.ts';
import { ErrorSummary } from './error-summary.tsx';
import { FormContext, type FormState } from './form-state.ts';
import { HiddenRequestKey } from './request-key.tsx';
import { type Sentences, useSentences } from './sentences.ts';
import { toldOnce } from './told-once.ts';

const formField = 'form';
type Labels = Readonly<Record<string, string>>;

/**
 * A form that posts to its page's action (or to `action`) and works without script. A refusal comes back into it:
 * a summary on top that leads to the fields concerned, a sentence at each of them, and everything typed still there. `name` tells the
 * forms of one page apart and arrives as the field `form`.
 */
export function PostForm(props: {
  readonly name: string;
  readonly action?: string;
  readonly requestKey?: string;
  readonly sentences?: Sentences;
  /** Labels of the fields, for the summary; a field without one has its sentence there instead. Long lists are made when asked. */
  readonly labels?: Labels | (() => Labels);
  /** Has a field for a file. */
  readonly takesFiles?: boolean;
  /** Loads a whole new document, for sign-in and the like. */
  readonly reloadDocument?: boolean;
  /** Leaves the page scrolled where it is, for small forms on long pages. */
  readonly stay?: boolean;
  readonly children: ReactNode;
}) {
  const refused = useRefused(props.name);
  const sentence = useSentences(props.sentences);
  const { labels = {} } = props;
  const told =
    refused === undefined
      ? null
      : toldOnce(refused.refusal, typeof labels === 'function' ? labels() : labels, sentence);
  const state: FormState = {
    name: props.name,
    submitted: refused?.submitted,
    errors: told?.atFields ?? {},
  };
  const form = useRef<HTMLFormElement>(null);
  useFreshFormAfterSaving(props.name, form, refused !== undefined);
  useEffect(() => {
    if (refused !== undefined) form.current?.querySelector<HTMLElement>('.error-summary')?.focus();
  }, [refused]);
  return (
    <FormContext value={state}>
      <Form
        ref={form}
        method="post"
        className="form"
        reloadDocument={props.reloadDocument ?? false}
        preventScrollReset={props.stay ?? false}
        {...(props.action === undefined ? {} : { action: props.action })}
        {...(props.takesFiles === true && { encType: 'multipart/form-data' as const })}
      >
        {told === null ? null : (
          <ErrorSummary
            title={told.title}
            items={told.lines.map(({ field, text }) => ({ id: `${props.name}-${field}`, text }))}
          />
        )}
        {refused?.refusal.code === 'sign_in_needed' ? (
          <p>
            <a href="/sign-in" target="_blank" rel="noreferrer">
              <Trans>Sign in in another window</Trans>
            </a>
          </p>
        ) : null}
        <input type="hidden" name={formField} value={props.name} />
        {props.requestKey === undefined ? null : <HiddenRequestKey value={props.requestKey} />}
        {props.children}
      </Form>
    </FormContext>
  );
}

/** Once what was typed is saved, the form shows the record again instead of what was typed. */
const useFreshFormAfterSaving = (
  name: string,
  form: RefObject<HTMLFormElement | null>,
  isRefused: boolean,
): void => {
  const navigation = useNavigation();
  const isSending = navigation.formData?.get(formField) === name;
  const wasSending = useRef(false);
  useEffect(() => {
    if (wasSending.current && !isSending && !isRefused) form.current?.reset();
    wasSending.current = isSending;
  }, [isSending, isRefused, form]);
};

/** The refusal of this page's last action, when it came from the form of that name. */
const useRefused = (name: string): Refused | undefined => {
  const answer: unknown = useActionData();
  return isRefused(answer) && (answer.submitted[formField] ?? [name])[0] === name ? answer : undefined;
};
