import { Trans, useLingui } from '@lingui/react/macro';
import { Form } from 'react-router';
import { type Draft, draftsOf } from '../../kernel/drafts.ts';
import { calledByLabel } from '../../modules/care/index.ts';
import { pageScope } from '../../modules/directory/index.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { draftTold } from '../../ui/draft-told.ts';
import { Empty } from '../../ui/empty.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { BegunWhen, useBegunTitle } from './begun-line.tsx';
import { begunTold } from './begun-told.ts';
import type { Route } from './+types/begun.ts';

/** What people have typed into a form, by the names its page gave its fields; not what the page has put into it. */
const typedIn = ({ fields, labels }: Draft) =>
  draftTold(
    Object.entries(fields).filter(([name]) => Object.hasOwn(labels, name)),
    labels,
  );

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const drafts = await scope.read((tx) => draftsOf(tx, scope));
  const { forms, women } = await begunTold(scope, drafts);
  return {
    forms: forms.map(({ draft, ...begun }) => ({ ...begun, typed: typedIn(draft) })),
    her: await calledByLabel(scope, women),
  };
};

type BegunForm = Route.ComponentProps['loaderData']['forms'][number];

function Typed({ of, her, slug }: { readonly of: BegunForm; readonly her: string; readonly slug: string }) {
  const titleOf = useBegunTitle();
  return (
    <Section title={titleOf(of)} aside={<BegunWhen of={of} />}>
      {her === '' ? null : <p>{her}</p>}
      <div className="as-typed">
        <Facts facts={of.typed.map(({ name, label, text }) => ({ key: name, label, value: text }))} />
      </div>
      <Form method="post" action={`/c/${slug}/drafts`} className="form-row">
        <ButtonLink to={of.to}>
          <Trans>Go on with it</Trans>
        </ButtonLink>
        <input type="hidden" name="place" value={of.place} />
        <input type="hidden" name="draft" value={of.form} />
        <input type="hidden" name="from" value="begun" />
        <Button kind="quiet" name="intent" value="discard">
          <Trans>Discard it</Trans>
        </Button>
      </Form>
    </Section>
  );
}

/** What the reader has typed and not saved, to be read and copied wherever its form has gone. */
export default function BegunPage({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { forms, her } = loaderData;
  return (
    <Page
      title={t`What you began and did not save`}
      subtitle={
        <Trans>Kept for you alone. It is no part of the record until you go on with it and save it.</Trans>
      }
      breadcrumb={
        <Breadcrumb
          steps={[
            { label: t`My work`, to: `/c/${params.slug}` },
            { label: t`What you began and did not save` },
          ]}
        />
      }
    >
      {forms.length === 0 ? (
        <Empty title={<Trans>Nothing is kept: all you typed is saved or was put away.</Trans>} />
      ) : null}
      {forms.map((begun) => (
        <Typed
          key={`${begun.place} ${begun.form}`}
          of={begun}
          her={begun.label === null ? '' : (her[begun.label] ?? '')}
          slug={params.slug}
        />
      ))}
    </Page>
  );
}
