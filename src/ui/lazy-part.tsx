import { type ComponentType, lazy } from 'react';

const Nothing = () => null;

/** A part of a page that is brought when it is shown; where it cannot be, as without a line, the page stands without it. */
export const lazyPart = <Props extends object>(
  bring: () => Promise<{ readonly default: ComponentType<Props> }>,
) => lazy<ComponentType<Props>>(() => bring().catch(() => ({ default: Nothing as ComponentType<Props> })));
