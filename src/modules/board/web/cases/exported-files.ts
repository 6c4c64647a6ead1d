import { redirect } from 'react-router';
import { appContext } from '../../../../kernel/app-context.ts';
import { refused } from '../../../../kernel/errors.ts';
import { text } from '../../../../kernel/http/form-values.ts';
import { spooled } from '../../../../kernel/spooled.ts';
import { zipOf } from '../../../../kernel/zip.ts';
import { pageScope } from '../../../directory/index.ts';
import { exportCases } from '../../commands/export-cases.ts';
import { exportOf, filesOf } from '../../export/export-tables.ts';
import type { Route } from './+types/exported-files.ts';

export const loader = ({ params }: Route.LoaderArgs) => redirect(`/c/${params.slug}/cases/export`);

/** All cases as one archive; the journal says so before anything leaves. */
export const action = async ({ request, params, context }: Route.ActionArgs): Promise<Response> => {
  const scope = await pageScope(context, params.slug);
  const { ownerId, read, recordShowing } = scope;
  const { slug } = scope.house;
  const identity = text(await request.formData(), 'identity');
  if (identity !== 'with' && identity !== 'without') throw refused('unreadable_form');
  const named = identity === 'with';
  const { told, oneByOne } = context.get(appContext).services;
  const { size, body } = await oneByOne.run(async () => {
    await scope.run(exportCases, { named });
    const found = await exportOf({
      ...told,
      slug,
      named,
      read: (work) => read((tx) => work({ tx, ownerId, named })),
      shown: recordShowing,
    });
    return spooled(zipOf(filesOf(found, { slug, named })));
  });
  return new Response(body as ReadableStream, {
    headers: {
      'content-type': 'application/zip',
      'content-length': String(size),
      'content-disposition': `attachment; filename="export-${slug}.zip"`,
    },
  });
};
