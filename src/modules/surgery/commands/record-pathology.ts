import { z } from 'zod';
import { refused } from '../../../kernel/errors.ts';
import { filled } from '../../../kernel/forms/filled.ts';
import { Despite } from '../../../kernel/forms/ruled-out.ts';
import { tailored } from '../../../kernel/forms/tailored.ts';
import { upsertRows } from '../../../kernel/write-rows.ts';
import { caseCommand, profileOf } from '../../care/index.ts';
import { caseOfOperation } from '../load.ts';
import { pathologyAt } from '../documents-at-site.ts';
import { factsOfOperation } from '../operation-facts.ts';
import { pathologyFaults } from '../pathology-report.ts';
import { operationsById } from '../queries/operation-parts.ts';
import { resultFaults } from '../result-faults.ts';
import { readInVersion } from '../read-in-version.ts';
import { canRecordPathology } from '../policy.ts';
import { pathologyReport } from '../records/pathology.ts';
import { PathologyReport } from '../schema.ts';
import { pathology } from '../tables.ts';

/** Records the pathology report of an operation as it stands now. `version` is 0 for the first report. */
export const recordPathology = caseCommand({
  name: 'surgery.record-pathology',
  input: z
    .object({ operationId: z.uuid(), version: z.int().min(0), report: PathologyReport, despite: Despite })
    .strict(),
  caseOf: (context, input) => caseOfOperation(context, input.operationId),
  permit: canRecordPathology,
  run: async (context, input, subject) => {
    const profile = profileOf(subject.site);
    const [beside] = await operationsById(context.tx, context.ownerId, [input.operationId]);
    const before = beside?.pathology ?? null;
    const form = filled(pathologyReport, input.report, {
      at: 'report',
      asked: tailored(pathologyReport, pathologyAt(profile), before),
      facts: factsOfOperation({ kind: beside?.report.kind ?? null }),
      before,
      despite: input.despite,
    });
    const [fault] = pathologyFaults(input.report, profile);
    if (fault) throw refused(fault.code, {}, { field: ['report', ...fault.path].join('.') });
    const { reportedOn } = input.report;
    await resultFaults(context, input.operationId, [{ field: 'report.reportedOn', date: reportedOn }]);
    await readInVersion(context, pathology, input.operationId, input.version);
    await upsertRows(context.tx, pathology, [
      { ownerId: context.ownerId, id: input.operationId, caseId: subject.id, ...form },
    ]);
    context.announce({ type: 'surgery.pathology-recorded', operationId: input.operationId });
    return { id: input.operationId };
  },
});
