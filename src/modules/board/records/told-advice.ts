import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AnswersOf } from '../../../kernel/forms/answers.ts';
import type { Form } from '../../../kernel/forms/items.ts';
import { dayText } from '../../../ui/day.tsx';
import { besideTold, toldLeaves } from '../../care/records/told-leaf.ts';
import { decision, decisionKept } from './decision.ts';
import { decisionWords } from './decision-words.ts';
import { fulfilmentStateWords } from './board-code-words.ts';
import type { fulfilment } from './fulfilment.ts';
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

type Said = NonNullable<typeof fulfilment extends Form<infer I> ? AnswersOf<I> : never>;
type Became = {
  readonly state: Said['state'] | null;
  readonly reason: Said['reason'];
  readonly deviation: Said['deviation'];
  readonly told: 'record' | 'decision' | 'person' | null;
  readonly byForm: string | null;
  readonly byId: string | null;
  readonly askedFrom: string | null;
  readonly note: string | null;
};

const sources = {
  record: msg`as recorded`,
  decision: msg`by her decision`,
  person: msg`as somebody has said`,
};

const tones = { done: 'good', done_otherwise: 'info', not_done: 'neutral', open: 'warn' } as const;

/** What became of a recommendation in the reader's words, and the page below a case's where the record says so: a page carries no words for all the others. */
export const becameTold = ({ i18n }: Reader, became: Became) => {
  const { state, reason, deviation, told, byForm, byId, askedFrom, note } = became;
  const isOpen = state === 'open';
  const source = isOpen || told === null ? null : i18n._(sources[told]);
  const place = byForm === 'operation' ? 'operations' : 'entries';
  return {
    tone: state === null ? 'neutral' : tones[state],
    word: i18n._(state === null ? msg`not known` : fulfilmentStateWords[state]),
    lines: [
      ...(reason === null ? [] : [i18n._(fulfilmentWords.items.reason.codes[reason])]),
      ...(deviation === 'major' ? [i18n._(msg`parts from what the board meant`)] : []),
      ...(isOpen && askedFrom !== null ? [i18n._(msg`asked from ${dayText(i18n.locale, askedFrom)}`)] : []),
      ...(source === null ? [] : [source]),
      ...(note === null ? [] : [`“${note}”`]),
    ],
    /** The line that leads to that page. */
    source,
    place: byId === null ? null : `${place}/${byId}`,
  };
};
export type BecameTold = ReturnType<typeof becameTold>;
