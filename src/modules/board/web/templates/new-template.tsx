import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { requestKeyOf } from '../../../../kernel/http/form-values.ts';
import { drawnAgain, saveForm } from '../../../../kernel/http/posted-form.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Page } from '../../../../ui/page.tsx';
import { pageScope } from '../../../directory/index.ts';
import { defineTemplate } from '../../commands/define-template.ts';
import { templateFromItem } from '../../queries/template-from-item.ts';
import { template } from '../../records/template.ts';
import { templateHanded } from '../decision/handed-advice.ts';
import type { Route } from './+types/new-template.ts';
import { TemplateForm } from './template-form.tsx';
import styles from './templates.css?url';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const itemId = new URL(request.url).searchParams.get('item') ?? '';
  const begun = isUuid(itemId) ? await scope.read((tx) => templateFromItem(tx, scope.ownerId, itemId)) : null;
  return { begun, form: templateHanded(scope), requestKey: randomUUID() };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const drawn = drawnAgain(form, template, 'template');
  if (drawn) return drawn;
  await saveForm(form, template, 'template', (said) =>
    scope.run(defineTemplate, { template: said }, { requestKey: requestKeyOf(form) }),
  );
  return redirect(`/c/${params.slug}/meetings/templates`, 303);
};

export default function NewTemplate({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { begun, form, requestKey } = loaderData;
  const meetings = `/c/${params.slug}/meetings`;
  return (
    <Page
      title={t`New template`}
      subtitle={
        <Trans>
          Up to eight recommendations, in the order in which they are offered. What is left empty is said at
          the board.
        </Trans>
      }
      breadcrumb={
        <Breadcrumb
          steps={[
            { label: t`Meetings`, to: meetings },
            { label: t`Templates`, to: `${meetings}/templates` },
            { label: t`New template` },
          ]}
        />
      }
    >
      {begun === null ? null : (
        <Notice tone="warn" title={<Trans>This was recommended for one woman.</Trans>}>
          <Trans>Take out what is so of her alone: everybody who records recommendations reads it.</Trans>
        </Notice>
      )}
      <TemplateForm
        form={form}
        answers={begun}
        requestKey={requestKey}
        save={<Trans>Save the template</Trans>}
        back={`${meetings}/templates`}
      />
    </Page>
  );
}
