import { notFound } from '../../../../kernel/errors.ts';
import { readAtOnce } from '../../../../kernel/read-together.ts';
import { headOfPage, shownIdentity } from '../../../care/index.ts';
import type { PageScope } from '../../../directory/index.ts';
import { isMovedRecord } from '../../moved-records.ts';
import type { CaseSaid } from '../../queries/records-said.ts';
import { restsOnRecord } from '../../queries/rests-on-record.ts';
import { recordTold } from '../taken/records-told.ts';
import { recordOfPage } from '../taken/taking-page.ts';
import { wordsIn } from '../words.tsx';

type Place = {
  readonly slug: string;
  readonly caseId: string;
  readonly movable: string;
  readonly movableId: string;
};

/** The record of the address, one that can be moved, of the case in the same address. */
export const movableOfPage = async (scope: PageScope, params: Place) => {
  const { slug, caseId, movable: what, movableId: recordId } = params;
  if (!isMovedRecord(what)) throw notFound();
  return { what, ...(await recordOfPage(scope, { slug, caseId, what, recordId })) };
};

/** Whose the cases of a move are: both women in one showing, or the one while the other is not chosen. */
const womenOf = async (scope: PageScope, from: CaseSaid, to: string | null) => {
  const into = to === null || to === from.id ? [] : [await headOfPage(scope, to)];
  const heads = [from, ...into];
  const shown = await shownIdentity(
    scope,
    heads.map(({ patientId }) => patientId),
  );
  const { word } = wordsIn(scope.i18n);
  return heads.map(({ id, label, site, patientId }) => ({
    id,
    patientId,
    site: word('site', site),
    whom: { label, shown: shown.find((her) => her.patientId === patientId) ?? null },
  }));
};
export type Woman = Awaited<ReturnType<typeof womenOf>>[number];

/** The women, and what goes along and rests on the record, in the reader's words. */
export const moveTold = async (
  scope: PageScope,
  found: Awaited<ReturnType<typeof movableOfPage>>,
  to: string | null,
) => {
  const { i18n, ownerId } = scope;
  const [[from, into = null], rests] = await scope.read((tx) =>
    readAtOnce(tx, () =>
      Promise.all([womenOf(scope, found.case, to), restsOnRecord(tx, ownerId, found.record)]),
    ),
  );
  if (from === undefined) throw notFound();
  return {
    from,
    into,
    boardsOn: rests.boardsOn,
    advice: rests.advice.map((one) => recordTold(i18n, one)),
    confirmed: rests.confirmed.map((one) => recordTold(i18n, one)),
  };
};
