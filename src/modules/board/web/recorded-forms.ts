import { decision } from '../records/decision.ts';
import { decisionWords } from '../records/decision-words.ts';
import { fulfilment } from '../records/fulfilment.ts';
import { fulfilmentWords } from '../records/fulfilment-words.ts';
import { recommendation } from '../records/recommendation.ts';
import { recommendationWords } from '../records/recommendation-words.ts';
import { template } from '../records/template.ts';
import { templateWords } from '../records/template-words.ts';

/** What a board says, what it is begun from, what she decides and what becomes of it, with their words. */
export const boardForms = [
  { form: recommendation, words: recommendationWords, facts: {} },
  { form: decision, words: decisionWords, facts: {} },
  { form: fulfilment, words: fulfilmentWords, facts: {} },
  { form: template, words: templateWords, facts: {} },
];
