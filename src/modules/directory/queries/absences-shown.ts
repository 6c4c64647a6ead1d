import type { Locale } from '../../../kernel/languages.ts';
import { nameIn } from '../../../kernel/names.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { coverRoles } from '../cover.ts';
import { type Colleague, colleagues, namesIn, withRole } from './people.ts';

type Said = { readonly personId: string; readonly coverId: string | null };
type Asked = { readonly ownerId: string; readonly today: string; readonly locale: Locale };

/** The house's people by name, each once, and which of them may cover for a colleague. */
export const peopleHere = async (tx: Tx, { ownerId, today, locale }: Asked) => {
  const here = await colleagues(tx, ownerId, today);
  const shown = (some: readonly Colleague[]) =>
    some.map(({ id, name }) => ({ id, name: nameIn(locale, name) }));
  return {
    everybody: shown(
      withRole(
        here,
        here.map(({ role }) => role),
      ),
    ),
    covers: shown(withRole(here, coverRoles)),
  };
};

/** Absences with the names of those they are about, also of who has left. */
export const withNames = async <One extends Said>(tx: Tx, { locale }: Asked, absences: readonly One[]) => {
  const names = await namesIn(
    tx,
    locale,
    absences.flatMap(({ personId, coverId }) => (coverId === null ? [personId] : [personId, coverId])),
  );
  return absences.map((one) => ({
    ...one,
    name: names.get(one.personId) ?? '',
    cover: one.coverId === null ? null : (names.get(one.coverId) ?? ''),
  }));
};
