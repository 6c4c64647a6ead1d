import { decision } from '../records/decision.ts';
import { decisionWords } from '../records/decision-words.ts';
import { recommendation } from '../records/recommendation.ts';
import { recommendationWords } from '../records/recommendation-words.ts';

/** What a board says and what she decides, with their words. */
export const boardForms = [
  { form: recommendation, words: recommendationWords, facts: {} },
  { form: decision, words: decisionWords, facts: {} },
];
