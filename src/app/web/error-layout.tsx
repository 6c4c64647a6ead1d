import { Outlet } from 'react-router';
import type { Route } from './+types/error-layout.ts';
import { ErrorView } from './error-view.tsx';

/** Keeps the shell around a page that failed. */
export default function ErrorLayout() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorView error={error} />;
}
