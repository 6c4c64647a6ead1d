import type { ReactNode } from 'react';

/**
 * One page: its heading (also the window's title), a line below it, and what can be done with it at the right.
 * `title` is plain text and must not hold a name or number of a patient: it ends up in the browser's history.
 */
export function Page(props: {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly breadcrumb?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <>
      <title>{`${props.title} · Consilium`}</title>
      {props.breadcrumb}
      <header className="page-head">
        <div>
          <h1>{props.title}</h1>
          {props.subtitle === undefined ? null : <p className="page-subtitle">{props.subtitle}</p>}
        </div>
        {props.actions === undefined ? null : <div className="page-actions">{props.actions}</div>}
      </header>
      {props.children}
    </>
  );
}

/** A part of a page with its own heading (h2) and, at the right of it, an optional action or count. */
export function Section(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly id?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="section" id={props.id}>
      <div className="section-head">
        <h2>{props.title}</h2>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}
