import { Trans } from '@lingui/react/macro';
import { Fragment } from 'react';
import { Link } from 'react-router';
import type { ItemTold, MinutesLine } from './minutes-told.ts';

/** Lines of the minutes, each what it is of and what it says. */
export function Lines({ lines }: { readonly lines: readonly MinutesLine[] }) {
  return (
    <dl className="facts">
      {lines.map(({ label, text }, index) => (
        <Fragment key={index}>
          <dt>{label}</dt>
          <dd className="minutes-text">{text}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** One item of the minutes, which no sheet breaks, and where its text stands alone. */
export function Item(props: {
  readonly item: ItemTold;
  readonly text: string;
  /** Where its conclusion is corrected; null for whoever may not. */
  readonly correct: string | null;
}) {
  const { item, text, correct } = props;
  return (
    <section className="minutes-item">
      <h3>{item.title}</h3>
      {item.blocks.map(({ title, lines }, index) => (
        <Fragment key={index}>
          {title === null ? null : <h4>{title}</h4>}
          <Lines lines={lines} />
        </Fragment>
      ))}
      <p className="minutes-paste">
        <Link to={text} reloadDocument>
          <Trans>Text to paste</Trans>
        </Link>
        {correct === null ? null : (
          <>
            {' · '}
            <Link to={correct}>
              <Trans>Correct the conclusion</Trans>
            </Link>
          </>
        )}
      </p>
    </section>
  );
}
