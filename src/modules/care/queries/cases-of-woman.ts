import { and, asc, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { mayBeOneDisease } from '../one-disease.ts';
import type { CaseFields } from '../schema.ts';
import { careCase } from '../tables.ts';

const diseases = (tx: Tx, ownerId: string, where: SQL | undefined) =>
  tx
    .select({
      id: careCase.id,
      label: careCase.label,
      site: careCase.site,
      histology: careCase.histology,
      stage: careCase.stage,
      stageEdition: careCase.stageEdition,
      presentedOn: careCase.presentedOn,
    })
    .from(careCase)
    .where(and(eq(careCase.ownerId, ownerId), where))
    .orderBy(asc(careCase.label));

/** A woman's cases, each one disease of hers, by their labels. */
export const casesOfWoman = (tx: Tx, ownerId: string, patientId: string) =>
  diseases(tx, ownerId, eq(careCase.patientId, patientId));

/** The other cases of the woman of this case. */
export const otherDiseases = (tx: Tx, ownerId: string, caseId: string) =>
  diseases(
    tx,
    ownerId,
    and(
      sql`${careCase.patientId} = (select patient_id from ${careCase} where owner_id = ${ownerId} and id = ${caseId})`,
      ne(careCase.id, caseId),
    ),
  );

/** Cases of a woman that may be the disease of this site. */
export const perhapsSameDisease = async (
  tx: Tx,
  ownerId: string,
  { patientId, site }: { patientId: string; site: CaseFields['site'] },
) => (await casesOfWoman(tx, ownerId, patientId)).filter((one) => mayBeOneDisease(one.site, site));
