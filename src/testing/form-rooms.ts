import type { AnyAnswers } from '../kernel/forms/answers.ts';
import { randomUUID } from 'node:crypto';
import type { Form } from '../kernel/forms/items.ts';
import { disease, diseaseKept } from '../modules/care/records/disease.ts';
import { question, questionKept } from '../modules/care/records/question.ts';
import { withScope } from '../kernel/scope.ts';
import { courseRecords, defineForm } from '../modules/care/index.ts';
import { entryShown } from '../modules/care/queries/entries.ts';
import { shippedForms } from '../modules/care/questionnaires.ts';
import { operationReport } from '../modules/surgery/index.ts';
import { outcomeReport } from '../modules/surgery/records/outcome.ts';
import { pathologyReport } from '../modules/surgery/records/pathology.ts';
import { eq } from 'drizzle-orm';
import { decision, decisionKept } from '../modules/board/records/decision.ts';
import { fulfilment, fulfilmentKept } from '../modules/board/records/fulfilment.ts';
import { recommendation, recommendationKept } from '../modules/board/records/recommendation.ts';
import { template } from '../modules/board/records/template.ts';
import { templatesOf } from '../modules/board/queries/templates.ts';
import { fulfilment as fulfilmentRows } from '../modules/board/tables.ts';
import { openItem, openMeeting } from '../modules/meetings/index.ts';
import { createTestBoard } from './board.ts';
import { createTestCentre } from './centre.ts';
import type { TestPerson } from './centre-on.ts';
import { listTestCase, referTestCase } from './listed-case.ts';
import { operateTestCase } from './operated-case.ts';
import { recommendTestCase } from './recommended-case.ts';
import { recordOf } from './record.ts';

/** Half a year after the test operation: every window of its outcome is over. */
export const readersDay = '2027-06-01T00:00:00Z';

type Centre = Awaited<ReturnType<typeof createTestCentre>>;

/** Where a form is filled in for the first time, and what of it stands in the record. */
export type FormRoom = {
  readonly form: Form;
  /** What its fields are posted under, and the name of the form on the page. */
  readonly at: string;
  readonly name: string;
  /** Where the form has several. */
  readonly page?: string;
  /** What else the page's form is to hold. */
  readonly beside?: (centre: Centre) => Readonly<Record<string, string>>;
  readonly open: () => Promise<{
    readonly centre: Centre;
    readonly path: string;
    /** Who fills in, where the surgeon may not. */
    readonly by?: TestPerson;
    /** Who reads it, where the observer may not. */
    readonly reads?: TestPerson;
    /** The name of the page's form, where it names what it is about. */
    readonly name?: string;
    /** Where the answers are read, of a page that stays when it has saved. */
    readonly stays?: string;
    /** The answers that were saved, by the address a browser was led to, as a session of its own reads them. */
    readonly stored: (saved: string) => Promise<AnyAnswers | null>;
    /** Where they are corrected; null where a correction is no part of the form. */
    readonly correct: ((saved: string) => string) | null;
  }>;
};

const house = async () => {
  const centre = await createTestCentre();
  centre.setNow(readersDay);
  return centre;
};
const withoutQuery = (address: string): string => address.split('?')[0] ?? '';
const idIn = (address: string): string => withoutQuery(address).split('/').at(-1) ?? '';

/** A room in which an entry of the form is filled in; `defined` is what the house writes first. */
export const entryRoom = (form: Form, defined?: object): FormRoom => ({
  form,
  at: 'answers',
  name: 'questionnaire',
  open: async () => {
    const centre = await house();
    if (defined) await centre.as(centre.people.administrator, defineForm, { body: JSON.stringify(defined) });
    const { caseId } = await referTestCase(centre);
    return {
      centre,
      path: `/cases/${caseId}/forms/${form.id}/new`,
      stored: (saved) =>
        withScope(centre.database, [centre.ownerId], async (tx) => {
          const found = await entryShown(tx, centre.ownerId, { caseId, entryId: idIn(saved) });
          return found?.answers ?? null;
        }),
      correct: (saved) => `${withoutQuery(saved)}?correct`,
    };
  },
});

const operationRoom: FormRoom = {
  form: operationReport,
  at: 'report',
  name: 'operation',
  open: async () => {
    const centre = await house();
    const { caseId } = await referTestCase(centre);
    return {
      centre,
      path: `/cases/${caseId}/operations/new`,
      stored: async (saved) => {
        const { operations } = await recordOf(centre, caseId);
        const found = operations.find(({ operation }) => operation.id === idIn(saved));
        return (found?.report as AnyAnswers | undefined) ?? null;
      },
      correct: (saved) => `${withoutQuery(saved)}?correct`,
    };
  },
};

const resultRoom = (form: Form, part: 'pathology' | 'outcome', at: string): FormRoom => ({
  form,
  at,
  name: part,
  open: async () => {
    const centre = await house();
    // After neoadjuvant treatment, so that a response may be scored.
    const { caseId, operationId } = await operateTestCase(centre, { kind: 'interval' });
    const path = `/cases/${caseId}/operations/${operationId}/${part}`;
    return {
      centre,
      path,
      stored: async () => {
        const found = (await recordOf(centre, caseId)).operations[0];
        const answers = part === 'pathology' ? found?.pathology : found?.outcome30;
        return (answers as AnyAnswers | null | undefined) ?? null;
      },
      correct: () => path,
    };
  },
});

const diseaseOf = async (centre: Centre, saved: string) =>
  diseaseKept.answersOf((await recordOf(centre, idIn(saved))).case) as unknown as AnyAnswers;
