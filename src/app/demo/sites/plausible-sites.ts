import { datasetFor, isStageAt, profileOf } from '../../../modules/care/index.ts';
import { pathologyFaults } from '../../../modules/surgery/index.ts';
import { ageOn, dayOf } from '../calendar.ts';
import { languageRules } from '../plausible-language.ts';
import type { Context, Rule } from '../plausible-rule.ts';
import { weekdayRules } from '../plausible-weekday.ts';
import type { CaseRecord } from '../shapes.ts';
import { pointsOf } from './hcg.ts';

type Answers = Readonly<Record<string, unknown>>;
const said = ({ course = [] }: CaseRecord, form: string): Answers[] =>
  course.filter((entry) => entry.form === form).map(({ answers }) => answers as Answers);
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const after = (a: string | null | undefined, b: string | null | undefined): boolean => !!a && !!b && a > b;
const daysFrom = (a: string, b: string): number => dayOf(b) - dayOf(a);

const listingsOf = ({ listing, again = [] }: CaseRecord) => [
  ...(listing === null ? [] : [listing]),
  ...again.map((each) => each.listing),
];
const boardOf = (record: CaseRecord, context: Context): string | null =>
  record.listing === null ? null : (context.item(record.listing.agendaItemId)?.heldOn ?? null);
const age = ({ patient: { bornOn }, case: { presentedOn } }: CaseRecord): number | null =>
  bornOn && presentedOn ? ageOn(bornOn, presentedOn) : null;
const proceduresOf = (record: CaseRecord): readonly string[] =>
  record.operations.flatMap(({ report }) => report.procedures ?? []);
const isHysterectomy = (name: string): boolean => name.includes('hysterectomy');
const begunOf = (record: CaseRecord): string[] => [
  ...record.operations.flatMap(({ report }) => report.doneOn ?? []),
  ...['systemic', 'radiotherapy', 'brachytherapy', 'hormone'].flatMap((form) =>
    said(record, form).flatMap(({ from }) => text(from) ?? []),
  ),
];
const advised = (record: CaseRecord) => listingsOf(record).flatMap(({ recommendations }) => recommendations);
const stagesOf = (record: CaseRecord): (readonly [stage: string, edition: string | null])[] => [
  ...(record.case.stage === null ? [] : [[record.case.stage, record.case.stageEdition] as const]),
  ...said(record, 'stage').flatMap(({ stage, edition }) =>
    text(stage) === null ? [] : [[String(stage), text(edition)] as const],
  ),
  ...record.operations.flatMap(({ pathology }) =>
    pathology?.provisionalStage == null
      ? []
      : [[pathology.provisionalStage, pathology.stageEdition] as const],
  ),
];
const finalStage = (record: CaseRecord): string | null => stagesOf(record).at(-1)?.[0] ?? null;

const disease: readonly Rule[] = [
  {
    code: 'age_unlikely',
    broken: (record) => (age(record) ?? 50) < 15 || (age(record) ?? 50) > 95,
  },
  {
    code: 'histology_not_of_site',
    broken: ({ case: { site, histology } }) =>
      site !== null &&
      histology !== null &&
      !profileOf(site)?.histotypes.some(({ code }) => code === histology),
  },
  {
    code: 'grade_not_of_site',
    broken: ({ case: { site, grade } }) =>
      site !== null && grade !== null && !profileOf(site)?.grades.includes(grade),
  },
  {
    code: 'stage_not_in_edition',
    broken: (record) =>
      stagesOf(record).some(
        ([stage, edition]) => edition === null || !isStageAt(profileOf(record.case.site), stage, edition),
      ),
  },
  {
    code: 'melanoma_with_a_stage',
    broken: (record) => record.case.histology === 'melanoma' && stagesOf(record).length > 0,
  },
  {
    // r is by imaging, p by nodes that were taken.
    code: 'nodes_by_pathology_without_nodes',
    broken: (record) =>
      stagesOf(record).some(([stage]) => stage.endsWith('p')) &&
      !record.operations.some(({ pathology }) =>
        pathology?.nodes?.some(({ positive }) => (positive ?? 0) > 0),
      ),
  },
  {
    code: 'positive_nodes_without_their_stage',
    broken: (record) =>
      ['cervix', 'endometrium'].includes(record.case.site ?? '') &&
      record.operations.some(({ pathology }) =>
        pathology?.nodes?.some(({ positive }) => (positive ?? 0) > 0),
      ) &&
      !/^III|^IV/.test(finalStage(record) ?? ''),
  },
  {
    code: 'mole_after_menopause',
    broken: (record) => record.case.site === 'placenta' && (age(record) ?? 30) > 55,
  },
];

