import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { idList } from '../../../kernel/derivation.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import {
  ageOn,
  answeringEntries,
  byId,
  careCaseRows as careCase,
  datasetFor,
  itemsOn,
  ownWordsIn,
  ownWordsOf,
  patientRows as patient,
  readiness,
  referralRows as referral,
  toldFrom,
  workUpRows as workUp,
} from '../../care/index.ts';
import { diseaseOf, type Seen } from '../seen.ts';
import { listing, recommendation, shown } from '../tables.ts';

/** What stands behind these agenda items, in one statement; each table is read by itself and joined in memory. */
export const behindItems = async (tx: Tx, ownerId: string, itemIds: readonly string[]) => {
  const ofOwner = (table: { ownerId: PgColumn }, where: SQL) => and(eq(table.ownerId, ownerId), where);
  const listed = (column: 'id' | 'case_id' | 'referral_id') =>
    sql`(select ${sql.identifier(column)} from board.listing where owner_id = ${ownerId} and agenda_item_id = any (${idList(itemIds)}))`;
  const ofCases = sql`in ${listed('case_id')}`;
  const patients = sql`in (select patient_id from ${careCase} where owner_id = ${ownerId} and id ${ofCases})`;
  const found = await readTogether(tx, {
    listings: tx
      .select()
      .from(listing)
      .where(ofOwner(listing, sql`${listing.agendaItemId} = any (${idList(itemIds)})`)),
    // With the other diseases of their women.
    cases: tx
      .select()
      .from(careCase)
      .where(ofOwner(careCase, sql`${careCase.patientId} ${patients}`))
      .orderBy(asc(careCase.label)),
    referrals: tx
      .select()
      .from(referral)
      .where(ofOwner(referral, sql`${referral.id} in ${listed('referral_id')}`)),
    lives: tx
      .select({ id: patient.id, bornOn: patient.bornOn })
      .from(patient)
      .where(ofOwner(patient, sql`${patient.id} ${patients}`)),
    workUp: tx
      .select()
      .from(workUp)
      .where(ofOwner(workUp, sql`${workUp.caseId} ${ofCases}`))
      .orderBy(asc(workUp.key)),
    course: answeringEntries(tx, ownerId, ofCases),
    ownWords: ownWordsIn(tx, ownerId, ofCases),
    shown: tx
      .select()
      .from(shown)
      .where(ofOwner(shown, sql`${shown.id} in ${listed('id')}`)),
    recommendations: tx
      .select()
      .from(recommendation)
      .where(ofOwner(recommendation, sql`${recommendation.listingId} in ${listed('id')}`))
      .orderBy(asc(recommendation.priority), asc(recommendation.id)),
  });
  const cases = byId(found.cases);
  const diseases = Map.groupBy(found.cases, ({ patientId }) => patientId);
  const referrals = byId(found.referrals);
  const lives = byId(found.lives);
  const kept = byId(found.shown);
  const answers = Map.groupBy(found.workUp, ({ caseId }) => caseId);
  const words = Map.groupBy(found.ownWords, ({ caseId }) => caseId);
  const courses = Map.groupBy(found.course, ({ caseId }) => caseId);
  const listings = found.listings.flatMap((row) => {
    const subject = cases.get(row.caseId);
    const asked = referrals.get(row.referralId);
    const life = lives.get(subject?.patientId ?? '');
    if (!subject || !asked || !life) return [];
    return [
      {
        listing: row,
        case: subject,
        others: (diseases.get(subject.patientId) ?? []).filter(({ id }) => id !== subject.id),
        referral: asked,
        bornOn: life.bornOn,
        workUp: answers.get(row.caseId) ?? [],
        /** Entries of the course that may answer something of the work-up. */
        course: courses.get(row.caseId) ?? [],
        /** What she has said herself, the newest first. */
        ownWords: ownWordsOf(words.get(row.caseId) ?? []),
        /** What the board saw when it concluded; null before, and where it was not kept. */
        seen: kept.get(row.id)?.seen ?? null,
        seenVersion: kept.get(row.id)?.seenVersion ?? null,
      },
    ];
  });
  return { listed: listings, recommended: found.recommendations };
};
export type Listed = Awaited<ReturnType<typeof behindItems>>['listed'][number];

/** What the record says now of a listed case for a board of this day. */
export const seenNow = (
  {
    case: theCase,
    referral: asked,
    bornOn,
    ...told
  }: Pick<Listed, 'case' | 'referral' | 'bornOn' | 'workUp' | 'course'>,
  day: string,
): Seen => {
  const dataset = datasetFor(theCase.site);
  const { phase, recurrenceNumber, questionType, question } = asked;
  const workUpNow = itemsOn(dataset, { workUp: told.workUp, course: toldFrom(told.course) }, day);
  return {
    disease: diseaseOf(theCase),
    question: { phase, recurrenceNumber, questionType, question },
    age: ageOn(bornOn, day),
    workUp: workUpNow,
    readiness: dataset && readiness(dataset, { histology: theCase.histology, bornOn }, asked, workUpNow, day),
  };
};
