import files from './data/sites.json' with { type: 'json' };
import { isStage, isStageOfAny } from './figo-stage.ts';
import type { SiteProfile } from './site-profile.ts';
import { siteProfiles } from './site-profiles.ts';

/** Every site of the program, in the order in which they are offered. */
export const profiles: readonly SiteProfile[] = siteProfiles(files);

const byId = new Map(profiles.map((profile) => [profile.id, profile]));

/** The profile of a site; null while the site is not known. */
export const profileOf = (site: string | null): SiteProfile | null =>
  site === null ? null : (byId.get(site) ?? null);

/** Whether there is such a stage: at the site, or while the site is not known, at any. */
export const isStageAt = (profile: SiteProfile | null, stage: string, edition: string): boolean =>
  profile === null ? isStageOfAny(profiles, stage, edition) : isStage(profile, stage, edition);