const order: readonly Rule[] = [
  {
    code: 'board_before_referral',
    broken: (record, context) => after(record.referral?.receivedOn, boardOf(record, context)),
  },
  {
    code: 'treated_before_its_board',
    broken: (record, context) =>
      begunOf(record).some((from) => after(boardOf(record, context) ?? '9999', from)),
  },
  {
    code: 'operated_on_a_holiday',
    broken: ({ operations }, context) =>
      operations.some(({ report }) => report.doneOn !== null && !context.isTheatreDay(report.doneOn)),
  },
  {
    code: 'report_before_its_specimen',
    broken: ({ operations }) =>
      operations.some(({ report, pathology }) => !!pathology && !after(pathology.reportedOn, report.doneOn)),
  },
  {
    code: 'complication_before_operation',
    broken: ({ operations }) =>
      operations.some(({ report, outcome30 }) =>
        outcome30?.complications?.some(({ on }) => after(report.doneOn, on)),
      ),
  },
  {
    code: 'event_after_death',
    broken: (record) =>
      record.patient.diedOn !== null &&
      [
        ...begunOf(record),
        ...['markers', 'imaging', 'event'].flatMap((form) =>
          said(record, form).flatMap(({ on }) => text(on) ?? []),
        ),
      ].some((on) => after(on, record.patient.diedOn)),
  },
  {
    code: 'death_told_without_date',
    broken: (record) =>
      said(record, 'follow-up').some(({ status }) => status === 'dead') !== (record.patient.diedOn !== null),
  },
  {
    code: 'date_in_future',
    broken: (record, { today }) => begunOf(record).some((from) => after(from, today)),
  },
  {
    code: 'told_before_its_board',
    broken: (record, context) =>
      listingsOf(record).some(({ agendaItemId, recommendations }) =>
        recommendations.some(({ herDecision }) =>
          after(context.item(agendaItemId)?.heldOn, herDecision.spokenOn),
        ),
      ),
  },
  {
    code: 'advice_without_conclusion',
    broken: (record, context) =>
      listingsOf(record).some(({ agendaItemId, recommendations }) => {
        const conclusion = context.item(agendaItemId)?.conclusion ?? null;
        const isDecided = conclusion !== null && conclusion !== 'deferred';
        return recommendations.length > 0 !== isDecided;
      }),
  },
  {
    code: 'declined_and_treated',
    broken: (record) =>
      record.listing?.recommendations.some(({ herDecision }) => herDecision.decision === 'declined') ===
        true && begunOf(record).length > 0,
  },
];

const operations: readonly Rule[] = [
  {
    code: 'pathology_contradicts_itself',
    broken: ({ operations: all, case: { site } }) =>
      all.some(
        ({ pathology }) => pathology !== null && pathologyFaults(pathology, profileOf(site)).length > 0,
      ),
  },
  {
    code: 'radicality_without_radical_operation',
    broken: ({ operations: all }) =>
      all.some(
        ({ report }) =>
          (report.radicality !== null) !==
          (report.procedures ?? []).some(
            (name) => name === 'radical_hysterectomy' || name === 'radical_trachelectomy',
          ),
      ),
  },
  {
    code: 'sentinel_without_its_procedure',
    broken: ({ operations: all }) =>
      all.some(
        ({ report }) =>
          (report.sentinels ?? []).length > 0 !==
          (report.procedures ?? []).some((name) => name.endsWith('sentinel_nodes')),
      ),
  },
  {
    code: 'fertility_kept_without_a_uterus',
    broken: (record) =>
      record.operations.some(
        ({ report }) => report.fertilitySparing === true && (report.procedures ?? []).some(isHysterectomy),
      ),
  },
  {
    code: 'fertility_kept_beyond_the_age',
    broken: (record) =>
      record.operations.some(({ report }) => report.fertilitySparing === true) && (age(record) ?? 30) > 45,
  },
  {
    code: 'lymphocyst_without_nodes',
    broken: (record) =>
      record.operations.some(({ outcome30 }) =>
        outcome30?.complications?.some(({ name }) => name === 'lymphocyst'),
      ) && !proceduresOf(record).some((name) => name.endsWith('lymphadenectomy')),
  },
  {
    code: 'invasion_contradicts_stage',
    broken: (record) =>
      record.case.site === 'endometrium' &&
      record.operations.some(
        ({ pathology }) =>
          (pathology?.provisionalStage === 'IA' && pathology.myometrialInvasion === 'half_or_more') ||
          (pathology?.provisionalStage === 'IB' && pathology.myometrialInvasion !== 'half_or_more'),
      ),
  },
  {
    code: 'depth_contradicts_stage',
    broken: (record) =>
      record.case.site === 'cervix' &&
      record.operations.some(
        ({ pathology }) =>
          (pathology?.provisionalStage === 'IA1' && (pathology.depthMm ?? 0) > 3) ||
          (pathology?.provisionalStage?.startsWith('IB') === true && (pathology.depthMm ?? 9) <= 5),
      ),
  },
];

