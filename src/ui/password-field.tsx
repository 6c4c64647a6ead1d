import type { ReactNode } from 'react';
import type { SecretName } from '../kernel/http/secret-name.ts';
import { describedBy, FieldFrame } from './field-frame.tsx';
import { useField } from './form-state.ts';

/** A password: by its name it is no draft, and never given back by a form that is refused. */
export function PasswordField(props: {
  readonly name: SecretName;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly autoComplete: 'current-password' | 'new-password';
}) {
  const { name, label, hint, autoComplete } = props;
  const { id, error } = useField(name);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <input
        name={name}
        type="password"
        id={id}
        autoComplete={autoComplete}
        required
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error === undefined ? undefined : true}
      />
    </FieldFrame>
  );
}
