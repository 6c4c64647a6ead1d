import type { I18n } from '@lingui/core';
import { besideTold } from '../../care/records/told-leaf.ts';
import { decision, decisionKept } from './decision.ts';
import { decisionWords } from './decision-words.ts';
import { recommendation, recommendationKept } from './recommendation.ts';
import { recommendationWords } from './recommendation-words.ts';

type Reader = { readonly i18n: I18n };
type AdviceRow = Parameters<typeof recommendationKept.answersOf>[0];
type DecisionRow = Parameters<typeof decisionKept.answersOf>[0];

/** What a recommendation says beside what every page tells of it. */
export const adviceBeside = ({ i18n }: Reader, row: AdviceRow) =>
  besideTold(i18n, { form: recommendation, words: recommendationWords }, recommendationKept, row);

/** What her decision says beside what every page tells of it. */
export const decisionBeside = ({ i18n }: Reader, row: DecisionRow) =>
  besideTold(i18n, { form: decision, words: decisionWords }, decisionKept, row);
