import { Trans } from '@lingui/react/macro';
import { Unknown } from '../../../../ui/facts.tsx';
import type { DatasetItem } from '../../minimum-dataset.ts';
import type { WorkUpItem } from '../../schema.ts';
import { useWords } from '../words.tsx';

/** The value of a work-up item with its unit, as it was entered. */
export function ItemValue(props: {
  readonly item: Pick<WorkUpItem, 'value' | 'unit'>;
  readonly definition?: Pick<DatasetItem, 'kind'> | undefined;
}) {
  const { word } = useWords();
  const { value, unit } = props.item;
  if (value === null) return <Unknown />;
  if (typeof value === 'boolean') return value ? <Trans>yes</Trans> : <Trans>no</Trans>;
  if (props.definition?.kind === 'choice') return word('itemChoice', String(value));
  return unit === null ? String(value) : `${value} ${unit}`;
}
