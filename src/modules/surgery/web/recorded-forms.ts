import type { MessageDescriptor } from '@lingui/core';
import type { Form } from '../../../kernel/forms/items.ts';
import type { AnyWords, Localised } from '../../../kernel/forms/words.ts';
import { operationReport } from '../records/operation.ts';
import { operationWords } from '../records/operation-words.ts';
import { outcomeReport } from '../records/outcome.ts';
import { outcomeWords } from '../records/outcome-words.ts';
import { pathologyReport } from '../records/pathology.ts';
import { pathologyWords } from '../records/pathology-words.ts';

type Recorded = { readonly form: Form; readonly words: AnyWords<MessageDescriptor | Localised> };

/** The documents of an operation with their words. */
export const surgeryForms: readonly Recorded[] = [
  { form: operationReport, words: operationWords },
  { form: pathologyReport, words: pathologyWords },
  { form: outcomeReport, words: outcomeWords },
];
