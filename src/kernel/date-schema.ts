import { z } from 'zod';
import { isPartialDate } from './partial-date.ts';

/** YYYY, YYYY-MM or YYYY-MM-DD. */
export const PartialDate = z.string().refine(isPartialDate, { message: 'date_not_in_calendar' });
/** A date known to the day. */
export const ExactDate = PartialDate.refine((text) => text.length === 10, { message: 'date_needs_day' });
