import { msg } from '@lingui/core/macro';
import { appContext } from '../../../../kernel/app-context.ts';
import { spreadsheetAnswer } from '../../../../kernel/http/spreadsheet-answer.ts';
import type { WrittenCell } from '../../../../kernel/spreadsheet/writer.ts';
import { pageScope } from '../../../directory/index.ts';
import { canSeeIdentity, shownIdentity } from '../../../care/index.ts';
import { caseList, type Place } from '../../queries/case-list.ts';
import type { Route } from './+types/listed-spreadsheet.ts';
import { askedCases } from './asked-cases.ts';
import { listedTable } from './listed-table.ts';

/** Cases that are read at once: all of most houses, so that a file costs the database little more than a page. */
const batch = 5000;

type Scope = Awaited<ReturnType<typeof pageScope>>;

/** All cases of the list's filter; who is in a batch is written down as shown before the batch is given. */
const rowsOf = async function* (
  scope: Scope,
  filter: ReturnType<typeof askedCases>,
  { row }: ReturnType<typeof listedTable>,
): AsyncGenerator<WrittenCell[]> {
  let after: Place | undefined;
  do {
    const from = { ...filter, after };
    const { cases, next } = await scope.read((tx) => caseList(tx, scope.ownerId, from, batch));
    const shown = await shownIdentity(
      scope,
      cases.map(({ patientId }) => patientId),
    );
    const her = new Map(shown.map((one) => [one.patientId, one]));
    for (const listed of cases) yield row(listed, her.get(listed.patientId));
    after = next ?? undefined;
  } while (after !== undefined);
};

/** The cases that the list of the same address shows, all of its pages, as one spreadsheet; nothing leaves before all of it is made. */
export const loader = async ({ request, params, context }: Route.LoaderArgs): Promise<Response> => {
  const scope = await pageScope(context, params.slug);
  const table = listedTable(scope.i18n, canSeeIdentity(scope.actor, scope.ownerId));
  const rows = rowsOf(scope, askedCases(request), table);
  const sheet = { name: scope.i18n._(msg`Cases`), header: table.header, rows };
  const { oneByOne } = context.get(appContext).services;
  return oneByOne.run(() => spreadsheetAnswer(sheet, `cases-${scope.house.slug}.xlsx`));
};
