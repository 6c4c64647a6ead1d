import { randomUUID } from 'node:crypto';
import { redirect } from 'react-router';
import { refused } from '../../../../kernel/errors.ts';
import type { Written } from '../../../../kernel/http/written.ts';
import type { PageScope } from '../../../directory/index.ts';
import {
  closeMeeting,
  concludeItem,
  joinMeeting,
  leaveMeeting,
  openItem,
  openMeeting,
} from '../../../meetings/index.ts';
import { drawnAgain, saveForm } from '../../../../kernel/http/posted-form.ts';
import { recordRecommendation } from '../../commands/record-recommendation.ts';
import { recommendation } from '../../records/recommendation.ts';
import { requestKeyOf, text } from '../../../../kernel/http/form-values.ts';

type Place = { readonly slug: string; readonly meetingId: string };

/** What was typed as a recommendation becomes one of the item and case that its form names. */
const recommend = (scope: PageScope, form: FormData) =>
  saveForm(form, recommendation, 'recommendation', (said) =>
    scope.run(
      recordRecommendation,
      { agendaItemId: text(form, 'agendaItemId'), caseId: text(form, 'caseId'), recommendation: said },
      { requestKey: requestKeyOf(form) },
    ),
  );

const conclusionOf = (form: FormData) => ({
  itemId: text(form, 'itemId'),
  conclusion: text(form, 'conclusion'),
  deferralReason: text(form, 'deferralReason'),
  quorumReason: text(form, 'quorumReason'),
  next: text(form, 'next') === 'yes',
});

const presenceOf = (form: FormData, meetingId: string) => ({
  meetingId,
  personId: text(form, 'personId'),
  discipline: text(form, 'discipline'),
  mode: text(form, 'mode'),
});

/** The name of a form without the item or person it is about. */
const kindOf = (form: FormData): string => (text(form, 'form') ?? '').split('~')[0] ?? '';

/** New idempotency keys for the page's forms. */
export const formKeys = () => ({ recommend: randomUUID(), conclude: randomUUID(), other: randomUUID() });

/** A form was carried out: the journal's number now, and keys for the next forms. */
export type LiveWritten = Written & { readonly keys: ReturnType<typeof formKeys> };

const carryOut = async (scope: PageScope, place: Place, form: FormData): Promise<unknown> => {
  const { meetingId } = place;
  const more = { requestKey: requestKeyOf(form) };
  switch (kindOf(form)) {
    case 'recommend':
      return recommend(scope, form);
    case 'conclude':
      return scope.run(concludeItem, conclusionOf(form), more);
    case 'take-up':
      return scope.run(openItem, { itemId: text(form, 'itemId') });
    case 'join':
      return scope.run(joinMeeting, presenceOf(form, meetingId));
    case 'leave':
      return scope.run(leaveMeeting, { meetingId, personId: text(form, 'personId') });
    case 'open':
      return scope.run(openMeeting, { meetingId });
    case 'close':
      return scope.run(closeMeeting, { meetingId });
    default:
      throw refused('unreadable_form');
  }
};

/** Carries out whichever form of the live page was sent. */
export const runLiveForm = async (scope: PageScope, place: Place, form: FormData) => {
  const drawn = kindOf(form) === 'recommend' && drawnAgain(form, recommendation, 'recommendation');
  if (drawn) return drawn;
  await carryOut(scope, place, form);
  if (kindOf(form) === 'close') return redirect(`/c/${place.slug}/meetings/${place.meetingId}`);
  return { written: await scope.position(), keys: formKeys() } satisfies LiveWritten;
};
