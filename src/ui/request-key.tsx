import { use } from 'react';
import { FormContext } from './form-state.ts';

/**
 * The form's idempotency key, made by the loader: a form sent twice gives its first result again. A form that came back
 * keeps its key, since what it sent may have been saved.
 */
export function HiddenRequestKey({ value }: { readonly value: string }) {
  const { submitted } = use(FormContext);
  return <input type="hidden" name="requestKey" value={submitted?.['requestKey']?.[0] ?? value} />;
}
