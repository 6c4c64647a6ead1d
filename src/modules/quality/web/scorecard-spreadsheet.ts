import { notFound } from '../../../kernel/errors.ts';
import { spreadsheetAnswer } from '../../../kernel/http/spreadsheet-answer.ts';
import { pageScope } from '../../directory/index.ts';
import { indicatorSet } from '../indicator-set.ts';
import { scorecardOf } from '../queries/scorecard.ts';
import { scorecardTable } from '../scorecard-table.ts';
import type { Route } from './+types/scorecard-spreadsheet.ts';
import { askedPeriod } from './asked-period.ts';
import { shownSet } from './shown-set.ts';

/** The indicators of the scorecard at the same address as one spreadsheet; of a period that cannot be read there is none. */
export const loader = async ({ request, params, context }: Route.LoaderArgs): Promise<Response> => {
  const scope = await pageScope(context, params.slug);
  const { ownerId, today, house } = scope;
  const period = askedPeriod(new URL(request.url).searchParams, Number(today.slice(0, 4)));
  if (period === null) throw notFound();
  const set = indicatorSet(shownSet);
  const card = await scope.read((tx) => scorecardOf(tx, { centre: house.slug, ownerId, set, period, today }));
  const sheet = scorecardTable({ card, set, centre: house.slug }, scope);
  return spreadsheetAnswer(sheet, `scorecard-${house.slug}.xlsx`);
};
