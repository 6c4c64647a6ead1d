import type { PageScope } from '../../directory/index.ts';
import { showIdentity, type Shown } from '../commands/show-identity.ts';
import { canSeeIdentity } from '../policy.ts';

/** Names and numbers of these patients for this page view, one journal entry; empty for readers who may not see them. */
export const shownIdentity = async (
  scope: PageScope,
  patientIds: readonly string[],
): Promise<readonly Shown[]> =>
  canSeeIdentity(scope.actor, scope.ownerId)
    ? scope.run(showIdentity, { patientIds: [...new Set(patientIds)] })
    : [];
