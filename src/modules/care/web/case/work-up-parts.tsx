import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { useSay } from '../../../../ui/form/say.ts';
import type { Answerer } from '../../minimum-dataset.ts';
import { answererWords } from './work-up-words.ts';

/** How many items of each who answers are still open. */
type OpenItems = Readonly<Partial<Record<Answerer, number>>>;

/** Leads to the short part of each who answers something, with what is still open there. */
export function WorkUpParts(props: {
  readonly path: string;
  readonly open: OpenItems;
  /** The part that is shown; null for the whole, undefined where none is. */
  readonly here?: Answerer | null;
  /** The question whose items they are, where the address names it. */
  readonly question?: string | null;
}) {
  const { t } = useLingui();
  const say = useSay();
  const { path, open, here, question = null } = props;
  const leading = (part: string) => `${path}?part=${part}${question === null ? '' : `&question=${question}`}`;
  const parts = (Object.keys(answererWords) as Answerer[]).filter((by) => open[by] !== undefined);
  return (
    <nav className="work-up-parts" aria-label={t`Parts of the work-up`}>
      <ul>
        {here === undefined ? null : (
          <li>
            <Link to={leading('all')} aria-current={here === null ? 'page' : undefined}>
              <Trans>Everything</Trans>
            </Link>
          </li>
        )}
        {parts.map((by) => {
          const count = open[by] ?? 0;
          return (
            <li key={by}>
              <Link to={leading(by)} aria-current={here === by ? 'page' : undefined}>
                {say(answererWords[by])} <span className="muted">{t`${count} open`}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
