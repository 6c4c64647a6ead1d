import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { mayBeOneDisease } from '../one-disease.ts';
import type { CaseFields } from '../schema.ts';
import { careCase } from '../tables.ts';

/** Cases of a woman that may be the disease of this site. */
export const perhapsSameDisease = async (
  tx: Tx,
  ownerId: string,
  { patientId, site }: { patientId: string; site: CaseFields['site'] },
) => {
  const hers = await tx
    .select({
      id: careCase.id,
      label: careCase.label,
      site: careCase.site,
      histology: careCase.histology,
      stage: careCase.stage,
      presentedOn: careCase.presentedOn,
    })
    .from(careCase)
    .where(and(eq(careCase.ownerId, ownerId), eq(careCase.patientId, patientId)))
    .orderBy(asc(careCase.label));
  return hers.filter((one) => mayBeOneDisease(one.site, site));
};
