import type { PartialDate } from '../../kernel/partial-date.ts';
import { courseForms, type Told, toldOf } from '../care/index.ts';
import type { Agreed, Lost } from './contact.ts';

const { followUp, nextContact, lostToFollowUp, markers, imaging, event } = courseForms;

/** Records of what was looked for in her: on their day she was there. Other findings may be of what was taken earlier. */
export const signForms: readonly string[] = [markers, imaging, event].map(({ id }) => id);

/** Contacts that were agreed, as entries of the course tell them. */
export const agreedIn = (course: readonly Told[]): Agreed[] =>
  toldOf(nextContact, course).map(({ id, said: { on, due, person } }) => ({ id, on, due, personId: person }));

/** Decisions that she is lost, as entries of the course tell them. */
export const lostIn = (course: readonly Told[]): Lost[] =>
  toldOf(lostToFollowUp, course).map(({ id, said: { on } }) => ({ id, on }));

/** Days on which somebody knew of her that she lived. */
export const seenAlive = (course: readonly Told[]): PartialDate[] =>
  toldOf(followUp, course).flatMap(({ said: { status, on } }) => (status === 'alive' ? (on ?? []) : []));
