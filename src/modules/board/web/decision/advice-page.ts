import { notFound } from '../../../../kernel/errors.ts';
import { colleagues, namesIn, type PageScope } from '../../../directory/index.ts';
import { headOfPage } from '../../../care/index.ts';
import { boardsOfOne } from '../../queries/board-parts.ts';
import { adviceBeside } from '../../records/told-advice.ts';

/** The recommendation of an address, with its case, what she decided and what became of it. */
export const adviceOfAddress = async (
  scope: PageScope,
  params: { readonly caseId: string; readonly recommendationId: string },
) => {
  const subject = await headOfPage(scope, params.caseId);
  const whole = await scope.read((tx) => boardsOfOne(tx, scope.ownerId, subject.id));
  const found = whole.recommendations.find(
    ({ recommendation }) => recommendation.id === params.recommendationId,
  );
  if (!found) throw notFound();
  return { case: subject, ...found, became: whole.became(params.recommendationId) };
};

/** Who is at the house now, and what these are called though they have left it. */
export const peopleAround = (scope: PageScope, ids: readonly (string | null)[]) =>
  scope.read(async (tx) => {
    const here = await colleagues(tx, scope.ownerId, scope.today);
    const known = new Map(here.map(({ id, name }) => [id, scope.named(name)]));
    const gone = ids.filter((id) => id !== null && !known.has(id)).flatMap((id) => id ?? []);
    return { here, names: new Map([...known, ...(await namesIn(tx, scope.locale, gone))]) };
  });

type Row = Awaited<ReturnType<typeof adviceOfAddress>>['recommendation'];

/** What a recommendation says above a form about it. */
export const adviceTold = (scope: PageScope, row: Row, names: ReadonlyMap<string, string>) => {
  const { intent, modality, timing, detail, rationale, alternative, dueOn } = row;
  const responsible = names.get(row.ownerPersonId) ?? '';
  const more = adviceBeside(scope, row);
  return { intent, modality, timing, detail, rationale, alternative, dueOn, responsible, more };
};
export type AdviceTold = ReturnType<typeof adviceTold>;
