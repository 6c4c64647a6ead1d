/** What was typed in a field, without spaces around it; null when nothing was. */
export const text = (form: FormData, name: string): string | null => {
  const value = form.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
};

/** The form's idempotency key. */
export const requestKeyOf = (form: FormData): string | undefined => text(form, 'requestKey') ?? undefined;
