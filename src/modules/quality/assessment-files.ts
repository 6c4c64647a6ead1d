import type { assessmentDocument } from './assessment-document.ts';
import type { assessmentTable } from './assessment-table.ts';

/** The template of a printed self-assessment, below `src`. */
export const assessmentTemplate = 'modules/quality/print/self-assessment.typ';

/** `assessmentTable` and `assessmentDocument` for whoever is no page: their words are loaded when they are asked for. */
export const assessmentFiles = async (): Promise<{
  readonly table: typeof assessmentTable;
  readonly document: typeof assessmentDocument;
}> => {
  const [{ assessmentTable: table }, { assessmentDocument: document }] = await Promise.all([
    import('./assessment-table.ts'),
    import('./assessment-document.ts'),
  ]);
  return { table, document };
};
