import type { HouseScope } from '../directory/index.ts';
import { identifiersOf } from './identifiers.ts';
import { canSeeIdentity } from './policy.ts';
import type { Tx } from '../../kernel/scope.ts';
import { identitiesOf, identityOfCase, type Shown } from './queries/identities.ts';

/**
 * Names and numbers of these patients for this page view; empty for readers who may not see them. The showing is
 * committed before they are returned.
 */
export const shownIdentity = async (
  scope: Pick<HouseScope, 'actor' | 'ownerId' | 'read' | 'recordShowing'>,
  patientIds: readonly string[],
): Promise<readonly Shown[]> => {
  const ids = [...new Set(patientIds)];
  if (ids.length === 0 || !canSeeIdentity(scope.actor, scope.ownerId)) return [];
  const shown = await scope.read((tx) => identitiesOf(tx, scope.ownerId, ids));
  // As the record spells them: whoever asks may spell an id in other ways.
  await scope.recordShowing(shown.map(({ patientId }) => patientId));
  return shown;
};

/** The same in one line each, by the labels of their cases, as these name them. */
export const calledByLabel = async (
  scope: Parameters<typeof shownIdentity>[0],
  women: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> => {
  const shown = new Map(
    (await shownIdentity(scope, Object.values(women))).map((one) => [one.patientId, one]),
  );
  return Object.fromEntries(
    Object.entries(women).flatMap(([label, patientId]) => {
      const her = shown.get(patientId);
      return her === undefined ? [] : [[label, identifiersOf(her).join(' · ')]];
    }),
  );
};

/** The same of the woman of a case, read with what else its page begins with; null for readers who may not see it. */
export const shownOfCase = async (
  scope: Pick<HouseScope, 'actor' | 'ownerId' | 'recordShowing'>,
  tx: Tx,
  caseId: string,
): Promise<Shown | null> => {
  if (!canSeeIdentity(scope.actor, scope.ownerId)) return null;
  const shown = await identityOfCase(tx, scope.ownerId, caseId);
  await scope.recordShowing([shown.patientId]);
  return shown;
};
