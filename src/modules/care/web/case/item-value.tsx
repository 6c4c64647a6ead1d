import { Trans } from '@lingui/react/macro';
import { Unknown } from '../../../../ui/facts.tsx';
import type { DatasetItem } from '../../minimum-dataset.ts';
import type { AnsweredItem } from '../../answered-items.ts';
import { useWords } from '../words.tsx';

/** The value of a work-up item with its unit, as it was entered; the course may say it by a code. */
export function ItemValue(props: {
  readonly item: Pick<AnsweredItem, 'value' | 'unit' | 'entry'>;
  readonly definition?: Pick<DatasetItem, 'kind'> | undefined;
}) {
  const { word } = useWords();
  const { value, unit } = props.item;
  if (value === null) return <Unknown />;
  if (typeof value === 'boolean') return value ? <Trans>yes</Trans> : <Trans>no</Trans>;
  if (props.definition?.kind === 'choice' || (props.item.entry !== undefined && unit === null))
    return word('itemChoice', String(value));
  return unit === null ? String(value) : `${value} ${unit}`;
}
