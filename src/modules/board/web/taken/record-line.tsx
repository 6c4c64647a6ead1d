import { Link } from 'react-router';
import { Day } from '../../../../ui/day.tsx';
import type { RecordTold } from './records-told.ts';

/** A record in one line, as a link where it leads somewhere. */
export function RecordLine({ record, to }: { readonly record: RecordTold; readonly to?: string }) {
  const { title, detail, on } = record;
  const named = to === undefined ? title : <Link to={to}>{title}</Link>;
  return (
    <>
      {named}
      {on === null ? null : (
        <>
          , <Day date={on} />
        </>
      )}
      {detail === null ? null : `: ${detail}`}
    </>
  );
}
