import { Trans } from '@lingui/react/macro';
import { useFetcher, useLocation } from 'react-router';
import { use } from 'react';
import { Button, ButtonLink } from './button.tsx';
import { Day } from './day.tsx';
import { Notice } from './notice.tsx';
import { type KeptDraft, WritingContext } from './writing-state.ts';

/** Offers what the reader began in this form before, and did not save: to go on with it, or to put it away. */
export default function DraftOffer({ draft }: { readonly draft: KeptDraft }) {
  const { writing } = use(WritingContext);
  const { search } = useLocation();
  const { Form } = useFetcher();
  const { day, time } = draft;
  if (writing === null) return null;
  const query = search.slice(1);
  // Beside what goes on already.
  const goOn = new URLSearchParams(query);
  goOn.append('draft', draft.form);
  return (
    <Notice
      tone="warn"
      title={
        <Trans>
          You began this on <Day date={day} /> at {time} and have not saved it.
        </Trans>
      }
    >
      <p>
        <Trans>It was kept for you alone, and is gone thirty days after you last typed.</Trans>
      </p>
      <Form method="post" action={writing.keptAt} className="form-row">
        <ButtonLink to={`?${goOn}`}>
          <Trans>Go on with it</Trans>
        </ButtonLink>
        <input type="hidden" name="place" value={draft.place} />
        <input type="hidden" name="query" value={query} />
        <input type="hidden" name="draft" value={draft.form} />
        <input type="hidden" name="writer" value={writing.writer} />
        <Button kind="quiet" name="intent" value="discard">
          <Trans>Discard it</Trans>
        </Button>
      </Form>
    </Notice>
  );
}
