import type { ReactNode } from 'react';

/** Stands where there is nothing yet: says so, and what to do next. */
export function Empty({ title, children }: { readonly title: ReactNode; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}
