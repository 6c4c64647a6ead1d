import { Plural } from '@lingui/react/macro';
import { Link } from 'react-router';

/** The last line of a list that does not show all: how many more there are, leading to where they stand. */
export function AndMore({ rest, to }: { readonly rest: number; readonly to: string }) {
  return rest > 0 ? (
    <li>
      <Link to={to}>
        <Plural value={rest} one="and # more" other="and # more" />
      </Link>
    </li>
  ) : null;
}
