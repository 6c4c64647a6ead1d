import type { I18n } from '@lingui/core';
import { besideTold, toldLeaves } from '../../care/records/told-leaf.ts';
import { decision, decisionKept } from './decision.ts';
import { decisionWords } from './decision-words.ts';
import { fulfilmentWords } from './fulfilment-words.ts';
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

type Kept = Omit<AdviceRow, 'ownerPersonId' | 'formVersion' | 'answers'>;

/** What minutes keep of a recommendation, all but its step and place in the course; who sees to it stands there by name. */
export const adviceTold = (
  { i18n }: Reader,
  { owner, more, ...columns }: Kept & { readonly owner: string; readonly more: AdviceRow['answers'] },
  formVersion: number,
) => {
  const row = { ...columns, ownerPersonId: owner, formVersion, answers: more };
  const names = Object.keys(recommendation.items).filter((name) => name !== 'modality' && name !== 'timing');
  const asked = { form: recommendation, words: recommendationWords };
  return toldLeaves(i18n, asked, recommendationKept.answersOf(row), names);
};

type Reason = keyof typeof fulfilmentWords.items.reason.codes;

/** What became of a recommendation, with its reason in the reader's words: a page needs no words for all the others. */
export const becameTold = <B extends { readonly reason: Reason | null }>(
  { i18n }: Reader,
  became: B | null,
): (Omit<B, 'reason'> & { readonly reason: string | null }) | null => {
  if (became === null) return null;
  const { reason, ...others } = became;
  return {
    ...others,
    reason: reason === null ? null : i18n._(fulfilmentWords.items.reason.codes[reason]),
  };
};
