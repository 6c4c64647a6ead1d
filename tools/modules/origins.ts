import type { House } from './file-facts.ts';
import { everyName, type Import } from './file-imports.ts';

/** Where a name is made: a path of our own or a package, and its name there (`*` for all of them). */
export type Origin = { readonly at: string; readonly name: string };

const follow = (house: House, at: string, name: string, seen: readonly string[]): Origin[] => {
  const here = `${at} ${name}`;
  if (seen.includes(here)) return [];
  const given = (house.get(at)?.givenOn ?? []).filter(
    ({ as }) => name === everyName || as === name || as === everyName,
  );
  const further = given.flatMap(({ as, theirs, from }) =>
    follow(house, from.file ?? from.written, as === everyName ? name : theirs, [...seen, here]),
  );
  return name !== everyName && given.some(({ as }) => as === name) ? further : [{ at, name }, ...further];
};

/** Where all that an import takes is made in the end, through every file that only gives it on. */
export const originsOf = (house: House, { file, written, names }: Import): Origin[] =>
  names.length === 0
    ? [{ at: file ?? written, name: everyName }]
    : names.flatMap(({ theirs }) => follow(house, file ?? written, theirs, []));

/** Whether a file comes, by what it runs and what that runs within the modules, to a file that `isMeant`. */
export const reaches = (
  house: House,
  from: string,
  isMeant: (at: string) => boolean,
  seen: Set<string> = new Set(),
): boolean => {
  if (seen.has(from)) return false;
  seen.add(from);
  const taken = (house.get(from)?.imports ?? []).filter(({ isType }) => !isType);
  return taken
    .flatMap((one) => originsOf(house, one))
    .some(({ at }) => isMeant(at) || (at.startsWith('src/modules/') && reaches(house, at, isMeant, seen)));
};
