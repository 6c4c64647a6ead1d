import type { Context, Rule } from './plausible-rule.ts';
import type { CaseRecord } from './shapes.ts';

/** Written in the language of the centre's staff, in which names of drugs, tests and stages are Latin. */
const isKorean = (text: string): boolean =>
  /\p{Script=Hangul}/u.test(text) && !/[a-z]{2,} [a-z]{2,}/.test(text);

const questions = (record: CaseRecord, context: Context): string[] =>
  [record, ...(record.again ?? []), ...context.askedAgain(record.key)].flatMap(
    ({ referral }) => referral?.question.split(/(?<=[.?]) /) ?? [],
  );

const advice = (record: CaseRecord, context: Context) => [
  ...(record.listing?.recommendations ?? []),
  ...(record.again ?? []).flatMap(({ listing }) => listing.recommendations),
  ...context.askedAgain(record.key).flatMap(({ recommendation }) => recommendation ?? []),
];

/** What the centre's people write to each other. */
export const languageRules: readonly Rule[] = [
  {
    code: 'question_in_another_language',
    broken: (record, context) =>
      questions(record, context).some((sentence) => !sentence.startsWith('CA-125 ') && !isKorean(sentence)),
  },
  {
    code: 'advice_in_another_language',
    broken: (record, context) =>
      advice(record, context)
        .flatMap(({ detail, rationale, alternative }) => [detail, rationale, alternative])
        .some((text) => text !== null && !isKorean(text)),
  },
];
