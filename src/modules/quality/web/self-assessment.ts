import { msg } from '@lingui/core/macro';
import { appContext } from '../../../kernel/app-context.ts';
import { pdfAnswer } from '../../../kernel/http/pdf-answer.ts';
import { spreadsheetAnswer } from '../../../kernel/http/spreadsheet-answer.ts';
import { dayText } from '../../../ui/day.tsx';
import { enteredContext, pageScope } from '../../directory/index.ts';
import { assessmentDocument } from '../assessment-document.ts';
import { assessmentTemplate } from '../assessment-files.ts';
import { assessmentTable } from '../assessment-table.ts';
import { indicatorSet } from '../indicator-set.ts';
import { assessmentOf } from '../queries/assessment.ts';
import type { Route } from './+types/self-assessment.ts';
import { shownSet } from './shown-set.ts';

/** The self-assessment of the last three calendar years, to print; as a spreadsheet for whoever asks for one. */
export const loader = async ({ request, params, context }: Route.LoaderArgs): Promise<Response> => {
  const scope = await pageScope(context, params.slug);
  const { ownerId, today, house, i18n, locale } = scope;
  const question = { centre: house.slug, ownerId, set: indicatorSet(shownSet), today };
  const last = Number(today.slice(0, 4)) - 1;
  const assessment = await scope.read((tx) => assessmentOf(tx, { ...question, last }));
  if (new URL(request.url).searchParams.get('as') === 'xlsx')
    return spreadsheetAnswer(assessmentTable(assessment, scope), `self-assessment-${house.slug}.xlsx`);
  const [day, name] = [dayText(locale, today), context.get(enteredContext).name];
  const by = name === null ? house.name : scope.named(name);
  const madeBy = i18n._(msg`Made on ${day} by ${by}`);
  const told = assessmentDocument({ assessment, house: house.name, madeBy }, scope);
  const pdf = await context.get(appContext).services.typesetter.print(assessmentTemplate, told);
  return pdfAnswer(pdf, `self-assessment-${house.slug}.pdf`);
};
