import type { HouseScope } from '../directory/index.ts';
import { canSeeIdentity } from './policy.ts';
import { identitiesOf, type Shown } from './queries/identities.ts';

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
  await scope.recordShowing(ids);
  return shown;
};
