import { useLingui } from '@lingui/react/macro';
import type { DatasetItem } from '../../minimum-dataset.ts';

/** The item's name in the reader's language. */
export const useItemLabel = (): ((item: Pick<DatasetItem, 'label'>) => string) => {
  const { i18n } = useLingui();
  return ({ label }) => (i18n.locale === 'ko' ? label.ko : label.en);
};
