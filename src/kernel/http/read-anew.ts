import { isRefused } from './refusal.ts';

/**
 * Whether a page is read anew after its form was sent, so that a refused form stands beside what is recorded now. When no answer
 * came back none would come now: the page, and what was typed with it, would give way to an error.
 */
export const readAnew = ({ actionResult }: { readonly actionResult?: unknown }): boolean =>
  !(isRefused(actionResult) && actionResult.refusal.code === 'answer_lost');
