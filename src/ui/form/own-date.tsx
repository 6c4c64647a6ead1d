import { useLingui } from '@lingui/react/macro';
import { dateField } from '../../kernel/forms/posted.ts';
import { useField } from '../form-state.ts';
import { useGiven } from './form-context.ts';

/** The date of one item, for where it has another than the whole form; closed while it has none. */
export function OwnDate({ name, label }: { readonly name: string; readonly label: string }) {
  const { t } = useLingui();
  const { posted, given } = useGiven(dateField(name));
  const field = useField(posted);
  const text = field.value(given[0]);
  return (
    <details className="own-date" open={text !== '' || field.error !== undefined}>
      <summary>{t`Its own date`}</summary>
      <input
        type="text"
        id={field.id}
        name={posted}
        aria-label={t`${label}: date`}
        defaultValue={text}
        placeholder={t`YYYY-MM-DD`}
        size={11}
        maxLength={40}
        autoComplete="off"
        aria-invalid={field.error === undefined ? undefined : true}
        aria-describedby={field.error === undefined ? undefined : `${field.id}-error`}
      />
      {field.error === undefined ? null : (
        <p className="field-error" id={`${field.id}-error`}>
          {field.error}
        </p>
      )}
    </details>
  );
}
