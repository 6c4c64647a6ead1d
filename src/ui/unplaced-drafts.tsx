import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { Notice } from './notice.tsx';
import type { KeptDraft } from './writing-state.ts';

/** Names of the forms that stand on the page. */
const drawn = (): string =>
  [...document.querySelectorAll<HTMLInputElement>('form.form input[name="form"]')]
    .map(({ value }) => value)
    .join(' ');

/** What the reader began on this page in a form that does not stand there now: it is never put into another. */
export default function UnplacedDrafts(props: {
  readonly drafts: readonly KeptDraft[];
  readonly to: string;
}) {
  const [forms, setForms] = useState<string | null>(null);
  useEffect(() => {
    const look = () => setForms(drawn());
    const moved = new MutationObserver(look);
    moved.observe(document.body, { childList: true, subtree: true });
    look();
    return () => moved.disconnect();
  }, []);
  if (forms === null) return null;
  const there = new Set(forms.split(' '));
  const unplaced = props.drafts.filter(({ form }) => !there.has(form));
  if (unplaced.length === 0) return null;
  return (
    <Notice
      tone="warn"
      live
      title={<Trans>What you began here and did not save has no place on this page now.</Trans>}
    >
      <ul>
        {unplaced.map(({ form, title, time }) => (
          <li key={form}>
            <Trans>
              {title}, kept at {time}
            </Trans>
          </li>
        ))}
      </ul>
      <p>
        <Link to={props.to}>
          <Trans>Read what you typed</Trans>
        </Link>
      </p>
    </Notice>
  );
}
