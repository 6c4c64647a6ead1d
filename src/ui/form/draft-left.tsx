import { Trans } from '@lingui/react/macro';
import type { Form } from '../../kernel/forms/items.ts';
import { withoutPlace } from '../../kernel/forms/without-place.ts';
import { draftTold } from '../draft-told.ts';
import { Facts } from '../facts.tsx';
import { Notice } from '../notice.tsx';
import type { KeptDraft } from '../writing-state.ts';

/** What a draft says that the form of today does not ask any more: nothing of it is dropped in silence. */
export default function DraftLeft(props: {
  readonly form: Form;
  readonly definition: string;
  readonly at: string;
  readonly draft: KeptDraft;
}) {
  const { form, at, draft } = props;
  const under = `${at}.`;
  const posted = Object.fromEntries(
    Object.entries(draft.fields).flatMap(([name, texts]) =>
      name.startsWith(under) ? [[name.slice(under.length), texts] as const] : [],
    ),
  );
  const left = Object.entries(withoutPlace(form, posted)).map(
    ([name, texts]) => [under + name, texts] as const,
  );
  const isEarlier = !draft.definitions.split(' ').includes(props.definition);
  if (left.length === 0 && !isEarlier) return null;
  return (
    <Notice tone="warn" title={<Trans>The form has changed since you began this.</Trans>}>
      {left.length === 0 ? (
        <p>
          <Trans>All that you typed has its place in it. Please look it through.</Trans>
        </p>
      ) : (
        <div data-left={JSON.stringify({ fields: Object.fromEntries(left), labels: draft.labels })}>
          <p>
            <Trans>
              This has no place in it any more. It is not saved with the form: copy what you need.
            </Trans>
          </p>
          <Facts
            facts={draftTold(left, draft.labels).map(({ name, label, text }) => ({
              key: name,
              label,
              value: text,
            }))}
          />
        </div>
      )}
    </Notice>
  );
}
