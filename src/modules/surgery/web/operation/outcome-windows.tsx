import { Plural, Trans } from '@lingui/react/macro';
import { Day } from '../../../../ui/day.tsx';
import { Mark } from '../../../../ui/tag.tsx';
import type { WindowShown } from '../../outcome-window.ts';

function Count({ closedOn, count }: Pick<WindowShown, 'closedOn' | 'count'>) {
  if (count === null) return null;
  return closedOn === null ? (
    <Plural value={count} _0="None so far." one="# complication so far." other="# complications so far." />
  ) : (
    <Plural value={count} _0="No complication." one="# complication." other="# complications." />
  );
}

function Died({ died, diedOn }: Pick<WindowShown, 'died' | 'diedOn'>) {
  if (died !== true) return null;
  return diedOn === null ? (
    <Trans>She died within these days.</Trans>
  ) : (
    <Trans>
      She died within these days, on <Day date={diedOn} />.
    </Trans>
  );
}

/** What the record says of thirty and of ninety days after an operation: closed, or so far. */
export function OutcomeWindows({ windows }: { readonly windows: readonly WindowShown[] }) {
  if (windows.every(({ closedOn, count, died }) => closedOn === null && count === null && died !== true))
    return (
      <p className="muted">
        <Trans>Whether there were complications is not known.</Trans>
      </p>
    );
  return (
    <ul className="work-list">
      {windows.map(({ days, closedOn, count, died, diedOn }) => (
        <li key={days}>
          <Mark tone={closedOn === null ? 'warn' : 'good'}>
            <span>
              {closedOn === null ? (
                <Trans>{days} days: not closed</Trans>
              ) : (
                <Trans>
                  {days} days: closed on <Day date={closedOn} />
                </Trans>
              )}
            </span>
          </Mark>{' '}
          <Count closedOn={closedOn} count={count} /> <Died died={died} diedOn={diedOn} />
        </li>
      ))}
    </ul>
  );
}
