import { Outlet } from 'react-router';
import { ErrorView } from './error-view.tsx';
import { Frame } from './frame.tsx';
import type { Route } from './+types/public-layout.ts';

/** What strangers see ships no script. */
export const handle = { static: true };

/** The frame of strangers: it names nobody, whoever looks. */
export default function PublicLayout() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}

/** Keeps the frame around a page that failed. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <Frame>
      <ErrorView error={error} />
    </Frame>
  );
}
