import { useLingui } from '@lingui/react/macro';
import { type Name, nameIn } from '../kernel/names.ts';

/** A function from a name to how the reader's language writes it. */
export const useName = (): ((name: Name) => string) => {
  const { i18n } = useLingui();
  return (name) => nameIn(i18n.locale, name);
};
