import type { ReactNode } from 'react';
import { useRefused } from './post-form.tsx';

/** A form that stays folded away until somebody wants it; once it was refused it stands open, with script and without. */
export function FoldedForm({
  name,
  summary,
  children,
}: {
  /** As the form is called. */
  readonly name: string;
  readonly summary: ReactNode;
  readonly children: ReactNode;
}) {
  const isRefused = useRefused(name) !== undefined;
  return (
    <details {...(isRefused ? { open: true } : {})}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
