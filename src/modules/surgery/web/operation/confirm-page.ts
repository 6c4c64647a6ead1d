import { randomUUID } from 'node:crypto';
import type { PageScope } from '../../../directory/index.ts';
import { requestKeyOf, text, versionOf } from '../../../../kernel/http/form-values.ts';
import { canPrepareCase } from '../../../care/index.ts';
import { confirmDiagnosis } from '../../commands/confirm-diagnosis.ts';
import type { ToConfirm } from '../../queries/final-diagnoses.ts';
import type { Offered } from './confirm-diagnosis.tsx';
import { operationPath } from './operation-path.ts';

/** What the reader of a page may confirm. */
export const offeredTo = (
  { actor, ownerId }: Pick<PageScope, 'actor' | 'ownerId'>,
  found: readonly ToConfirm[],
): readonly Offered[] =>
  canPrepareCase(actor, ownerId) ? found.map((each) => ({ ...each, requestKey: randomUUID() })) : [];

/** Whether a posted form confirms a diagnosis. */
export const isConfirming = (form: FormData): boolean => text(form, 'form')?.startsWith('confirm-') === true;

/** Confirms what the report of the address's operation says, in the version that the form was made from. */
export const confirmPosted = (scope: PageScope, form: FormData, operationId: string) =>
  scope.run(confirmDiagnosis, { operationId, version: versionOf(form) }, { requestKey: requestKeyOf(form) });

type Place = { readonly slug: string; readonly caseId: string; readonly operationId: string };

/** Where somebody who has confirmed goes on: where the form stood. */
export const afterConfirming = (form: FormData, { slug, caseId, operationId }: Place): string =>
  text(form, 'from') === 'case'
    ? `/c/${slug}/cases/${caseId}#course`
    : operationPath(slug, caseId, operationId);
