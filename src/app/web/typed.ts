/** What a field of a posted form holds, untrimmed as passwords must be; empty when it is not there or a file. */
export const typed = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};
