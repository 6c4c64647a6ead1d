import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { describedBy, HintAndError } from './field-frame.tsx';
import { type FieldState, useField } from './form-state.ts';

export interface Option {
  readonly value: string;
  readonly label: ReactNode;
}

interface ChoiceProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly options: readonly Option[];
}

/** The value that says "asked, and not known". */
export const unknownOption = 'unknown';

/** The option every clinical question offers beside its answers. */
export const withUnknown = (options: readonly Option[]): readonly Option[] => [
  ...options,
  { value: unknownOption, label: <Trans>Not known</Trans> },
];

function Group(
  props: ChoiceProps & {
    readonly type: 'radio' | 'checkbox';
    readonly given: readonly string[];
    readonly required?: boolean;
  },
) {
  const field: FieldState = useField(props.name);
  return (
    <fieldset
      className={classes('field', 'choice', field.error !== undefined && 'field-wrong')}
      id={field.id}
      tabIndex={-1}
      aria-describedby={describedBy(field.id, { hint: props.hint, error: field.error })}
    >
      <legend className="field-label">{props.label}</legend>
      <HintAndError id={field.id} hint={props.hint} error={field.error} />
      <div className="options">
        {props.options.map(({ value, label }) => (
          <label key={value} className="option">
            <input
              type={props.type}
              name={props.name}
              value={value}
              required={props.required}
              defaultChecked={field.chosen(value, props.given)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/**
 * One of a few options, all in sight. `unknown` adds "not known" as an answer of its own. Nothing is chosen
 * beforehand unless `defaultValue` says so.
 */
export function Choice({
  unknown = false,
  defaultValue,
  options,
  ...rest
}: ChoiceProps & {
  readonly unknown?: boolean;
  readonly defaultValue?: string | undefined;
  readonly required?: boolean;
}) {
  return (
    <Group
      {...rest}
      type="radio"
      options={unknown ? withUnknown(options) : options}
      given={defaultValue === undefined ? [] : [defaultValue]}
    />
  );
}

/** Any number of a few options. */
export function Choices({
  defaultValues = [],
  ...rest
}: ChoiceProps & { readonly defaultValues?: readonly string[] }) {
  return <Group {...rest} type="checkbox" given={defaultValues} />;
}
