import { appContext } from '../../../../kernel/app-context.ts';
import { notFound } from '../../../../kernel/errors.ts';
import { lookingAt, toldAt } from '../../../../kernel/fills.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import { pageScope } from '../../../directory/index.ts';
import { onTimeLine } from '../../places.ts';
import { caseSubject } from '../../queries/case-page.ts';
import { markersShown } from '../../queries/course-shown.ts';
import type { TimeLineEntry } from '../../time-line.ts';
import type { Route } from './+types/course-told.ts';
import { timeLine } from './time-line.ts';

/** The course of a case in the reader's words, newest first, what has no date last; and whether all of it could be read. */
export type CourseTold = { readonly lines: readonly TimeLineEntry[]; readonly isWhole: boolean };

/** What a page beside the case's own shows of its course, when somebody asks there. Names nobody. */
export const loader = async ({ params, context }: Route.LoaderArgs): Promise<Response> => {
  const scope = await pageScope(context, params.slug);
  const { caseId } = params;
  if (!isUuid(caseId)) throw notFound();
  const { fills } = context.get(appContext).services;
  const told = await scope.read(async (tx): Promise<CourseTold> => {
    const looking = lookingAt(scope, tx);
    const subject = await caseSubject(looking, caseId);
    const others = await toldAt(fills, onTimeLine, looking, subject);
    const drawn = new Set(markersShown(subject).days.map(({ id }) => id));
    const { dated, undated } = timeLine(scope.i18n, subject, others.told.flat(), drawn);
    return { lines: [...dated, ...undated], isWhole: others.isWhole };
  });
  return Response.json(told);
};
