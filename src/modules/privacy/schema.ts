import { z } from 'zod';
import { languages } from '../../kernel/languages.ts';
import { someText } from '../../kernel/text.ts';

/** A text of a notice, in one language. */
export const NoticeText = z.object({ locale: z.enum(languages), body: someText(60_000) }).strict();
export type NoticeText = z.infer<typeof NoticeText>;

/** What a house publishes at once: each language at most once. */
export const NoticeTexts = z
  .array(NoticeText)
  .min(1)
  .max(languages.length)
  .refine((texts) => new Set(texts.map(({ locale }) => locale)).size === texts.length, 'row_repeated');

/** What a stranger asks about data of their own, and where an answer reaches them. */
export const Question = z
  .object({ name: someText(200), address: someText(300), text: someText(4_000) })
  .strict();
export type Question = z.infer<typeof Question>;

/** What became of a question; null opens it again. */
export const QuestionAnswer = someText(2_000).nullable();
