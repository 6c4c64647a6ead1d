import { Plural } from '@lingui/react/macro';
import { Link } from 'react-router';
import { AndMore } from '../../../../ui/and-more.tsx';
import { Section } from '../../../../ui/page.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import type { TurnsTold } from './turns-told.ts';

type Row = TurnsTold['sections'][number]['rows'][number];

/** For how many days, what comes next, and for whom the reader has it. */
function Since({ row: { days, since, next, behalf } }: { readonly row: Row }) {
  return (
    <span className="muted">
      {days === null ? since : <Plural value={days} _0="since today" one="for # day" other="for # days" />}
      {next === null ? null : ` · ${next}`}
      {behalf === null ? null : ` · ${behalf}`}
    </span>
  );
}

/** Women whose turn is the reader's, under what is asked; each leads to where it is answered. */
export default function Turns({ data }: { readonly data: TurnsTold }) {
  return data.sections.map(({ key, title, note, rest, rows }) => (
    <Section key={key} title={title}>
      {note === null ? null : <p className="muted">{note}</p>}
      <ul className="work-list">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={row.to}>{row.label}</Link> {data.her[row.label]}{' '}
            {row.tag === null ? null : <Tag tone="neutral">{row.tag}</Tag>}{' '}
            {row.what === null ? null : <strong>{row.what}</strong>} <Since row={row} />
          </li>
        ))}
        <AndMore rest={rest} to={data.to} />
      </ul>
    </Section>
  ));
}
