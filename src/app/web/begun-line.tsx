import { Trans, useLingui } from '@lingui/react/macro';
import { Day } from '../../ui/day.tsx';
import type { BegunForm } from './begun-told.ts';

/** What a form that was begun is called: by its page, and by its case where the page's words do not name it. */
export const useBegunTitle = () => {
  const { t } = useLingui();
  return ({ title, label }: Pick<BegunForm, 'title' | 'label'>): string => {
    const named = title === '' ? t`A form` : title;
    return label === null || named.includes(label) ? named : `${named} · ${label}`;
  };
};

/** When it was kept, and until when it is. */
export function BegunWhen({ of: { day, time, until } }: { readonly of: BegunForm }) {
  return (
    <span className="muted">
      <Trans>
        kept on <Day date={day} /> at {time}, until <Day date={until} />
      </Trans>
    </span>
  );
}
