import { z } from 'zod';
import { refused } from '../../../kernel/errors.ts';
import { filled } from '../../../kernel/forms/filled.ts';
import { ruledOut } from '../../../kernel/forms/ruled-out.ts';
import { upsertRows } from '../../../kernel/write-rows.ts';
import { caseCommand, profileOf } from '../../care/index.ts';
import { caseOfOperation } from '../load.ts';
import { pathologyFaults } from '../pathology-report.ts';
import { operationsById } from '../queries/operation-parts.ts';
import { resultFaults } from '../result-faults.ts';
import { readInVersion } from '../read-in-version.ts';
import { canRecordOperation } from '../policy.ts';
import { pathologyCourse, pathologyReport } from '../records/pathology.ts';
import { PathologyReport } from '../schema.ts';
import { pathology } from '../tables.ts';

/** Records the pathology report of an operation as it stands now. `version` is 0 for the first report. */
export const recordPathology = caseCommand({
  name: 'surgery.record-pathology',
  input: z.object({ operationId: z.uuid(), version: z.int().min(0), report: PathologyReport }).strict(),
  caseOf: (context, input) => caseOfOperation(context, input.operationId),
  permit: canRecordOperation,
  run: async (context, input, subject) => {
    const form = filled(pathologyReport, input.report, 'report');
    const [fault] = pathologyFaults(input.report, profileOf(subject.site));
    if (fault) throw refused(fault.code, {}, { field: ['report', ...fault.path].join('.') });
    const [beside] = await operationsById(context.tx, context.ownerId, [input.operationId]);
    const course = pathologyCourse(beside?.report.kind ?? null);
    const [stray] = ruledOut(pathologyReport, input.report, course, beside?.pathology ?? null);
    if (stray !== undefined) throw refused('does_not_apply', {}, { field: `report.${stray}` });
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
