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
import { recordRecommendation } from '../../commands/record-recommendation.ts';
import { requestKeyOf, text } from '../../../../kernel/http/form-values.ts';

type Place = { readonly slug: string; readonly meetingId: string };

const recommendationOf = (form: FormData) => {
  const field = (name: string) => text(form, `recommendation.${name}`);
  return {
    agendaItemId: text(form, 'agendaItemId'),
    caseId: text(form, 'caseId'),
    recommendation: {
      intent: field('intent'),
      modality: field('modality'),
      timing: field('timing'),
      detail: field('detail'),
      rationale: field('rationale'),
      alternative: field('alternative'),
      ownerPersonId: field('ownerPersonId'),
      dueOn: field('dueOn'),
      patientView: field('patientView'),
    },
  };
};

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
      return scope.run(recordRecommendation, recommendationOf(form), more);
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
  await carryOut(scope, place, form);
  if (kindOf(form) === 'close') return redirect(`/c/${place.slug}/meetings/${place.meetingId}`);
  return { written: await scope.position(), keys: formKeys() } satisfies LiveWritten;
};
