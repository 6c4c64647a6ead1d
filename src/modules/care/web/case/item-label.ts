import { useLingui } from '@lingui/react/macro';
import type { AskedDefinition } from '../../work-up-form.ts';

/** The item's name in the reader's language. */
export const useItemLabel = (): ((item: Pick<AskedDefinition, 'label'>) => string) => {
  const { i18n } = useLingui();
  return ({ label }) => label[i18n.locale] ?? label.en;
};
