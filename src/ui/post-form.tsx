import {
  type ReactNode,
  type RefObject,
  Suspense,
  use,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { Form, useActionData, useLocation, useNavigation } from 'react-router';
import { lazyPart } from './lazy-part.tsx';
import { isRefused, type Refused } from '../kernel/http/refusal.ts';
import { ErrorSummary } from './error-summary.tsx';
import { FormContext, type FormState } from './form-state.ts';
import { HiddenRequestKey } from './request-key.tsx';
import { type Sentences, useSentences } from './sentences.ts';
import { toldOnce } from './told-once.ts';
import { saidIn, WritingContext } from './writing-state.ts';

const DraftOffer = lazyPart('draft-offer', () => import('./draft-offer.tsx'));

const formField = 'form';
type Labels = Readonly<Record<string, string>>;

type PostFormProps = {
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
  /** What a draft of it is called, where its page's heading does not say what it is about. */
  readonly draftTitle?: string;
  /** Leaves the page scrolled where it is, for small forms on long pages. */
  readonly stay?: boolean;
  readonly children: ReactNode;
};

/**
 * A form that posts to its page's action (or to `action`) and works without script. A refusal comes back into it:
 * a summary on top that leads to the fields concerned, a sentence at each of them, and everything typed still there. `name` tells the
 * forms of one page apart and arrives as the field `form`.
 */
export function PostForm(props: PostFormProps) {
  const { pathname, search } = useLocation();
  const isGoingOn = new URLSearchParams(search).getAll('draft').includes(props.name);
  // Another page's form, or a draft in its place, is another form: nothing that was typed slips from one to the other.
  return <Sheet key={`${pathname} ${isGoingOn ? 'draft' : ''}`} {...props} isGoingOn={isGoingOn} />;
}

/** The draft that stands for a form: its own, which it goes on with, or one of before that is offered; none once it is saved. */
const useDraft = (
  { name, isGoingOn }: { readonly name: string; readonly isGoingOn: boolean },
  key: string | undefined,
) => {
  const { drafts, over } = use(WritingContext);
  const found = drafts.find(({ form }) => form === name);
  // A form that had gone from the page and stands there again is the same one, and so is what was typed into it.
  const [taken, setTaken] = useState(isGoingOn || found?.requestKey === key ? found : undefined);
  const offered = found === undefined || taken !== undefined || found.requestKey === key ? undefined : found;
  const end = () => {
    over(taken?.requestKey ?? key ?? '');
    setTaken(undefined);
  };
  return { taken, offered, end };
};

function Sheet(props: PostFormProps & { readonly isGoingOn: boolean }) {
  const refused = useRefused(props.name);
  const sentence = useSentences(props.sentences);
  const { labels = {} } = props;
  const told =
    refused === undefined
      ? null
      : toldOnce(refused.refusal, typeof labels === 'function' ? labels() : labels, sentence);
  // The key stays while the form does, however often its page is read anew: what it sends may have been saved.
  const [requestKey, setRequestKey] = useState(props.requestKey);
  const { taken, offered, end } = useDraft(props, requestKey);
  const state: FormState = {
    name: props.name,
    submitted: refused?.submitted ?? taken?.fields,
    errors: told?.atFields ?? {},
    draft: taken,
  };
  const { writing } = use(WritingContext);
  const [writer] = useState(writing?.writer);
  const form = useRef<HTMLFormElement>(null);
  useFreshFormAfterSaving(props.name, form, refused !== undefined, () => {
    end();
    setRequestKey(props.requestKey);
  });
  usePasswordInPlace(form, writer, refused);
  useEffect(() => {
    if (refused !== undefined) form.current?.querySelector<HTMLElement>('.error-summary')?.focus();
  }, [refused]);
  return (
    <FormContext value={state}>
      {offered === undefined ? null : (
        <Suspense>
          <DraftOffer draft={offered} />
        </Suspense>
      )}
      <Form
        ref={form}
        data-typed={state.submitted === undefined ? undefined : ''}
        data-title={props.draftTitle}
        data-draft={offered === undefined ? taken?.version : 'offered'}
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
        <input type="hidden" name={formField} value={props.name} />
        {writer === undefined || requestKey === undefined ? null : (
          <input type="hidden" name="writer" value={writer} />
        )}
        {requestKey === undefined ? null : <HiddenRequestKey value={requestKey} />}
        {props.children}
      </Form>
    </FormContext>
  );
}

/**
 * Once what was typed is saved, the form shows the record again instead of what was typed; unless somebody has typed on while
 * it was on its way.
 */
const useFreshFormAfterSaving = (
  name: string,
  form: RefObject<HTMLFormElement | null>,
  isRefused: boolean,
  onSaved: () => void,
): void => {
  const navigation = useNavigation();
  const isSending = navigation.formData?.get(formField) === name;
  const sent = useRef<string | null>(null);
  const saved = useEffectEvent((before: string) => {
    if (form.current !== null && saidIn(form.current) === before) form.current.reset();
    onSaved();
  });
  useEffect(() => {
    if (!isSending && sent.current !== null && !isRefused) saved(sent.current);
    sent.current = isSending && form.current !== null ? (sent.current ?? saidIn(form.current)) : null;
  }, [isSending, isRefused, form]);
};

const ofAnother = new Set(['sign_in_needed', 'other_person_signed_in']);

/** When the session is over, or somebody else's, the writer says her password in place and the form is sent again as it was. */
const usePasswordInPlace = (
  form: RefObject<HTMLFormElement | null>,
  writer: string | undefined,
  refused: Refused | undefined,
): void => {
  const { askPassword } = use(WritingContext);
  const ask = useEffectEvent((intent: string | undefined) => {
    const pressed = [...(form.current?.querySelectorAll<HTMLButtonElement>('button[name="intent"]') ?? [])];
    const again = pressed.find(({ value }) => value === intent) ?? null;
    if (writer !== undefined) askPassword?.(writer, () => form.current?.requestSubmit(again));
  });
  useEffect(() => {
    if (refused !== undefined && ofAnother.has(refused.refusal.code)) ask(refused.submitted['intent']?.[0]);
  }, [refused]);
};

/** The refusal of this page's last action, when it came from the form of that name. */
export const useRefused = (name: string): Refused | undefined => {
  const answer: unknown = useActionData();
  return isRefused(answer) && (answer.submitted[formField] ?? [name])[0] === name ? answer : undefined;
};
