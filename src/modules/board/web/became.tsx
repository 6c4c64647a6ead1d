import { Link } from 'react-router';
import { Tag, type Tone } from '../../../ui/tag.tsx';
import type { BecameTold } from '../records/told-advice.ts';

const tones: Readonly<Record<NonNullable<BecameTold['state']>, Tone>> = {
  done: 'good',
  done_otherwise: 'info',
  not_done: 'neutral',
  open: 'warn',
};

/** What became of a recommendation, why, and who or what says so; `path` is that of the case. */
export function Became({ became, path }: { readonly became: BecameTold; readonly path: string }) {
  const { state, word, lines, source, place, note } = became;
  if (state === null) return word;
  return (
    <>
      <Tag tone={tones[state]}>{word}</Tag>
      {lines.map((line) => (
        <span key={line} className="cell-second">
          {line}
        </span>
      ))}
      {source === null ? null : (
        <span className="cell-second">
          {place === null ? source : <Link to={`${path}/${place}`}>{source}</Link>}
        </span>
      )}
      {note === null ? null : <span className="cell-second">“{note}”</span>}
    </>
  );
}
