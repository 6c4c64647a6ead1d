import { type ReactNode, use, useState } from 'react';
import { FormContext } from '../form-state.ts';
import { FieldsContext } from './form-context.ts';

/** Opened by its heading. What has been opened once, by its reader or by what stands in it, is never closed under her hands. */
export function Part(props: {
  readonly className: string;
  readonly open: boolean;
  readonly heading: ReactNode;
  readonly children: ReactNode;
}) {
  const [opened, setOpened] = useState(props.open);
  if (props.open && !opened) setOpened(true);
  return (
    <details className={props.className} open={opened}>
      <summary>{props.heading}</summary>
      {props.children}
    </details>
  );
}

/** Whether a refusal concerns one of these items or rows. */
export const useHasFault = (names: readonly string[]): boolean => {
  const { at } = use(FieldsContext);
  const { errors } = use(FormContext);
  return Object.keys(errors).some((field) =>
    names.some((name) => field === `${at}.${name}` || field.startsWith(`${at}.${name}.`)),
  );
};