const treatments: readonly Rule[] = [
  {
    code: 'definitive_without_applicator',
    broken: (record) =>
      record.case.site === 'cervix' &&
      said(record, 'radiotherapy').some(({ intent, to }) => intent === 'definitive' && to !== null) &&
      said(record, 'brachytherapy').length === 0 &&
      record.patient.diedOn === null &&
      // The last week may not have come yet.
      said(record, 'event').length > 0,
  },
  {
    code: 'radiation_too_long',
    broken: (record) => said(record, 'radiotherapy').some(({ overallDays }) => Number(overallDays ?? 0) > 60),
  },
  {
    code: 'platinum_beside_nothing',
    broken: (record) =>
      said(record, 'systemic').some(({ setting }) => setting === 'with_radiotherapy') &&
      said(record, 'radiotherapy').length === 0,
  },
  {
    code: 'adjuvant_at_odd_time',
    broken: (record) =>
      ['systemic', 'radiotherapy', 'brachytherapy'].some((form) =>
        said(record, form).some(({ from, intent, setting }) => {
          const [operation] = record.operations.flatMap(({ report }) => report.doneOn ?? []);
          const isAdjuvant = intent === 'adjuvant' || setting === 'adjuvant';
          const gap =
            operation === undefined || text(from) === null ? null : daysFrom(operation, String(from));
          return isAdjuvant && gap !== null && (gap < 14 || gap > 70);
        }),
      ),
  },
  {
    code: 'progestin_beside_hysterectomy',
    broken: (record) =>
      said(record, 'hormone').some(({ setting }) => setting === 'fertility_sparing') &&
      proceduresOf(record).some(isHysterectomy),
  },
  {
    code: 'hcg_of_another_disease',
    broken: (record) =>
      record.case.site !== 'placenta' &&
      said(record, 'markers').some(({ hcg }) => hcg !== null && hcg !== undefined),
  },
  {
    code: 'return_before_treatment',
    broken: (record) => {
      const [first] = begunOf(record).toSorted();
      return said(record, 'event').some(
        ({ kind, on }) => kind === 'recurrence' && (first === undefined || !after(text(on), first)),
      );
    },
  },
];

const workUp: readonly Rule[] = [
  {
    code: 'item_of_another_site',
    broken: ({ case: { site }, workUp: items, woman, key }) => {
      if (woman !== undefined && woman !== key) return false;
      const of = new Set(
        [
          ...(datasetFor(site)?.items ?? []),
          ...(site === 'other' ? (datasetFor(null)?.items ?? []) : []),
        ].map((item) => item.key),
      );
      // Of an origin that was not known the first items stand.
      const first = new Set((datasetFor(null)?.items ?? []).map((item) => item.key));
      return items.some((item) => !of.has(item.key) && !first.has(item.key));
    },
  },
  {
    code: 'unit_of_another_item',
    broken: ({ workUp: items }) =>
      items.some(({ key, state, unit }) => {
        const asked = [...(datasetFor(null)?.items ?? [])].find((item) => item.key === key);
        return state === 'present' && asked !== undefined && (asked.unit ?? null) !== unit;
      }),
  },
  {
    code: 'pregnancy_of_a_woman_past_it',
    broken: (record) => record.workUp.some(({ key }) => key === 'fertility_wish') && (age(record) ?? 30) > 45,
  },
];

const advice: readonly Rule[] = [
  {
    code: 'operation_without_advice',
    broken: (record) =>
      record.operations.length > 0 && !advised(record).some(({ modality }) => modality === 'surgery'),
  },
  {
    code: 'radiation_without_advice',
    broken: (record) =>
      said(record, 'radiotherapy').length > 0 &&
      !advised(record).some(({ modality }) => modality === 'radiotherapy'),
  },
];

/** Tissue that was told before a woman came is known from elsewhere; the rest of these rules stands for every site. */
const shared: readonly Rule[] = [...languageRules, ...weekdayRules];

export const siteRules: readonly Rule[] = [
  ...shared,
  ...disease,
  ...order,
  ...operations,
  ...treatments,
  ...workUp,
  ...advice,
];

/** Codes of everything in a case of the other sites that a clinician would not believe. */
export const implausibleAt = (record: CaseRecord, context: Context): string[] =>
  siteRules.filter((rule) => rule.broken(record, context)).map(({ code }) => code);

/** Whether a score agrees with what is known of her. */
export const isScoreOf = (answers: Readonly<Record<string, unknown>>, record: CaseRecord): boolean => {
  const years = age(record) ?? 0;
  const { absent: _, ...given } = answers;
  const sum = pointsOf(given as Readonly<Record<string, string>>);
  return years >= 40 === (answers['age'] === 'from40') && sum >= 0 && sum <= 25;
};
