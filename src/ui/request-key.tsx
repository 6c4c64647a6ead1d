/** The form's idempotency key, made by the loader: a form sent twice gives its first result again. */
export function HiddenRequestKey({ value }: { readonly value: string }) {
  return <input type="hidden" name="requestKey" value={value} />;
}
