import { and, eq, sql } from 'drizzle-orm';
import type { Looking } from '../../../kernel/fills.ts';
import { notFound } from '../../../kernel/errors.ts';
import type { Localised } from '../../../kernel/forms/words.ts';
import { linksAbout } from '../../../kernel/link-use.ts';
import { nameIn } from '../../../kernel/names.ts';
import { notAfter } from '../../../kernel/partial-date.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import { namedBy } from '../../directory/index.ts';
import { type AnsweredItem, itemsOn } from '../answered-items.ts';
import { type AskedOn, judgedOn } from '../asked-on.ts';
import { datasetFor, everyItem } from '../asked-datasets.ts';
import { figuresAsked } from '../dataset-figures.ts';
import { careCase, patient, referral } from '../tables.ts';
import type { Answerer, MinimumDataset } from '../minimum-dataset.ts';
import { type ItemVerdict, type Readiness, readiness } from '../work-up.ts';
import { workUpMarkers } from '../work-up-markers.ts';
import { ownWords } from '../own-words.ts';
import { ownTitles, withdrawnForms } from './definitions.ts';
import { documentsCounted } from './documents.ts';
import { courseOf, entriesOfCase, questionnairesShown } from './entries.ts';
import { ownWordsOf } from './own-words.ts';
import { otherDiseases } from './cases-of-woman.ts';
import { formerOfCase, resultsOf } from './results.ts';
import { wholeCase } from './whole-case.ts';

/** What the page says beside the case's own rows. */
const besideOf = async ({ tx, ownerId, locale }: Looking, caseId: string) => {
  const [hers, asked] = [
    sql`(select patient_id from ${careCase} where owner_id = ${ownerId} and id = ${caseId})`,
    sql`(select consultant_id from ${referral} where owner_id = ${ownerId} and case_id = ${caseId})`,
  ];
  const found = await readTogether(tx, {
    people: namedBy(tx, asked),
    lives: tx
      .select({ bornOn: patient.bornOn, diedOn: patient.diedOn })
      .from(patient)
      .where(and(eq(patient.ownerId, ownerId), sql`${patient.id} = ${hers}`)),
    entries: entriesOfCase(tx, ownerId, caseId),
    forms: ownTitles(tx, ownerId),
    former: formerOfCase(tx, ownerId, caseId),
    withdrawn: withdrawnForms(tx, ownerId),
    others: otherDiseases(tx, ownerId, caseId),
    asking: linksAbout(tx, ownerId, ownWords, caseId),
    documents: documentsCounted(tx, ownerId, caseId),
  });
  return {
    names: new Map(found.people.map(({ id, ...name }) => [id, nameIn(locale, name)])),
    life: found.lives[0] ?? { bornOn: null, diedOn: null },
    questionnairesAt: (site: string | null) =>
      questionnairesShown(found.entries, found.forms, found.withdrawn, site),
    course: courseOf(found.entries),
    former: found.former,
    ownWords: {
      said: ownWordsOf(found.entries),
      /** Links by which she could or can say something, the newest first. */
      links: found.asking,
    },
    /** Her other diseases. */
    others: found.others,
    /** How many documents stand on it. */
    documents: found.documents[0]?.count ?? 0,
  };
};

/** What the page of a case starts from, and its places with it; not found when the owner has no such case. */
export const caseSubject = async (looking: Looking, caseId: string) => {
  const [whole, beside] = await Promise.all([
    wholeCase(looking.tx, looking.ownerId, caseId),
    besideOf(looking, caseId),
  ]);
  if (!whole) throw notFound();
  const { former, questionnairesAt, ...shown } = beside;
  const results = whole.workUp.flatMap((row) => resultsOf(row, former));
  return {
    ...whole,
    ...shown,
    questionnaires: questionnairesAt(whole.case.site),
    /** Markers of the work-up, of all its visits, as entries of the course. */
    workUpMarkers: workUpMarkers(datasetFor(whole.case.site), results, shown.course),
    /** Days on which something of the work-up was found, at any of its visits. */
    resultsOn: [
      ...new Set(results.flatMap(({ state, takenOn }) => (state === 'present' ? (takenOn ?? []) : []))),
    ],
  };
};
export type CaseSubject = ReturnType<typeof caseSubject> extends Promise<infer Subject> ? Subject : never;

/**
 * The day until which results belong to an earlier question: when a board last concluded one of them, else when the one
 * before the newest came; null for a case with one question.
 */
