import { randomUUID } from 'node:crypto';
import type { PageScope } from '../../../directory/index.ts';
import { confirmDiagnosis } from '../../commands/confirm-diagnosis.ts';
import { canPrepareCase } from '../../policy.ts';
import type { ToConfirm } from '../../queries/final-diagnoses.ts';
import { requestKeyOf, text, versionOf } from '../form-values.ts';
import type { Offered } from './confirm-diagnosis.tsx';

/** What the reader of a page may confirm. */
export const offeredTo = ({ actor, ownerId }: PageScope, found: readonly ToConfirm[]): readonly Offered[] =>
  canPrepareCase(actor, ownerId) ? found.map((each) => ({ ...each, requestKey: randomUUID() })) : [];

/** Whether a posted form confirms a diagnosis. */
export const isConfirming = (form: FormData): boolean => text(form, 'form')?.startsWith('confirm-') === true;

/** Confirms what a posted form names. */
export const confirmPosted = (scope: PageScope, form: FormData) =>
  scope.run(
    confirmDiagnosis,
    { operationId: text(form, 'operationId') ?? '', version: versionOf(form) },
    { requestKey: requestKeyOf(form) },
  );
