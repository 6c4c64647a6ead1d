import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Style sheets are fetched again for a rule on trial only, which nobody asks for. */
const media = { assets: ['media'] };

/**
 * What axe finds on a page, within the page: otherwise it opens a second one to sum up, behind which the first may draw no
 * more frames. None of our pages has frames of its own.
 */
export const axeOn = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], preload: media });
