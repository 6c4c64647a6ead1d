import { Link } from 'react-router';
import { Tag } from '../../../ui/tag.tsx';
import type { BecameTold } from '../records/told-advice.ts';

/** What became of a recommendation, why, and who or what says so; `path` is that of the case. */
export function Became({ became, path }: { readonly became: BecameTold; readonly path: string }) {
  const { tone, word, lines, source, place } = became;
  return (
    <>
      <Tag tone={tone}>{word}</Tag>
      {lines.map((line) => (
        <span key={line} className="cell-second">
          {place !== null && line === source ? <Link to={`${path}/${place}`}>{line}</Link> : line}
        </span>
      ))}
    </>
  );
}
