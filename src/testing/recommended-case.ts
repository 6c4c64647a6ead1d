import { recordRecommendation } from '../modules/board/commands/record-recommendation.ts';
import { joinMeeting, openItem, openMeeting } from '../modules/meetings/index.ts';
import { createTestBoard } from './board.ts';
import type { TestCentre, TestPerson } from './centre-on.ts';
import { listTestCase } from './listed-case.ts';

/** A woman for whom an open board has recommended upfront surgery, seen to by the surgeon; she has not been told. */
export const recommendTestCase = async (centre: TestCentre, seesTo: TestPerson = centre.people.surgeon) => {
  const { chair, surgeon } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const listed = await listTestCase(centre, meetingId);
  await centre.as(chair, openMeeting, { meetingId });
  const { personId } = surgeon;
  await centre.as(chair, joinMeeting, {
    meetingId,
    personId,
    discipline: 'gynaecologic-oncology',
    mode: 'room',
  });
  await centre.as(chair, openItem, { itemId: listed.agendaItemId });
  const { id } = await centre.as(chair, recordRecommendation, {
    ...listed,
    recommendation: {
      intent: 'curative',
      modality: 'surgery',
      timing: 'upfront',
      detail: null,
      rationale: 'Complete resection looks possible',
      alternative: null,
      ownerPersonId: seesTo.personId,
      dueOn: '2026-11-26',
      patientView: null,
    },
  });
  return { ...listed, meetingId, recommendationId: id };
};
