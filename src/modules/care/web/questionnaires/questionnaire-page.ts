import { notFound } from '../../../../kernel/errors.ts';
import type { Definition } from '../../../../kernel/forms/definition.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import type { PageScope } from '../../../directory/index.ts';
import { versionsOf } from '../../queries/definitions.ts';
import { entryShown, type ShownEntry } from '../../queries/entries.ts';

/** The form of the address in one version, or in its newest; not found when there is none. */
export const definitionOfPage = async (
  scope: PageScope,
  id: string,
  version: number | null,
): Promise<Definition> => {
  const versions = await scope.read((tx) => versionsOf(tx, scope.ownerId, id));
  const found = version === null ? versions[0] : versions.find(({ form }) => form.version === version);
  if (found === undefined) throw notFound();
  return found;
};

/** The filled questionnaire of the address, which must be one of the case in the same address. */
export const entryOfPage = async (
  scope: PageScope,
  { caseId, entryId }: { caseId: string; entryId: string },
): Promise<ShownEntry> => {
  const ids = isUuid(caseId) && isUuid(entryId);
  const found = ids ? await scope.read((tx) => entryShown(tx, scope.ownerId, { caseId, entryId })) : null;
  if (found === null) throw notFound();
  return found;
};
