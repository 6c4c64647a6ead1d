import type { SiteProfile } from './site-profile.ts';
import { profileOf } from './sites.ts';

/** The site whose table of stages this one shares; itself where it has its own. */
export const stagedAs = ({ id, like = id }: SiteProfile): string => like;

/** Whether two diseases of one woman may be one: sites that share a table, as ovary and tube do; an unknown site may be any. */
export const mayBeOneDisease = (a: string | null, b: string | null): boolean => {
  const [one, other] = [profileOf(a), profileOf(b)];
  return one === null || other === null || stagedAs(one) === stagedAs(other);
};
