import { colleagues, namesIn, type PageScope, withRole } from '../../../directory/index.ts';
import { treatingRoles } from '../../../care/index.ts';

/** Who may be named as the responsible consultant; whoever stands there already too. */
export const consultantsOf = async (scope: PageScope, standing: string | null = null) => {
  const people = await scope.read((tx) => colleagues(tx, scope.ownerId, scope.today));
  const here = withRole(people, treatingRoles).map(({ id, name }) => ({
    value: id,
    label: scope.named(name),
  }));
  if (standing === null || here.some(({ value }) => value === standing)) return here;
  const names = await scope.read((tx) => namesIn(tx, scope.locale, [standing]));
  return [...here, { value: standing, label: names.get(standing) ?? '' }];
};
