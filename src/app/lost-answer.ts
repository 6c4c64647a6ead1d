import { data, type DataStrategyResult, isRouteErrorResponse } from 'react-router';
import type { Refused } from '../kernel/http/refusal.ts';
import { isSecretName } from '../kernel/http/secret-name.ts';

type Results = Readonly<Record<string, DataStrategyResult>>;

/** No answer of ours: the network was gone, something between us answered, or the server broke off. A redirect is one. */
const isLost = (error: unknown): boolean =>
  isRouteErrorResponse(error) ? error.status >= 500 : !(error instanceof Response);

/** What was typed, by field; a password is typed anew. */
const typedIn = (form: FormData): Refused['submitted'] => {
  const texts: Record<string, string[]> = {};
  for (const [name, value] of form)
    if (typeof value === 'string' && !isSecretName(name)) (texts[name] ??= []).push(value);
  return texts;
};

const lost = (form: FormData): Refused => ({
  refusal: { code: 'answer_lost', params: {}, field: undefined, issues: [] },
  submitted: typedIn(form),
});

/**
 * The results of a form's sending, where a lost answer comes back beside the form as a refusal would, with what was typed:
 * whether it was saved nobody can say, and its request key makes it safe to send again.
 */
export const keepingForm = (results: Results, form: FormData): Results =>
  Object.fromEntries(
    Object.entries(results).map(([route, each]) => [
      route,
      each.type === 'error' && isLost(each.result)
        ? { type: 'data', result: data(lost(form), { status: 503 }) }
        : each,
    ]),
  );
