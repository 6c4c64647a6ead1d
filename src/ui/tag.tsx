import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'now' | 'info';

/** A short state in a coloured box; the word carries the meaning, the colour only repeats it. */
export function Tag({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={classes('tag', `tag-${tone}`)}>{children}</span>;
}

const icons: Readonly<Record<Tone, IconName>> = {
  neutral: 'question',
  good: 'check',
  warn: 'clock',
  bad: 'warning',
  now: 'next',
  info: 'info',
};

/** A short statement with a sign before it, for lists of what is there and what is missing. */
export function Mark({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={classes('mark', `mark-${tone}`)}>
      <Icon name={icons[tone]} />
      {children}
    </span>
  );
}
