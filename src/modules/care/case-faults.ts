import type { ErrorCode } from '../../kernel/error-codes.ts';
import type { Temporal } from 'temporal-polyfill';
import { addDays } from '../../kernel/calendar-day.ts';
import { refused } from '../../kernel/errors.ts';
import { localDay } from '../../kernel/zone.ts';
import { certainlyAfter } from '../../kernel/partial-date.ts';
import { otherEditions } from './figo-stage.ts';
import { isStageAt, profileOf } from './sites.ts';
import type { CaseFields, WorkUpItem } from './schema.ts';

/** One day of grace: a day that has begun somewhere on earth is not the future. */
export const latestToday = (now: Temporal.Instant): string => addDays(localDay(now, 'UTC'), 1);

/** Refuses a date that has certainly not come yet. */
export const refuseFuture = (date: string | null, field: string, now: Temporal.Instant): void => {
  if (certainlyAfter(date, latestToday(now))) throw refused('in_future', {}, { field });
};

/** Refuses items of the minimum dataset that are dated in the future. */
export const refuseFutureItems = (items: readonly WorkUpItem[], now: Temporal.Instant): void => {
  for (const { key, takenOn } of items) refuseFuture(takenOn, `workUp.${key}`, now);
};

type Life = { bornOn: string | null; diedOn: string | null };

/** What is wrong with the stage as it stands: not in its edition, or without one; null when nothing is. */
export const stageFault = ({ site, stage, stageEdition }: CaseFields): ErrorCode | null => {
  if (stage === null) return null;
  if (stageEdition === null) return 'stage_needs_edition';
  return isStageAt(profileOf(site), stage, stageEdition) ? null : 'stage_not_in_edition';
};

/** Which other edition has the stage that the chosen one has not. */
const stageElsewhere = ({ site, stage, stageEdition }: CaseFields): string | null => {
  const profile = profileOf(site);
  return profile === null || stage === null || stageEdition === null
    ? null
    : otherEditions(profile, stage, stageEdition);
};

/** Refuses a stage that its edition does not have and dates that contradict each other for certain. */
export const caseFaults = (fields: CaseFields, life: Life | null, now: Temporal.Instant): void => {
  const stage = stageFault(fields);
  const edition = stageElsewhere(fields);
  if (edition !== null) throw refused('stage_of_other_edition', { edition }, { field: 'case.stage' });
  if (stage !== null) throw refused(stage, {}, { field: 'case.stage' });
  const field = 'case.presentedOn';
  if (certainlyAfter(fields.presentedOn, latestToday(now))) throw refused('in_future', {}, { field });
  if (!life) return;
  if (certainlyAfter(life.bornOn, latestToday(now)))
    throw refused('in_future', {}, { field: 'whom.patient.bornOn' });
  if (certainlyAfter(life.bornOn, fields.presentedOn)) throw refused('before_birth', {}, { field });
  if (certainlyAfter(fields.presentedOn, life.diedOn)) throw refused('after_death', {}, { field });
};
