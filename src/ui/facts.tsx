import { Trans } from '@lingui/react/macro';
import { Fragment, type Key, type ReactNode } from 'react';

export interface Fact {
  readonly key: Key;
  readonly label: ReactNode;
  /** null is unknown, and is said. */
  readonly value: ReactNode | null;
}

/** Says that a thing is not known, so that an empty place is never mistaken for "no". */
export function Unknown() {
  return (
    <span className="unknown">
      <Trans>not known</Trans>
    </span>
  );
}

/** Nobody has answered: told from an answer that nobody knows. */
export function Unsaid() {
  return (
    <span className="unknown">
      <Trans>not said</Trans>
    </span>
  );
}

/** Yes or no in words; null stays null, which is shown as not known. */
export const yesOrNo = (value: boolean | null) =>
  value === null ? null : value ? <Trans>yes</Trans> : <Trans>no</Trans>;

/** A list of labels and values in two columns. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ key, label, value }) => (
        <Fragment key={key}>
          <dt>{label}</dt>
          <dd>{value ?? <Unknown />}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
