import { Trans } from '@lingui/react/macro';
import type { ComponentProps, ReactNode } from 'react';
import { describedBy, FieldFrame } from './field-frame.tsx';
import { useField } from './form-state.ts';

interface Named {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly defaultValue?: string | undefined;
}

type Rest<Tag extends 'input' | 'textarea' | 'select'> = Omit<
  ComponentProps<Tag>,
  'name' | 'id' | 'defaultValue' | 'value' | 'className' | 'style' | 'children'
>;

type InputType = 'text' | 'email' | 'number' | 'date' | 'time' | 'search' | 'file';

/**
 * One line of input: text, number, date … With `unknown` a box "not known" stands beside it and
 * arrives as `<name>Unknown=yes`, so that an empty field is never taken for an answer.
 */
export function Field({
  label,
  hint,
  defaultValue,
  unknown,
  unit,
  ...rest
}: Named &
  Rest<'input'> & { readonly type?: InputType; readonly unknown?: boolean; readonly unit?: ReactNode }) {
  const field = useField(rest.name);
  const missing = useField(`${rest.name}Unknown`);
  return (
    <FieldFrame id={field.id} label={label} hint={hint} error={field.error}>
      <div className="field-line">
        <input
          type="text"
          {...rest}
          id={field.id}
          defaultValue={field.value(defaultValue)}
          aria-describedby={describedBy(field.id, { hint, error: field.error })}
          aria-invalid={field.error === undefined ? undefined : true}
        />
        {unit === undefined ? null : <span className="field-unit">{unit}</span>}
        {unknown === undefined ? null : (
          <label className="option">
            <input
              type="checkbox"
              name={`${rest.name}Unknown`}
              value="yes"
              defaultChecked={missing.chosen('yes', unknown ? ['yes'] : [])}
            />
            <Trans>Not known</Trans>
          </label>
        )}
      </div>
    </FieldFrame>
  );
}

/** Several lines of text. */
export function TextArea({ label, hint, defaultValue, ...rest }: Named & Rest<'textarea'>) {
  const field = useField(rest.name);
  return (
    <FieldFrame id={field.id} label={label} hint={hint} error={field.error}>
      <textarea
        rows={3}
        {...rest}
        id={field.id}
        defaultValue={field.value(defaultValue)}
        aria-describedby={describedBy(field.id, { hint, error: field.error })}
        aria-invalid={field.error === undefined ? undefined : true}
      />
    </FieldFrame>
  );
}

/** One of many options in a drop-down list; for up to seven use `Choice`, which shows them all. */
export function Select({
  label,
  hint,
  defaultValue,
  options,
  ...rest
}: Named &
  Rest<'select'> & { readonly options: ReadonlyArray<{ readonly value: string; readonly label: string }> }) {
  const field = useField(rest.name);
  return (
    <FieldFrame id={field.id} label={label} hint={hint} error={field.error}>
      <select
        {...rest}
        id={field.id}
        defaultValue={field.value(defaultValue)}
        aria-describedby={describedBy(field.id, { hint, error: field.error })}
        aria-invalid={field.error === undefined ? undefined : true}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
