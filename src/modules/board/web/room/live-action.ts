import { randomUUID } from 'node:crypto';
import { redirect } from 'react-router';
import { refused } from '../../../../kernel/errors.ts';
import type { Written } from '../../../../kernel/http/written.ts';
import type { PageScope } from '../../../directory/index.ts';
import {
  closeMeeting,
  joinMeeting,
  leaveMeeting,
  openItem,
  openMeeting,
  setAsideItem,
} from '../../../meetings/index.ts';
import { drawnAgain, saveForm } from '../../../../kernel/http/posted-form.ts';
import { isAppError } from '../../../../kernel/errors.ts';
import { concludeCase } from '../../commands/conclude-case.ts';
import { recordRecommendation } from '../../commands/record-recommendation.ts';
import { reopenItem } from '../../commands/reopen-item.ts';
import { undoStep } from '../../commands/undo-step.ts';
import { undoneBy } from '../../queries/undone-by.ts';
import { recommendation } from '../../records/recommendation.ts';
import { number, reasonGiven, requestKeyOf, text } from '../../../../kernel/http/form-values.ts';

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
  standing: text(form, 'standing') === 'yes',
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

/**
 * A form was carried out: the journal's number now, and keys for the next forms. Of one that undoes something, who had undone it
 * before; null when it was this one.
 */
export type LiveWritten = Written & {
  readonly keys: ReturnType<typeof formKeys>;
  readonly undone?: { readonly before: { readonly name: string; readonly at: string } | null };
};

const stepOf = (form: FormData, meetingId: string) => ({
  meetingId,
  what: text(form, 'what'),
  id: text(form, 'id'),
  version: number(form, 'version'),
});

/** Undoes a step; of two who do at once, the second hears who was first. */
const undo = async (
  scope: PageScope,
  meetingId: string,
  form: FormData,
): Promise<NonNullable<LiveWritten['undone']>> => {
  try {
    await scope.run(undoStep, stepOf(form, meetingId));
    return { before: null };
  } catch (error) {
    const entry = isAppError(error) && error.code === 'undone_before' ? error.params['entry'] : undefined;
    if (typeof entry !== 'string') throw error;
    return {
      before: await scope.read((tx) =>
        undoneBy(tx, { ownerId: scope.ownerId, locale: scope.locale, zone: scope.house.zone }, entry),
      ),
    };
  }
};

const carryOut = async (scope: PageScope, place: Place, form: FormData): Promise<unknown> => {
  const { meetingId } = place;
  const more = { requestKey: requestKeyOf(form) };
  switch (kindOf(form)) {
    case 'recommend':
      return recommend(scope, form);
    case 'conclude':
      return scope.run(concludeCase, conclusionOf(form), more);
    case 'aside':
      return scope.run(setAsideItem, { itemId: text(form, 'itemId') });
    case 'take-up':
      return scope.run(openItem, { itemId: text(form, 'itemId') });
    case 'join':
      return scope.run(joinMeeting, presenceOf(form, meetingId));
    case 'leave':
      return scope.run(leaveMeeting, { meetingId, personId: text(form, 'personId') });
    case 'reopen':
      return scope.run(
        reopenItem,
        { itemId: text(form, 'itemId') },
        { ...more, reason: reasonGiven(text(form, 'reason')) },
      );
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
  if (kindOf(form) === 'undo') {
    const undone = await undo(scope, place.meetingId, form);
    return { written: await scope.position(), keys: formKeys(), undone } satisfies LiveWritten;
  }
  await carryOut(scope, place, form);
  if (kindOf(form) === 'close') return redirect(`/c/${place.slug}/meetings/${place.meetingId}`);
  return { written: await scope.position(), keys: formKeys() } satisfies LiveWritten;
};
