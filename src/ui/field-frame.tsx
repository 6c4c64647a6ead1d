import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export interface FrameProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

/** The `aria-describedby` of a control: its hint and its error, whichever are there. */
export const describedBy = (
  id: string,
  { hint, error }: Pick<FrameProps, 'hint' | 'error'>,
): string | undefined =>
  classes(hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`) || undefined;

export function HintAndError({ id, hint, error }: { readonly id: string } & Omit<FrameProps, 'label'>) {
  return (
    <>
      {hint === undefined ? null : (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

/** A label above its control, with hint and error between them, tied to the control by their ids. */
export function FieldFrame({
  id,
  label,
  children,
  ...rest
}: FrameProps & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className={classes('field', rest.error !== undefined && 'field-wrong')}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <HintAndError id={id} {...rest} />
      {children}
    </div>
  );
}
