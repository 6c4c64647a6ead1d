import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { askAgain, listCase } from '../modules/board/index.ts';
import { referCase } from '../modules/care/index.ts';
import type { TestCentre } from './centre-on.ts';

type Referred = z.input<typeof referCase.input>;

/** A referred woman with advanced high-grade serous ovarian cancer; parts may be given otherwise. */
export const referTestCase = (
  centre: TestCentre,
  more: {
    workUp?: Referred['workUp'];
    case?: Partial<Referred['case']>;
    phase?: Referred['referral']['phase'];
    referral?: Partial<Referred['referral']>;
    whom?: Referred['whom'];
  } = {},
) =>
  centre.as(centre.people.coordinator, referCase, {
    whom: more.whom ?? {
      patient: { bornOn: '1970-05-06', diedOn: null },
      identity: {
        recordNumber: `${centre.womenCalled}-${randomUUID().slice(0, 23)}`,
        latinName: `${centre.womenCalled} Woman ${randomUUID()}`,
        nativeName: null,
        sortName: null,
      },
    },
    case: {
      site: 'ovary',
      histology: 'high-grade-serous',
      stage: 'IIIC',
      stageEdition: 'figo-2014',
      grade: null,
      entry: 'referral',
      presentedOn: '2026-11-02',
      treatedBefore: false,
      notOperatedReason: null,
      ...more.case,
    },
    referral: {
      phase: more.phase ?? 'pre_treatment',
      questionType: 'primary_treatment',
      question: 'Primary debulking or neoadjuvant chemotherapy?',
      consultantId: centre.people.surgeon.personId,
      receivedOn: '2026-11-10',
      ...more.referral,
    },
    workUp: more.workUp ?? [],
  });

/** The same, put on the agenda of a planned or open meeting. */
export const listTestCase = async (
  centre: TestCentre,
  meetingId: string,
  more: Parameters<typeof referTestCase>[1] = {},
) => {
  const { caseId } = await referTestCase(centre, more);
  const { agendaItemId } = await centre.as(centre.people.coordinator, listCase, {
    caseId,
    meetingId,
    minutes: 5,
  });
  return { caseId, agendaItemId };
};

/** Asks a board again about a case: whether to operate at her first recurrence, unless something else is said. */
export const askTestCase = (
  centre: TestCentre,
  caseId: string,
  more: Partial<z.input<typeof askAgain.input>['referral']> = {},
) =>
  centre.as(centre.people.coordinator, askAgain, {
    caseId,
    referral: {
      phase: 'recurrence',
      recurrenceNumber: 1,
      questionType: 'recurrence',
      question: 'Operate again?',
      consultantId: centre.people.surgeon.personId,
      receivedOn: '2026-11-18',
      ...more,
    },
  });
