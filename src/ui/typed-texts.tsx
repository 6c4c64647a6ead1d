import { Trans } from '@lingui/react/macro';
import { confirmedField } from '../kernel/http/confirmed-answers.ts';
import type { Refused } from '../kernel/http/refusal.ts';
import { Notice } from './notice.tsx';

/** What was typed in a form that stands nowhere now, to be taken elsewhere: its words, without codes and numbers. */
export function TypedTexts({ submitted }: { readonly submitted: Refused['submitted'] }) {
  const texts = Object.entries(submitted)
    .flatMap(([name, said]) => (name === confirmedField ? [] : said))
    .filter((text) => /\S\s+\S/.test(text));
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
