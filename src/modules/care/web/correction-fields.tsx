import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { Field } from '../../../ui/field.tsx';
import { useField } from '../../../ui/form-state.ts';

/**
 * The version that was read when the page was opened. It stays that one while the page is brought up to date behind
 * somebody who writes, and after a conflict, so that nothing is overwritten unseen (`ReplacedVersion` where it is shown).
 */
export function ReadVersion({ version }: { readonly version: number }) {
  const { key } = useLocation();
  const [read, setRead] = useState({ key, version });
  if (read.key !== key) setRead({ key, version });
  return <input type="hidden" name="version" value={useField('version').value(String(read.version))} />;
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
