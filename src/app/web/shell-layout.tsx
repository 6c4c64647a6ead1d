import { Outlet } from 'react-router';
import { appContext } from '../../kernel/app-context.ts';
import type { NavItem } from '../../ui/shell.tsx';
import type { Route } from './+types/shell-layout.ts';
import { Frame } from './frame.tsx';

/** PROVISIONAL: the lead fills in the centre of `params.slug`, the role and the places this actor may go. */
export const loader = ({ context }: Route.LoaderArgs) => {
  const { actor } = context.get(appContext);
  return {
    person: actor.kind === 'user' ? { name: actor.name } : undefined,
    place: undefined as string | undefined,
    nav: [] as NavItem[],
  };
};

export default function ShellLayout({ loaderData }: Route.ComponentProps) {
  return (
    <Frame {...loaderData}>
      <Outlet />
    </Frame>
  );
}
