import { z } from 'zod';
import { isPartialDate } from './partial-date.ts';

/** YYYY, YYYY-MM or YYYY-MM-DD. */
export const PartialDate = z.string().refine(isPartialDate, { message: 'date_not_in_calendar' });
