import type { ReactNode } from 'react';
import { Button, ButtonLink } from './button.tsx';

/** The end of a form on a page of its own: its main button and the way out. */
export function SaveRow(props: {
  readonly save: ReactNode;
  readonly leave: ReactNode;
  /** Where the way out leads. */
  readonly to: string;
}) {
  return (
    <div className="form-row">
      <Button kind="main">{props.save}</Button>
      <ButtonLink kind="quiet" to={props.to}>
        {props.leave}
      </ButtonLink>
    </div>
  );
}
