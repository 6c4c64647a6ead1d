import { asc } from 'drizzle-orm';
import { among } from '../../../kernel/among.ts';
import { type AnyAnswers, readKept } from '../../../kernel/forms/answers.ts';
import type { Form, Upgrades } from '../../../kernel/forms/items.ts';
import { toldForm } from '../../../kernel/forms/told-form.ts';
import type { ToldTable } from '../../../kernel/told-tables.ts';
import { type DocumentName, documentTargets } from '../feedable-fields.ts';
import { operationReport } from '../records/operation.ts';
import { outcomeReport } from '../records/outcome.ts';
import { pathologyReport } from '../records/pathology.ts';
import { operation, outcome30, pathology } from '../tables.ts';

type Stored = {
  readonly id: string;
  readonly caseId: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly formVersion: number;
};

/** A document of operations as an import takes it, named by its operation. */
const documentTable = (
  about: Pick<ToldTable, 'name' | 'keys' | 'mapping' | 'isAbout'> & { readonly part: DocumentName },
  form: Form & Upgrades,
  table: typeof operation | typeof pathology | typeof outcome30,
): ToldTable => {
  const { part, ...told } = about;
  const targets = documentTargets[part];
  const rowOf = ({ id, caseId, answers, formVersion }: Stored) => ({
    subjectId: caseId,
    keys: { operation: id },
    ...toldForm(part, form, readKept(form, answers, formVersion) as unknown as AnyAnswers),
  });
  return {
    ...told,
    fields: [...targets.keys()].map((name) => `${part}.${name}`),
    target: (field) => targets.get(field.slice(part.length + 1)),
    rows: async ({ tx, ownerId }, caseIds) => {
      const { id, caseId, answers, formVersion } = table;
      const found = await tx
        .select({ id, caseId, answers, formVersion })
        .from(table)
        .where(among(caseId, ownerId, caseIds))
        .orderBy(asc(caseId), asc(id));
      return found.map(rowOf);
    },
  };
};

const operationKey = 'operation';
/** Operations and what follows them. The way a case came stands beside its operations, because each table that brings cases says it. */
export const operationToldTables: readonly ToldTable[] = [
  documentTable(
    {
      name: 'operations',
      part: 'operation',
      keys: ['case', 'woman', 'entry', operationKey],
      isAbout: false,
      mapping: {
        woman: 'woman',
        operationKey,
        operation: 'every-row',
        fields: { 'case.entry': { column: 'entry', words: ['referral', 'registry'] } },
      },
    },
    operationReport,
    operation,
  ),
  documentTable(
    {
      name: 'pathology',
      part: 'pathology',
      keys: ['case', operationKey],
      isAbout: true,
      mapping: { operationKey },
    },
    pathologyReport,
    pathology,
  ),
  documentTable(
    {
      name: 'complications',
      part: 'outcome',
      keys: ['case', operationKey],
      isAbout: true,
      mapping: { operationKey },
    },
    outcomeReport,
    outcome30,
  ),
];
