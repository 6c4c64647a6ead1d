import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';

export interface Identifier {
  readonly label: string;
  readonly value: ReactNode;
}

/**
 * Everything about one person, under a band with at least two identifiers that stays in sight on screen and is
 * repeated on every printed sheet.
 */
export function Identified(props: {
  readonly identifiers: readonly [Identifier, Identifier, ...Identifier[]];
  /** What must not be overlooked, for example an allergy; shown inside the band. */
  readonly alert?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useLingui();
  return (
    <div className="identified">
      <section className="identity" aria-label={t`Who this is about`}>
        <div className="identity-inner">
          <dl>
            {props.identifiers.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {props.alert}
        </div>
      </section>
      <div className="identified-body">{props.children}</div>
    </div>
  );
}
