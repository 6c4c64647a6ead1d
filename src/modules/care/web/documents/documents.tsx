import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { appContext } from '../../../../kernel/app-context.ts';
import { forbidden, refused } from '../../../../kernel/errors.ts';
import { fileMegabytes } from '../../../../kernel/files/checked-file.ts';
import { requestKeyOf, text } from '../../../../kernel/http/form-values.ts';
import { sentFile } from '../../../../kernel/http/sent-files.ts';
import { localDay } from '../../../../kernel/zone.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { namesIn, pageScope } from '../../../directory/index.ts';
import { headOfPage, whomOf } from '../../case-of-page.ts';
import { addDocument } from '../../commands/add-document.ts';
import { canAddDocuments, canSeeDocuments } from '../../policy.ts';
import { documentsOf } from '../../queries/documents.ts';
import { WhomBanner } from '../whom-banner.tsx';
import type { Route } from './+types/documents.ts';
import { AddDocument } from './add-document.tsx';
import { DocumentList } from './document-list.tsx';
import styles from './documents.css?url';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { actor, ownerId, house, locale } = scope;
  const head = await headOfPage(scope, params.caseId);
  const live = await scope.live(`case:${head.id}`);
  const documents = await scope.read(async (tx) => {
    const found = await documentsOf(tx, ownerId, head.id);
    const names = await namesIn(
      tx,
      locale,
      found.flatMap(({ addedBy }) => addedBy ?? []),
    );
    return found.map(({ addedAt, addedBy, ...one }) => ({
      ...one,
      by: names.get(addedBy ?? '') ?? null,
      addedOn: localDay(addedAt, house.zone),
    }));
  });
  return {
    whom: await whomOf(scope, head),
    path: `/c/${params.slug}/cases/${head.id}`,
    documents,
    live,
    megabytes: fileMegabytes,
    may: { add: canAddDocuments(actor, ownerId), open: canSeeDocuments(actor, ownerId) },
    takes: context.get(appContext).services.files.takes(house),
    saved: new URL(request.url).searchParams.has('saved'),
    requestKey: randomUUID(),
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  if (!canAddDocuments(scope.actor, scope.ownerId)) throw forbidden();
  const head = await headOfPage(scope, params.caseId);
  const form = await request.formData();
  const said = { kind: text(form, 'kind'), on: text(form, 'on'), note: text(form, 'note') };
  const bytes = await sentFile(form, 'file', 'picture');
  if (bytes === null) throw refused('file_missing', {}, { field: 'file' });
  const sealed = await context.get(appContext).services.files.seal(scope.house, bytes);
  const call = { requestKey: requestKeyOf(form), files: [sealed] };
  await scope.run(addDocument, { caseId: head.id, ...said, file: sealed.id }, call);
  return redirect(`/c/${params.slug}/cases/${head.id}/documents?saved`);
};

function NoKey() {
  return (
    <Notice tone="warn" title={<Trans>No document can be added at this house.</Trans>}>
      <Trans>
        Documents are stored sealed, and this installation names no key to seal them with. Whoever runs it
        makes one by “consilium key new FILE”, names it by CONSILIUM_KEY_FILE and starts the program again.
      </Trans>
    </Notice>
  );
}

export default function Documents({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { documents, may, path, whom } = loaderData;
  return (
    <WhomBanner whom={whom}>
      <Page
        title={t`Documents`}
        subtitle={<LiveRefresh url={loaderData.live} />}
        breadcrumb={
          <Breadcrumb
            steps={[
              { label: t`Cases`, to: `/c/${params.slug}/cases` },
              { label: whom.label, to: path },
              { label: t`Documents` },
            ]}
          />
        }
      >
        {loaderData.saved ? <Notice tone="good" live title={<Trans>Saved.</Trans>} /> : null}
        <DocumentList documents={documents} path={path} may={may} />
        {may.add ? (
          <Section id="add" title={t`Add a document`}>
            {loaderData.takes ? (
              <AddDocument requestKey={loaderData.requestKey} megabytes={loaderData.megabytes} />
            ) : (
              <NoKey />
            )}
          </Section>
        ) : null}
      </Page>
    </WhomBanner>
  );
}
