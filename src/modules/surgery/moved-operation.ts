import { and, eq } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { contentOf } from '../../kernel/columns.ts';
import { notFound, refused } from '../../kernel/errors.ts';
import { saidBeyond } from '../../kernel/forms/tailored.ts';
import { insertRows } from '../../kernel/write-rows.ts';
import { type Case, profileOf } from '../care/index.ts';
import { checkOperation } from './check-operation.ts';
import { operationAt, pathologyAt } from './documents-at-site.ts';
import { operationsById } from './queries/operation-parts.ts';
import { operationReport } from './records/operation.ts';
import { pathologyReport } from './records/pathology.ts';
import { operation, outcome30, pathology } from './tables.ts';

/**
 * Refuses an operation that cannot be of this case: by what its dates say against her life and the case, or because the
 * disease's site has no place for what its documents say.
 */
const mustFit = async (context: CommandContext, id: string, subject: Case): Promise<void> => {
  const [whole] = await operationsById(context.tx, context.ownerId, [id]);
  if (whole === undefined) throw notFound();
  await checkOperation(context, whole.report, subject);
  const profile = profileOf(subject.site);
  if (profile === null) return;
  const beyond = [
    ...saidBeyond(operationReport, operationAt(profile), whole.report),
    ...(whole.pathology === null ? [] : saidBeyond(pathologyReport, pathologyAt(profile), whole.pathology)),
  ];
  if (beyond.length > 0) throw refused('not_at_site', {}, { field: 'to' });
};

/**
 * Reads an operation with its documents as it stands, for the case it is of; what it gives writes it there anew, word for word,
 * and says its id.
 */
export const operationToMove = async (context: CommandContext, id: string, subject: Case) => {
  const { tx, ownerId } = context;
  await mustFit(context, id, subject);
  const [operated, reports, outcomes] = await Promise.all([
    tx
      .select(contentOf(operation))
      .from(operation)
      .where(and(eq(operation.ownerId, ownerId), eq(operation.id, id))),
    tx
      .select(contentOf(pathology))
      .from(pathology)
      .where(and(eq(pathology.ownerId, ownerId), eq(pathology.id, id))),
    tx
      .select(contentOf(outcome30))
      .from(outcome30)
      .where(and(eq(outcome30.ownerId, ownerId), eq(outcome30.id, id))),
  ]);
  return async (): Promise<string> => {
    const place = { ownerId, id: context.newId(), caseId: subject.id };
    const anew = ({ formVersion, answers }: (typeof reports)[number]) => ({ ...place, formVersion, answers });
    await insertRows(tx, operation, operated.map(anew));
    await insertRows(tx, pathology, reports.map(anew));
    await insertRows(tx, outcome30, outcomes.map(anew));
    return place.id;
  };
};