const newestQuestion = async (centre: Centre, saved: string) => {
  const { referrals } = await recordOf(centre, idIn(saved));
  const [newest] = referrals.toSorted((a, b) => (a.id < b.id ? 1 : -1));
  return newest === undefined ? null : (questionKept.answersOf(newest) as unknown as AnyAnswers);
};

/** A woman who is like nobody, and a question: what a referral says beside the disease. */
const herAndQuestion = ({ people }: Centre) => ({
  'whom.identity.recordNumber': randomUUID(),
  'referral.phase': 'other',
  'referral.questionType': 'staging',
  'referral.consultantId': people.surgeon.personId,
  'referral.question': 'What stage is it?',
});

/** Why she is not operated is asked of a case that is here. */
const { notOperatedReason: _fate, ...askedAtReferral } = disease.items;

const referralRooms: readonly FormRoom[] = [
  {
    form: disease,
    at: 'case',
    name: 'correct',
    open: async () => {
      const centre = await house();
      const { caseId } = await referTestCase(centre);
      const path = `/cases/${caseId}/correct`;
      return { centre, path, stored: (saved) => diseaseOf(centre, saved), correct: () => path };
    },
  },
  {
    form: { ...disease, items: askedAtReferral },
    at: 'case',
    name: 'refer',
    page: 'a referral',
    beside: herAndQuestion,
    open: async () => {
      const centre = await house();
      const stored = async (saved: string) => {
        const { notOperatedReason: _, ...said } = await diseaseOf(centre, saved);
        return said as unknown as AnyAnswers;
      };
      return { centre, path: '/cases/new', stored, correct: null };
    },
  },
  {
    form: question,
    at: 'referral',
    name: 'ask',
    // The same question as another that waits is asked about first.
    beside: () => ({ another: 'yes' }),
    open: async () => {
      const centre = await house();
      const { caseId } = await referTestCase(centre);
      const stored = (saved: string) => newestQuestion(centre, saved);
      return { centre, path: `/cases/${caseId}/ask`, stored, correct: null };
    },
  },
];

/** The newest recommendation of a case and what she decided about it, as answers. */
const adviceOf = async (centre: Centre, caseId: string) => {
  const { recommendations } = await recordOf(centre, caseId);
  const newest = recommendations.toSorted((a, b) => b.recommendation.priority - a.recommendation.priority)[0];
  if (newest === undefined) return null;
  return {
    advice: recommendationKept.answersOf(newest.recommendation) as unknown as AnyAnswers,
    hers: decisionKept.answersOf(newest.herDecision) as unknown as AnyAnswers,
  };
};

const boardRooms: readonly FormRoom[] = [
  {
    form: recommendation,
    at: 'recommendation',
    name: 'recommend',
    open: async () => {
      const centre = await house();
      const { chair } = centre.people;
      const { meetingId } = await createTestBoard(centre, { items: 0 });
      const { caseId, agendaItemId } = await listTestCase(centre, meetingId);
      await centre.as(chair, openMeeting, { meetingId });
      await centre.as(chair, openItem, { itemId: agendaItemId });
      return {
        centre,
        path: `/meetings/${meetingId}/live`,
        by: chair,
        name: `recommend~${agendaItemId}`,
        stays: `/cases/${caseId}`,
        stored: async () => (await adviceOf(centre, caseId))?.advice ?? null,
        correct: null,
      };
    },
  },
  {
    form: decision,
    at: 'decision',
    name: 'decision',
    open: async () => {
      const centre = await house();
      const { caseId, recommendationId } = await recommendTestCase(centre);
      const path = `/cases/${caseId}/recommendations/${recommendationId}`;
      const stored = async () => (await adviceOf(centre, caseId))?.hers ?? null;
      // That she is not told yet stands in no form: it is said anew.
      return { centre, path, stored, correct: null };
    },
  },
  {
    form: fulfilment,
    at: 'fulfilment',
    name: 'fulfilment',
    open: async () => {
      const centre = await house();
      const { caseId, recommendationId } = await recommendTestCase(centre);
      const path = `/cases/${caseId}/recommendations/${recommendationId}/fulfilment`;
      const stored = async () => {
        const said = await withScope(centre.database, [centre.ownerId], (tx) =>
          tx.select().from(fulfilmentRows).where(eq(fulfilmentRows.id, recommendationId)),
        );
        return said[0] === undefined ? null : (fulfilmentKept.answersOf(said[0]) as unknown as AnyAnswers);
      };
      return { centre, path, stored, correct: null };
    },
  },
];

const templateRoom: FormRoom = {
  form: template,
  at: 'template',
  name: 'template',
  open: async () => {
    const centre = await house();
    const { chair, coordinator } = centre.people;
    const stored = async () => {
      const made = await withScope(centre.database, [centre.ownerId], (tx) =>
        templatesOf(tx, centre.ownerId),
      );
      const newest = made.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
      return (newest?.answers as AnyAnswers | undefined) ?? null;
    };
    const path = '/meetings/templates/new';
    return { centre, path, by: chair, reads: coordinator, stored, correct: null };
  },
};

/** Every form of the program: the referral, the board's recommendation, what it is begun from, her decision and what became of it, three documents of an operation, the records of the course, the shipped questionnaires. */
export const formRooms: readonly FormRoom[] = [
  ...referralRooms,
  ...boardRooms,
  templateRoom,
  operationRoom,
  resultRoom(pathologyReport, 'pathology', 'report'),
  resultRoom(outcomeReport, 'outcome', 'outcome'),
  ...courseRecords.map(({ form }) => entryRoom(form)),
  ...shippedForms.map(({ form }) => entryRoom(form)),
];
