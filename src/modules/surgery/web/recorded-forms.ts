import type { MessageDescriptor } from '@lingui/core';
import type { FactKinds } from '../../../kernel/forms/facts.ts';
import type { Form } from '../../../kernel/forms/items.ts';
import type { AnyWords, Localised } from '../../../kernel/forms/words.ts';
import { caseFacts } from '../../care/index.ts';
import { operationFacts } from '../operation-facts.ts';
import { operationReport } from '../records/operation.ts';
import { operationWords } from '../records/operation-words.ts';
import { outcomeReport } from '../records/outcome.ts';
import { outcomeWords } from '../records/outcome-words.ts';
import { pathologyReport } from '../records/pathology.ts';
import { pathologyWords } from '../records/pathology-words.ts';

type Recorded = {
  readonly form: Form;
  readonly words: AnyWords<MessageDescriptor | Localised>;
  readonly facts: FactKinds;
};

/** The documents of an operation with their words, and the facts that their conditions may name. */
export const surgeryForms: readonly Recorded[] = [
  { form: operationReport, words: operationWords, facts: caseFacts },
  { form: pathologyReport, words: pathologyWords, facts: operationFacts },
  { form: outcomeReport, words: outcomeWords, facts: caseFacts },
];
