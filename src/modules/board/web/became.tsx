import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Day } from '../../../ui/day.tsx';
import { Tag, type Tone } from '../../../ui/tag.tsx';
import type { Became as Shown } from '../queries/board-shown.ts';
import { useWords } from './words.tsx';

type BecameShown = Omit<Shown, 'reason'> & { readonly reason: string | null };

const tones: Readonly<Record<NonNullable<BecameShown['state']>, Tone>> = {
  done: 'good',
  done_otherwise: 'info',
  not_done: 'neutral',
  open: 'warn',
};

/** Where the record says it stands; `path` is that of the case. */
const placeOf = ({ byForm, byId }: BecameShown, path: string): string | null => {
  if (byForm === null || byId === null) return null;
  return byForm === 'operation' ? `${path}/operations/${byId}` : `${path}/entries/${byId}`;
};

function Source({ became, path }: { readonly became: BecameShown; readonly path: string }) {
  const place = placeOf(became, path);
  if (place !== null)
    return (
      <Link to={place}>
        <Trans>as recorded</Trans>
      </Link>
    );
  if (became.told === 'decision') return <Trans>by her decision</Trans>;
  return became.told === 'person' ? <Trans>as somebody has said</Trans> : null;
}

/** What became of a recommendation, why, and who or what says so. */
export function Became({ became, path }: { readonly became: BecameShown | null; readonly path: string }) {
  const { word } = useWords();
  if (became === null || became.state === null) return <Trans>not known</Trans>;
  const { reason, deviation, askedFrom, state, note } = became;
  return (
    <>
      <Tag tone={tones[state]}>{word('fulfilment', state)}</Tag>
      {reason === null ? null : <span className="cell-second">{reason}</span>}
      {deviation === 'major' ? (
        <span className="cell-second">
          <Trans>parts from what the board meant</Trans>
        </span>
      ) : null}
      {state === 'open' && askedFrom !== null ? (
        <span className="cell-second">
          <Trans>
            asked from <Day date={askedFrom} />
          </Trans>
        </span>
      ) : null}
      {state === 'open' ? null : (
        <span className="cell-second">
          <Source became={became} path={path} />
        </span>
      )}
      {note === null ? null : <span className="cell-second">“{note}”</span>}
    </>
  );
}
