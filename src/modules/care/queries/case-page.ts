import { and, eq } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { Locale } from '../../../kernel/languages.ts';
import { nameIn } from '../../../kernel/names.ts';
import { notAfter } from '../../../kernel/partial-date.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { named } from '../../directory/index.ts';
import { meetingsFrom, meetingTopics } from '../../meetings/index.ts';
import { datasetFor } from '../minimum-dataset.ts';
import { patient } from '../tables.ts';
import { readiness } from '../work-up.ts';
import { listingsShown, recommendationsShown } from './board-shown.ts';
import { ownTitles } from './definitions.ts';
import { courseOf, entriesOfCase, questionnairesShown } from './entries.ts';
import { finalDiagnoses } from './final-diagnoses.ts';
import { operationsShown } from './operations-shown.ts';
import { questionsOf } from './questions.ts';
import { wholeCase, type WholeCase } from './whole-case.ts';

const peopleOf = (whole: WholeCase): string[] => [
  ...whole.referrals.map((row) => row.consultantId),
  ...whole.recommendations.map((row) => row.recommendation.ownerPersonId),
  ...whole.recommendations.flatMap((row) => row.herDecision.spokenBy ?? []),
  ...whole.operations.flatMap(({ report }) => (report.team ?? []).map(({ person }) => person)),
];

/** What the page says beside the case's own rows, in one statement. */
const besideOf = async (
  tx: Tx,
  ownerId: string,
  whole: WholeCase,
  { today, locale }: { today: string; locale: Locale },
) => {
  const found = await readTogether(tx, {
    people: named(tx, peopleOf(whole)),
    lives: tx
      .select({ bornOn: patient.bornOn, diedOn: patient.diedOn })
      .from(patient)
      .where(and(eq(patient.ownerId, ownerId), eq(patient.id, whole.case.patientId))),
    meetings: meetingsFrom(tx, ownerId, today),
    entries: entriesOfCase(tx, ownerId, whole.case.id),
    forms: ownTitles(tx, ownerId),
  });
  return {
    names: new Map(found.people.map(({ id, ...name }) => [id, nameIn(locale, name)])),
    life: found.lives[0],
    questionnaires: questionnairesShown(found.entries, found.forms),
    course: courseOf(found.entries),
    meetings: found.meetings.filter(({ state }) => state !== 'closed'),
  };
};

/** What moves the page of a case: itself, and the meetings it may be listed on. */
export const caseTopics = (caseId: string): readonly string[] => [`case:${caseId}`, ...meetingTopics];

/**
 * The day until which results belong to an earlier question: when a board last concluded one of them, else when the one
 * before the newest came; null for a case with one question.
 */
const earlierUntilOf = (whole: WholeCase): string | null => {
  const newest = whole.referrals.at(-1);
  const before = whole.referrals.at(-2);
  if (!newest || !before) return null;
  const concluded = listingsShown(whole).flatMap(({ referralId, concludedOn }) =>
    referralId === newest.id || concludedOn === null ? [] : [concludedOn],
  );
  return concluded.toSorted().at(-1) ?? before.receivedOn;
};

/** Readiness for the newest question on the day of the meeting that lists it, else today; null when nothing is asked. */
const readinessOf = (whole: WholeCase, bornOn: string | null, today: string) => {
  const dataset = datasetFor(whole.case.site);
  const referral = whole.referrals.at(-1);
  if (!dataset || !referral) return null;
  const open = listingsShown(whole).find(
    ({ state, referralId }) => state === 'listed' && referralId === referral.id,
  );
  const on = open?.localStart.slice(0, 10) ?? today;
  const verdict = readiness(dataset, { histology: whole.case.histology, bornOn }, referral, whole.workUp, on);
  return { on, listed: open !== undefined, ...verdict };
};

/**
 * Everything the page of one case shows but her name, recommendations of the latest board first, and the coming
 * meetings it may be listed on; not found when the owner has no such case.
 */
export const casePage = async (
  tx: Tx,
  ownerId: string,
  { caseId, ...reader }: { caseId: string; today: string; locale: Locale },
) => {
  const whole = await wholeCase(tx, ownerId, caseId);
  if (!whole) throw notFound();
  const { names, life, meetings, questionnaires, course } = await besideOf(tx, ownerId, whole, reader);
  const { id, patientId, label, site, histology, stage, stageEdition, grade, entry } = whole.case;
  const { presentedOn, treatedBefore, notOperatedReason } = whole.case;
  const dataset = datasetFor(site);
  const earlierUntil = earlierUntilOf(whole);
  const data = {
    case: {
      id,
      patientId,
      label,
      site,
      histology,
      stage,
      stageEdition,
      grade,
      entry,
      presentedOn,
      treatedBefore,
      notOperatedReason,
      diedOn: life?.diedOn ?? null,
    },
    referrals: questionsOf(whole).map((row) => ({
      id: row.id,
      awaited: row.awaited,
      phase: row.phase,
      recurrenceNumber: row.recurrenceNumber,
      questionType: row.questionType,
      question: row.question,
      consultant: names.get(row.consultantId) ?? '',
      receivedOn: row.receivedOn,
    })),
    definitions:
      dataset?.items.map(({ key, label: words, kind, level }) => ({ key, label: words, kind, level })) ?? [],
    workUp: whole.workUp.map(({ key, state, value, unit, takenOn, reason }) => ({
      key,
      state,
      value,
      unit,
      takenOn,
      reason,
      /** Certainly from before the newest question; its date says how old it is. */
      earlier: takenOn !== null && earlierUntil !== null && notAfter(takenOn, earlierUntil) === true,
    })),
    readiness: readinessOf(whole, life?.bornOn ?? null, reader.today),
    listings: listingsShown(whole),
    recommendations: recommendationsShown(whole, names),
    operations: operationsShown(whole, names, { diedOn: life?.diedOn ?? null, today: reader.today }),
    questionnaires,
  };
  const source = { whole, course, questionnaires, diedOn: data.case.diedOn };
  return { data, meetings, source, toConfirm: finalDiagnoses(whole, course) };
};
export type CasePage = Awaited<ReturnType<typeof casePage>>['data'];
/** What the time line and everything computed from the course is made of. */
export type CaseSource = Awaited<ReturnType<typeof casePage>>['source'];
