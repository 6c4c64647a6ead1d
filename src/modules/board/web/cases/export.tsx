import { Trans, useLingui } from '@lingui/react/macro';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { pageScope } from '../../../directory/index.ts';
import { canExportCases } from '../../policy.ts';
import type { Route } from './+types/export.ts';

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const { actor, ownerId } = await pageScope(context, params.slug);
  return { slug: params.slug, mayName: canExportCases(actor, ownerId, true) };
};

function WhatLeaves({ mayName }: { readonly mayName: boolean }) {
  return (
    <ul className="prose">
      <li>
        <Trans>
          One table for each kind of record, with the mapping by which another installation takes it back.
          Taken into an empty centre, every answer is what it is here.
        </Trans>
      </li>
      <li>
        <Trans>
          People named in answers, questions to boards, recommendations and her decisions are in no table. The
          file export.json says how many there are.
        </Trans>
      </li>
      <li>
        <Trans>
          Birth dates and free texts leave as they stand, also without names: somebody may have written a name
          into a text.
        </Trans>
      </li>
      <li>
        {mayName ? (
          <Trans>
            The journal says that you took them out. With names and record numbers every woman is recorded as
            shown to you.
          </Trans>
        ) : (
          <Trans>
            The journal says that you took them out. Names and record numbers are left out, because you may
            not see them.
          </Trans>
        )}
      </li>
    </ul>
  );
}

export default function ExportCases({ loaderData: { slug, mayName } }: Route.ComponentProps) {
  const { t } = useLingui();
  return (
    <Page
      title={t`Export all cases`}
      breadcrumb={<Breadcrumb steps={[{ to: `/c/${slug}/cases`, label: t`Cases` }, { label: t`Export` }]} />}
    >
      <PostForm name="export" action={`/c/${slug}/cases/export/files`} reloadDocument>
        <WhatLeaves mayName={mayName} />
        <div className="form-row">
          <Button kind="main" name="identity" value="without">
            <Trans>Download without names</Trans>
          </Button>
          {mayName ? (
            <Button name="identity" value="with">
              <Trans>Download with names and record numbers</Trans>
            </Button>
          ) : null}
        </div>
      </PostForm>
    </Page>
  );
}
