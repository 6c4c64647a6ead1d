import { type ReactNode, Suspense } from 'react';
import { useActionData } from 'react-router';
import { isRefused } from '../kernel/http/refusal.ts';
import { lazyPart } from './lazy-part.tsx';
import type { Sentences } from './sentences.ts';

const UnplacedRefusal = lazyPart('unplaced-refusal', () => import('./unplaced-refusal.tsx'));

/**
 * One page: its heading (also the window's title), a line below it, and what can be done with it at the right.
 * `title` is plain text and must not hold a name or number of a patient: it ends up in the browser's history.
 */
export function Page(props: {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly breadcrumb?: ReactNode;
  /** Of forms that may be gone from the page when they are refused. */
  readonly sentences?: Sentences;
  /** What the action of a page has answered that cannot be shown. */
  readonly answer?: unknown;
  readonly children: ReactNode;
}) {
  const own: unknown = useActionData();
  const answer = props.answer ?? own;
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
      {isRefused(answer) ? (
        <Suspense>
          <UnplacedRefusal refused={answer} sentences={props.sentences} />
        </Suspense>
      ) : null}
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
