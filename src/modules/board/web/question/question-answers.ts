import { colleagues, type PageScope, withRole } from '../../../directory/index.ts';
import { treatingRoles } from '../../../care/index.ts';

/** Who may be named as the responsible consultant. */
export const consultantsOf = async (scope: PageScope) => {
  const people = await scope.read((tx) => colleagues(tx, scope.ownerId, scope.today));
  return withRole(people, treatingRoles).map(({ id, name }) => ({ value: id, label: scope.named(name) }));
};
