import { msg } from '@lingui/core/macro';
import type { Looking } from '../../../../kernel/fills.ts';
import { nameIn } from '../../../../kernel/names.ts';
import { dayText } from '../../../../ui/day.tsx';
import { type CaseSubject, courseForms } from '../../../care/index.ts';
import { courseWords } from '../../../care/records/course-words.ts';
import { lostToFollowUpWords } from '../../../care/records/lost-to-follow-up-words.ts';
import { nextContactWords } from '../../../care/records/next-contact-words.ts';
import { joined, tell } from '../../../care/records/tell.ts';
import { boardsOfPage } from '../../queries/board-shown.ts';
import { journeyOf } from '../../queries/journey.ts';

const { nextContact, lostToFollowUp } = courseForms;
const agreedTold = { form: nextContact, words: nextContactWords, told: ['elsewhere', 'by', 'why'] };
const lostTold = { form: lostToFollowUp, words: lostToFollowUpWords, told: ['reason', 'detail'] };

/** Whether and how she is to be seen again, in a line that leads to the entry that says it; null for whom nothing is asked. */
const contactTold = async (
  looking: Looking,
  subject: CaseSubject,
): Promise<{ readonly text: string; readonly to: string } | null> => {
  const { i18n, locale, today } = looking;
  const { contact, people } = (await boardsOfPage(looking, subject.case.id)).whole;
  if (contact === null) return null;
  const entry = subject.course.find(({ id }) => id === contact.byId);
  if (entry === undefined)
    return { text: i18n._(msg`Treated, and no next contact is agreed`), to: '#course' };
  const day = (date: string | null): string => (date === null ? '' : dayText(locale, date));
  const to = `/c/${looking.house.slug}/cases/${subject.case.id}/entries/${entry.id}`;
  if (contact.state === 'lost')
    return {
      text: i18n._(
        msg`Lost to follow-up, decided ${day(contact.since)}: ${tell(i18n, lostTold, entry.answers)}`,
      ),
      to,
    };
  const [who] = people;
  const how = joined(day(contact.due), who && nameIn(locale, who), tell(i18n, agreedTold, entry.answers));
  const isOver = contact.askedFrom !== null && contact.askedFrom < today;
  return {
    text: isOver
      ? i18n._(msg`Contact is over, nothing recorded since: ${how}`)
      : i18n._(msg`Next contact: ${how}`),
    to,
  };
};

/** Where a case stands on its way, and whether and how she is to be seen again, told where it is read. */
export const journeyTold = async (looking: Looking, subject: CaseSubject) => {
  const [journey, contact] = await Promise.all([journeyOf(looking, subject), contactTold(looking, subject)]);
  const { treatment, ...way } = journey;
  const words = treatment && courseWords[treatment.form];
  const told = treatment && {
    from: treatment.from,
    ongoing: treatment.ongoing,
    title: words ? looking.i18n._(words.title) : '',
  };
  return { ...way, treatment: told, contact };
};
export type JourneyTold = Awaited<ReturnType<typeof journeyTold>>;
