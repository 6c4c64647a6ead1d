import { useLingui } from '@lingui/react/macro';
import { Field } from '../../../ui/field.tsx';
import { useField } from '../../../ui/form-state.ts';

/** The version that was read; after a conflict it stays that one, so that nothing is overwritten unseen. */
export function ReadVersion({ version }: { readonly version: number }) {
  return <input type="hidden" name="version" value={useField('version').value(String(version))} />;
}

/** Why a record that stands is changed. */
export function CorrectionReason() {
  const { t } = useLingui();
  return (
    <Field
      name="reason"
      label={t`Why is the record corrected?`}
      hint={t`The earlier version is kept beside it.`}
      required
      maxLength={500}
    />
  );
}
