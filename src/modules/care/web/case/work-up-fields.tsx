import { Trans, useLingui } from '@lingui/react/macro';
import { Field, Select, TextArea } from '../../../../ui/field.tsx';
import { useField } from '../../../../ui/form-state.ts';
import { Tag } from '../../../../ui/tag.tsx';
import type { DatasetItem } from '../../minimum-dataset.ts';
import { doubtOf } from '../../plausible-value.ts';
import { itemField } from '../../item-field.ts';
import type { RecordedItem } from '../../work-up-answers.ts';
import { useWords } from '../words.tsx';

/** The item's name in the reader's language. */
export const useItemLabel = (): ((item: Pick<DatasetItem, 'label'>) => string) => {
  const { i18n } = useLingui();
  return ({ label }) => (i18n.locale === 'ko' ? label.ko : label.en);
};

const written = (value: RecordedItem['value'] | undefined): string | undefined => {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
};

/** Beside a number that was asked about: that it is so. Without it the question comes again. */
function Sure({ item }: { readonly item: DatasetItem }) {
  const { error, value } = useField(itemField(item.key, 'value'));
  const sure = useField(itemField(item.key, 'sure'));
  const typed = Number(value(undefined));
  const isSure = sure.chosen(String(typed), []);
  if ((error === undefined && !isSure) || doubtOf(item, typed) === null) return null;
  return (
    <label className="option">
      <input
        type="checkbox"
        name={itemField(item.key, 'sure')}
        value={String(typed)}
        defaultChecked={isSure}
      />
      <Trans>
        It is {typed} {item.unit}
      </Trans>
    </label>
  );
}

function Value({
  item,
  recorded,
}: {
  readonly item: DatasetItem;
  readonly recorded: RecordedItem | undefined;
}) {
  const { t } = useLingui();
  const { word } = useWords();
  const props = {
    name: itemField(item.key, 'value'),
    label: <Trans>Value</Trans>,
    defaultValue: written(recorded?.value),
  };
  const unsaid = { value: '', label: t`– not said –` };
  if (item.kind === 'number')
    return (
      <div>
        <Field {...props} inputMode="decimal" size={8} unit={recorded?.unit ?? item.unit} />
        <Sure item={item} />
      </div>
    );
  if (item.kind === 'text') return <TextArea {...props} rows={1} maxLength={2000} />;
  const options =
    item.kind === 'boolean'
      ? [
          { value: 'yes', label: t`Yes` },
          { value: 'no', label: t`No` },
        ]
      : (item.choices ?? []).map((value) => ({ value, label: word('itemChoice', value) }));
  const other =
    typeof recorded?.value === 'string' && !options.some(({ value }) => value === recorded.value)
      ? [{ value: recorded.value, label: recorded.value }]
      : [];
  return <Select {...props} options={[unsaid, ...options, ...other]} />;
}

function Item({
  item,
  recorded,
}: {
  readonly item: DatasetItem;
  readonly recorded: RecordedItem | undefined;
}) {
  const { t } = useLingui();
  const { word, options } = useWords();
  const label = useItemLabel()(item);
  const unsaid = recorded === undefined ? [{ value: '', label: t`– not said –` }] : [];
  return (
    <fieldset className="work-up-item">
      <legend>
        <strong>{label}</strong> <Tag>{word('itemLevel', item.level)}</Tag>
        {item.freshnessDays === undefined ? null : (
          <span className="cell-second">
            <Trans>Not older than {item.freshnessDays} days on the day of the board</Trans>
          </span>
        )}
      </legend>
      <Select
        name={itemField(item.key, 'state')}
        label={<Trans>State</Trans>}
        defaultValue={recorded?.state}
        options={[...unsaid, ...options('workUpState')]}
      />
      <Value item={item} recorded={recorded} />
      <Field
        name={itemField(item.key, 'takenOn')}
        label={<Trans>Date</Trans>}
        placeholder={t`YYYY-MM-DD`}
        size={11}
        maxLength={10}
        defaultValue={recorded?.takenOn ?? undefined}
      />
      <Field
        name={itemField(item.key, 'reason')}
        label={<Trans>Reason</Trans>}
        maxLength={500}
        defaultValue={recorded?.reason ?? undefined}
      />
      <input type="hidden" name={itemField(item.key, 'version')} value={recorded?.version ?? 0} />
    </fieldset>
  );
}

/** One line of fields for every item of a minimum dataset; what is recorded already stands in them. */
export function WorkUpFields(props: {
  readonly items: readonly DatasetItem[];
  readonly recorded?: readonly RecordedItem[];
}) {
  const recorded = new Map(props.recorded?.map((item) => [item.key, item]));
  return (
    <div className="work-up-items">
      <p className="field-hint">
        <Trans>
          A value alone means that it is present. “Not applicable” and “waived” need a reason. Dates may be
          partial: YYYY-MM or YYYY.
        </Trans>
      </p>
      {props.items.map((item) => (
        <Item key={item.key} item={item} recorded={recorded.get(item.key)} />
      ))}
    </div>
  );
}

/** Labels of the fields for the summary of what was refused. */
export const useWorkUpLabels = (items: readonly DatasetItem[]): Readonly<Record<string, string>> => {
  const label = useItemLabel();
  return Object.fromEntries(
    items.flatMap((item) =>
      (['state', 'value', 'takenOn', 'reason'] as const).map((part) => [
        itemField(item.key, part),
        label(item),
      ]),
    ),
  );
};
