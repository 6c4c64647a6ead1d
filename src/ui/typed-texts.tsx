import { Trans } from '@lingui/react/macro';
import { confirmedField } from '../kernel/http/confirmed-answers.ts';
import type { Refused } from '../kernel/http/refusal.ts';
import { Notice } from './notice.tsx';

/** Several words, or one in letters that no code is written in: in Korean a reason is often one word. */
const isWords = (text: string): boolean => /\S\s+\S|\P{ASCII}/u.test(text);

/** What was typed in a form that stands nowhere now, to be taken elsewhere: its words, without codes and numbers. */
export function TypedTexts({ submitted }: { readonly submitted: Refused['submitted'] }) {
  const texts = Object.entries(submitted)
    .flatMap(([name, said]) => (name === confirmedField ? [] : said))
    .filter(isWords);
  if (texts.length === 0) return null;
  return (
    <Notice tone="warn" title={<Trans>What you typed</Trans>}>
      {[...new Set(texts)].map((text) => (
        <p key={text} className="typed-text">
          {text}
        </p>
      ))}
    </Notice>
  );
}
