import type { PartialDate } from '../../kernel/partial-date.ts';
import { editionOn, editionsOf, stagesOf } from './figo-stage.ts';
import type { SiteProfile } from './site-profile.ts';

/** What one may choose at a site; where it has no table of stages, any edition and stage may be written. */
export type SiteOffer = {
  readonly histotypes: readonly string[];
  readonly grades: readonly string[];
  readonly editions: ReadonlyArray<{ readonly edition: string; readonly stages: readonly string[] }>;
  /** The edition offered first for a stage of that day. */
  readonly inForce: string | null;
};

export const offerOf = (profile: SiteProfile, on: PartialDate): SiteOffer => ({
  histotypes: profile.histotypes.map(({ code }) => code),
  grades: profile.grades,
  editions: editionsOf(profile).map((edition) => ({ edition, stages: stagesOf(profile, edition) ?? [] })),
  inForce: editionOn(profile, on),
});

/** What may be chosen at each site, by its id. */
export const offersOf = (
  profiles: readonly SiteProfile[],
  on: PartialDate,
): Readonly<Record<string, SiteOffer>> =>
  Object.fromEntries(profiles.map((profile) => [profile.id, offerOf(profile, on)]));

/** The lists of a form's choices at a site, by what each choice is `of`; none while the site is not known. */
export const listsOf = (profile: SiteProfile | null): Readonly<Record<string, readonly string[]>> => {
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
