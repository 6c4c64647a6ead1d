import { data } from 'react-router';
import type { AppError } from '../errors.ts';
import { refusalOf } from './refusal.ts';
import { allFields, ownFields } from './submitted-fields.ts';

/** Statuses of an action that may not have come to ask for anything. */
const beforeAsking = new Set([401, 403, 404, 503]);

const typedIn = (form: FormData, { status }: AppError) =>
  beforeAsking.has(status) ? allFields(form) : ownFields(form);

/**
 * What an action answers to a form that is refused: why, what had been typed, and whatever `more` the page needs to
 * ask again; with the status of the refusal.
 */
export const besideForm = <More extends object>(form: FormData | undefined, error: AppError, more: More) =>
  data(
    { refusal: refusalOf(error), submitted: form === undefined ? {} : typedIn(form, error), ...more },
    { status: error.status },
  );
