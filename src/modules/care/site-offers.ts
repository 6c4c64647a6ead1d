import type { PartialDate } from '../../kernel/partial-date.ts';
import { editionOn, editionsOf, stagesOf } from './figo-stage.ts';
import type { SiteProfile } from './site-profile.ts';

/** Codes by the list that they are of. */
type Lists = Readonly<Record<string, readonly string[]>>;

/** What one may choose at a site; where it has no table of stages, any edition and stage may be written. */
export type SiteOffer = {
  readonly lists: Lists;
  /** The edition offered first for a stage of that day. */
  readonly inForce: string | null;
};

/** What may be chosen at each site, by its id. */
export const offersOf = (
  profiles: readonly SiteProfile[],
  on: PartialDate,
): Readonly<Record<string, SiteOffer>> =>
  Object.fromEntries(
    profiles.map((profile) => [profile.id, { lists: listsOf(profile), inForce: editionOn(profile, on) }]),
  );

/** The lists of a form's choices at a site, by what each choice is `of`; none while the site is not known. */
export const listsOf = (profile: SiteProfile | null): Lists => {
  if (profile === null) return {};
  const { histotypes, grades, staging } = profile;
  const editions = editionsOf(profile);
  return {
    histotypes: histotypes.map(({ code }) => code),
    grades,
    ...(staging && {
      editions,
      stages: [...new Set(editions.flatMap((edition) => stagesOf(profile, edition) ?? []))],
    }),
  };
};
