import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { Field } from '../../../ui/field.tsx';
import { useField } from '../../../ui/form-state.ts';

/**
 * The version that was read when the page was opened. It stays that one while the page is brought up to date behind
 * somebody who writes, and after a conflict, so that nothing is overwritten unseen (`ReplacedVersion` where it is shown).
 */
export function ReadVersion({
  version,
  name = 'version',
}: {
  readonly version: number;
  readonly name?: string;
}) {
  const { key } = useLocation();
  const [read, setRead] = useState({ key, version });
  if (read.key !== key) setRead({ key, version });
  return <input type="hidden" name={name} value={useField(name).value(String(read.version))} />;
}

/** Why a record that stands is changed; `whenChanged` where something may be added without a reason. */
export function CorrectionReason({ whenChanged = false }: { readonly whenChanged?: boolean }) {
  const { t } = useLingui();
  return (
    <Field
      name="reason"
      label={t`Why is the record corrected?`}
      hint={
        whenChanged
          ? t`Needed when something that was said is changed; the earlier version is kept.`
          : t`The earlier version is kept beside it.`
      }
      required={!whenChanged}
      maxLength={500}
    />
  );
}
