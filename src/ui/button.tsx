import type { ComponentProps } from 'react';
import { Link } from 'react-router';
import { classes } from './classes.ts';

export type ButtonKind = 'main' | 'plain' | 'quiet' | 'danger';

const classOf = (kind: ButtonKind) => classes('button', `button-${kind}`);

/** A form's button. `main` once a page for what is most likely wanted; `plain` unless said otherwise. */
export function Button({
  kind = 'plain',
  type = 'submit',
  ...rest
}: Omit<ComponentProps<'button'>, 'className' | 'style'> & { readonly kind?: ButtonKind }) {
  return <button {...rest} type={type} className={classOf(kind)} />;
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({
  kind = 'plain',
  ...rest
}: Omit<ComponentProps<typeof Link>, 'className' | 'style'> & { readonly kind?: ButtonKind }) {
  return <Link {...rest} className={classOf(kind)} />;
}
