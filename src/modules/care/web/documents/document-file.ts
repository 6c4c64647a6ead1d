import { appContext } from '../../../../kernel/app-context.ts';
import { notFound } from '../../../../kernel/errors.ts';
import { fileAnswer } from '../../../../kernel/http/file-answer.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import { pageScope } from '../../../directory/index.ts';
import { headOfPage } from '../../case-of-page.ts';
import { documentToOpen } from '../../queries/documents.ts';
import type { Route } from './+types/document-file.ts';

/** A document as it was brought. Her name may stand on it: that it was shown is written down before it leaves. */
export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { files } = context.get(appContext).services;
  const { caseId, documentId } = params;
  const head = await headOfPage(scope, caseId);
  if (!isUuid(documentId)) throw notFound();
  const { kind, madeOn, opened } = await scope.read(async (tx) => {
    const found = await documentToOpen(tx, scope.ownerId, { caseId, documentId });
    return { ...found, opened: await files.open(tx, scope.house, found.fileId) };
  });
  await scope.recordShowing([head.patientId]);
  return fileAnswer(opened, [kind.replaceAll('_', '-'), ...(madeOn === null ? [] : [madeOn])].join('-'));
};