const earlierUntilOf = ({ referrals }: CaseSubject, concludedOn: string | null): string | null => {
  const before = referrals.at(-2);
  return before === undefined ? null : (concludedOn ?? before.receivedOn);
};

/** Readiness for the newest question on the day it is judged for; null when nothing is asked. */
const readinessOf = (
  { life, ...whole }: CaseSubject,
  items: readonly AnsweredItem[],
  on: string,
): Readiness | null => {
  const dataset = datasetFor(whole.case.site);
  const referral = whole.referrals.at(-1);
  if (!dataset || !referral) return null;
  const { histology } = whole.case;
  return readiness(dataset, { histology, bornOn: life.bornOn }, referral, items, on);
};

/** Figures of the dataset whose inputs are asked of this case, or answered, with what they are computed from. */
const figuresOf = (
  site: CaseSubject['case']['site'],
  items: readonly AnsweredItem[],
  verdict: Readiness | null,
) => {
  const isAsked = (key: string): boolean =>
    items.some((item) => item.key === key) ||
    verdict?.items.find((item) => item.key === key)?.why !== 'not_triggered';
  const dataset = datasetFor(site);
  if (verdict === null) return [];
  const labelOf = (key: string): Localised =>
    dataset?.items.find((each) => each.key === key)?.label ?? { en: key };
  return figuresAsked(dataset, items, isAsked).map(({ inputs, ...told }) => ({
    ...told,
    inputs: inputs.map((input) => ({ ...input, label: labelOf(input.item) })),
  }));
};

const isOpen = ({ level, state }: ItemVerdict): boolean =>
  level !== 'optional' && ['missing', 'stale', 'requested'].includes(state);

/** How many items are open of each who answers some. */
const openOf = (
  dataset: MinimumDataset | null,
  verdict: Readiness | null,
): Readonly<Partial<Record<Answerer, number>>> => {
  const open = new Set(verdict?.items.filter(isOpen).map(({ key }) => key));
  const counts: Partial<Record<Answerer, number>> = {};
  for (const { key, by } of dataset?.items ?? []) counts[by] = (counts[by] ?? 0) + (open.has(key) ? 1 : 0);
  return counts;
};

/** The items that say something, or are asked for, whether the site asks them or not, as a page needs them. */
const itemsTold = (
  dataset: MinimumDataset | null,
  items: readonly AnsweredItem[],
  verdict: Readiness | null,
) => {
  const recorded = new Set(items.map(({ key }) => key));
  const own = new Set(dataset?.items.map(({ key }) => key));
  const verdicts = new Map(verdict?.items.map((each) => [each.key, each]));
  const isAskedFor = (key: string): boolean => {
    const found = verdicts.get(key);
    return found !== undefined && found.why !== 'not_triggered' && found.level !== 'optional';
  };
  return [
    ...(dataset?.items ?? []).filter(({ key }) => recorded.has(key) || isAskedFor(key)),
    ...everyItem.filter(({ key }) => recorded.has(key) && !own.has(key)),
  ].map(({ key, kind, ...item }) => {
    const label: Localised = item.label;
    return { key, label, kind, verdict: verdicts.get(key) ?? null };
  });
};

/** Everything the page of one case shows of care but her name. */
export const casePage = (
  subject: CaseSubject,
  { listedOn, concludedOn }: Omit<AskedOn, 'referralId'>,
  today: string,
) => {
  const { id, patientId, label, site, histology, stage, stageEdition, grade, entry } = subject.case;
  const { presentedOn, treatedBefore, notOperatedReason } = subject.case;
  const dataset = datasetFor(site);
  const earlierUntil = earlierUntilOf(subject, concludedOn);
  const on = judgedOn(listedOn, today);
  const items = itemsOn(dataset, subject, on);
  const verdict = readinessOf(subject, items, on);
  return {
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
      diedOn: subject.life.diedOn,
    },
    hasDataset: dataset !== null,
    open: openOf(dataset, verdict),
    told: itemsTold(dataset, items, verdict),
    workUp: items.map((item) => ({
      ...item,
      /** Certainly from before the newest question; its date says how old it is. */
      earlier:
        item.takenOn !== null && earlierUntil !== null && notAfter(item.takenOn, earlierUntil) === true,
    })),
    readiness: verdict && {
      boardOn: listedOn,
      ready: verdict.ready,
      open: verdict.items.filter(isOpen).length,
    },
    figures: figuresOf(site, items, verdict),
    questionnaires: subject.questionnaires,
  };
};
export type CasePage = ReturnType<typeof casePage>;
