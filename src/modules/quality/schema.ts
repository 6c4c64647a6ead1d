import type { ErrorCode } from '../../kernel/error-codes.ts';
import { z } from 'zod';
import { someText } from '../../kernel/text.ts';
import { caseTruths, operationTruths } from './fact-names.ts';

/** What no case holds: said by a person, dated, with evidence. */
export const StatementFact = z.enum([
  'surgeon_certified',
  'active_trials',
  'intermediate_care',
  'intensive_care',
  'perioperative_programme',
  'mm_conference',
  /** Every board of the centre is recorded here. */
  'boards_recorded',
  /** The record covers all women who came; when it does not hold, the operated ones only. */
  'all_who_came',
]);
export type StatementFact = z.infer<typeof StatementFact>;
/** Statements about the centre itself; `surgeon_certified` is about one person. */
export const CentreFact = StatementFact.exclude(['surgeon_certified']);
export type CentreFact = z.infer<typeof CentreFact>;

/** What an indicator may ask of a case. */
export const CaseFact = z.enum(['came_to_centre', ...caseTruths]);
/** What an indicator may ask of an operation; when it is asked and who operated decide the last three. */
export const OperationFact = z.enum([
  'first_of_case',
  ...operationTruths,
  'outcome_due',
  'surgeon_certified',
  'surgeon_volume_met',
]);
export type Fact = z.infer<typeof CaseFact> | z.infer<typeof OperationFact>;

const Words = z.object({ en: z.string().min(1), ko: z.string().min(1) }).strict();
export type Words = z.infer<typeof Words>;

/** S read in the source, R recalled and unverified, I inferred by us. */
export const Provenance = z
  .object({ mark: z.enum(['S', 'R', 'I']), source: z.string().optional(), unverified: z.boolean() })
  .strict()
  .refine((p) => p.mark !== 'R' || p.unverified, { message: 'recalled_is_unverified' })
  .refine((p) => p.mark !== 'S' || p.source !== undefined, { message: 'read_where' });
export type Provenance = z.infer<typeof Provenance>;

export const Comparison = z.enum(['>', '>=', '<', '<=', '==']);
export type Comparison = z.infer<typeof Comparison>;
/** Ordered from the best downwards; the first tier met gives its points. Targets of proportions are whole per cent. */
export const FigureTier = z
  .object({
    op: Comparison,
    target: z.int().min(0),
    points: z.int().positive(),
    provenance: Provenance.optional(),
  })
  .strict();
export type FigureTier = z.infer<typeof FigureTier>;
/** A tier reached by what the centre states, not by a figure. */
export const StatementTier = z
  .object({
    op: z.literal('=='),
    target: z.literal(true),
    statement: CentreFact,
    points: z.int().positive(),
    provenance: Provenance.optional(),
  })
  .strict();
export type StatementTier = z.infer<typeof StatementTier>;
const YesTier = z
  .object({
    op: z.literal('=='),
    target: z.literal(true),
    points: z.int().positive(),
    provenance: Provenance.optional(),
  })
  .strict();
export type Tier = FigureTier | StatementTier | z.infer<typeof YesTier>;

const described = {
  id: z.string().min(1),
  variant: z.string().min(1).optional(),
  scored: z.boolean(),
  name: Words,
  type: z.enum(['outcome', 'process', 'structural']),
  params: z.object({ surgeonMinPerYear: z.int().positive().optional() }).strict(),
  provenance: Provenance,
  note: Words.optional(),
  /** Its denominator is right only when the record covers all women who came. */
  needsAllWhoCame: z.boolean().optional(),
  link: z.url(),
};
const member = {
  date: z.enum(['presented_on', 'treated_on', 'done_on']),
  belongs: z.array(z.union([CaseFact, OperationFact])).min(1),
  excludes: z.array(z.union([CaseFact, OperationFact])),
  /** `patient` counts an operated patient once per case, by the first operation of the case. */
  unit: z.enum(['case', 'patient', 'operation']),
};
const fact = z.union([CaseFact, OperationFact]);
const descending = (tiers: readonly { points: number }[]) =>
  tiers.every((tier, index) => index === 0 || tier.points < (tiers[index - 1]?.points ?? 0));
const tiersOf = <T extends z.ZodType<{ points: number }>>(tier: T) =>
  z.array(tier).refine((tiers) => descending(tiers), { message: 'best_tier_first' });

export const Indicator = z.discriminatedUnion('kind', [
  z
    .object({
      ...described,
      ...member,
      kind: z.literal('proportion'),
      meets: fact,
      tiers: tiersOf(FigureTier),
    })
    .strict(),
  z.object({ ...described, ...member, kind: z.literal('count'), tiers: tiersOf(FigureTier) }).strict(),
  z
    .object({
      ...described,
      ...member,
      kind: z.literal('tiered'),
      meets: fact,
      tiers: tiersOf(z.union([FigureTier, StatementTier])),
    })
    .strict(),
  z
    .object({
      ...described,
      kind: z.literal('statement'),
      /** All of them have to hold. */
      meets: z.array(CentreFact).min(1),
      tiers: tiersOf(YesTier),
    })
    .strict(),
]);
export type Indicator = z.infer<typeof Indicator>;
/** An indicator that counts cases or operations. */
export type CountedIndicator = Exclude<Indicator, { kind: 'statement' }>;

const factsFit = (indicator: Indicator): boolean => {
  if (indicator.kind === 'statement') return true;
  const known: readonly string[] = indicator.unit === 'case' ? CaseFact.options : OperationFact.options;
  const named = [
    ...indicator.belongs,
    ...indicator.excludes,
    ...('meets' in indicator ? [indicator.meets] : []),
  ];
  const dated = (indicator.date === 'done_on') === (indicator.unit !== 'case');
  const surgeons = ['surgeon_certified', 'surgeon_volume_met'];
  if ([...indicator.belongs, ...indicator.excludes].some((name) => surgeons.includes(name))) return false;
  const volume = !named.includes('surgeon_volume_met') || indicator.params.surgeonMinPerYear !== undefined;
  return dated && volume && named.every((name) => known.includes(name));
};

const IndicatorSetShape = z
  .object({
    set: z.string().regex(/^[a-z][a-z0-9-]*$/),
    version: z.string().min(1),
    title: Words,
    sources: z.array(z.object({ key: z.string(), title: z.string(), link: z.url() }).strict()).min(1),
    max: z.int().positive(),
    pass: z.object({ value: z.int().positive(), provenance: Provenance }).strict(),
    /** The yearly count that has to be reached in each of `years` calendar years. */
    gate: z
      .object({
        indicator: z.string(),
        years: z.int().positive(),
        op: z.literal('>='),
        value: z.int().positive(),
        provenance: Provenance,
      })
      .strict()
      .nullable(),
    indicators: z.array(Indicator).min(1),
  })
  .strict();

/** Name of an indicator within its set: number and variant. */
export const indicatorKey = (indicator: { id: string; variant?: string | null | undefined }): string =>
  indicator.variant ? `${indicator.id}:${indicator.variant}` : indicator.id;

const bestPoints = (indicator: Indicator): number => indicator.tiers[0]?.points ?? 0;

export const IndicatorSet = IndicatorSetShape.superRefine((set, context) => {
  const fault = (message: ErrorCode, path: PropertyKey[]) =>
    context.addIssue({ code: 'custom', message, path });
  const keys = set.indicators.map(indicatorKey);
  if (new Set(keys).size !== keys.length) fault('indicator_twice', ['indicators']);
  for (const [index, indicator] of set.indicators.entries())
    if (!factsFit(indicator)) fault('facts_do_not_fit_unit', ['indicators', index]);
  const sum = set.indicators.filter((i) => i.scored).reduce((total, i) => total + bestPoints(i), 0);
  const whole = set.indicators.every((i) => !i.scored || i.tiers.length > 0);
  if (whole && sum !== set.max) fault('maxima_do_not_add_up', ['max']);
  const volumes = set.indicators.filter((i) => 'meets' in i && i.meets === 'surgeon_volume_met');
  if (volumes.length > 1) fault('surgeon_volume_once', ['indicators']);
  const counts = set.indicators.filter((i) => i.kind === 'count').map(indicatorKey);
  if (set.gate && !counts.includes(set.gate.indicator)) fault('gate_counts_what', ['gate']);
});
export type IndicatorSet = z.infer<typeof IndicatorSetShape>;

const Year = z.int().min(1850).max(2200);
/** What is asked for; both ends of a range belong to it. */
export const Period = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('year'), year: Year }).strict(),
    z.object({ kind: z.literal('range'), from: z.iso.date(), to: z.iso.date() }).strict(),
    z.object({ kind: z.literal('all') }).strict(),
  ])
  .refine((p) => p.kind !== 'range' || p.from <= p.to, { message: 'range_reversed' });
export type Period = z.infer<typeof Period>;

const Bounds = z.object({ low: z.number(), high: z.number() });
const Count = z.int().min(0);
export const IndicatorStatus = z.enum([
  'met',
  'not_met',
  'not_documented',
  /** Nobody belongs for certain, but somebody may. */
  'cannot_be_told',
  /** A year's count that does not reach its target while the year runs or holds nothing dated. */
  'open',
  'not_applicable',
  'incomplete_definition',
  /** Points are withheld: the centre states that its record covers operated women only. */
  'operated_only',
]);
export type IndicatorStatus = z.infer<typeof IndicatorStatus>;

const Ids = z.array(z.uuid());
const CaseIds = z.object({
  numerator: Ids,
  failed: Ids,
  notDocumented: Ids,
  inTreatment: Ids.optional(),
  excluded: z.array(z.object({ reason: z.string(), ids: Ids })),
});
export type CaseIds = z.infer<typeof CaseIds>;

export const ScoredIndicator = z.object({
  id: z.string(),
  variant: z.string().nullable(),
  scored: z.boolean(),
  name: z.string(),
  /** Of a statement: how many of the needed statements hold. */
  numerator: Count,
  /** Null for a plain count. */
  denominator: Count.nullable(),
  notDocumented: Count,
  /** Of those not documented, whose treatment goes on, so that nothing was forgotten; absent where treatment settles nothing. */
  inTreatment: Count.optional(),
  excluded: z.array(z.object({ reason: z.string(), count: Count })),
  /** Share from 0 to 1, what is not documented counted as not met; null for counts, statements and no cases. */
  rate: z.number().nullable(),
  interval: Bounds.extend({ method: z.literal('wilson'), level: z.literal(0.95) }).nullable(),
  /** The rate if nothing, and if everything, that is not documented were met; of a count, its least and greatest value. */
  bounds: Bounds.nullable(),
  tier: z
    .object({ op: Comparison, target: z.union([z.number(), z.literal(true)]), points: Count })
    .nullable(),
  /** Null unless one calendar year is asked for and the indicator is scored and applies. */
  points: Count.nullable(),
  maxPoints: Count,
  status: IndicatorStatus,
  /** Ids of the cases behind each count, when asked for. */
  cases: CaseIds.optional(),
  /** The operations of those cases, place by place, where operations are counted. */
  operations: CaseIds.optional(),
});
export type ScoredIndicator = z.infer<typeof ScoredIndicator>;

export const GateYear = z.object({
  year: Year,
  value: Count,
  needed: Count,
  /** Null, open, while the year still runs, when nothing is dated in it, or when what is unknown could lift it to the gate. */
  met: z.boolean().nullable(),
});
export type GateYear = z.infer<typeof GateYear>;

export const Scorecard = z.object({
  set: z.string(),
  version: z.string(),
  centre: z.string(),
  period: Period,
  indicators: z.array(ScoredIndicator),
  score: Count.nullable(),
  /** Least and greatest score that can come out once everything unknown is known. */
  scoreBounds: Bounds.nullable(),
  max: Count,
  pass: z.boolean().nullable(),
  gate: z.array(GateYear),
  computedFrom: z.object({
    /** SHA-256 of the definition, its keys in order. */
    definition: z.string(),
    today: z.iso.date(),
    cases: Count,
    operations: Count,
    statements: Count,
  }),
});
export type Scorecard = z.infer<typeof Scorecard>;

/** A dated fact about the centre, or (`surgeon_certified`) about one person of it, with its evidence. */
export const Statement = z
  .object({
    fact: StatementFact,
    personId: z.uuid().nullable(),
    holds: z.boolean(),
    from: z.iso.date(),
    to: z.iso.date().nullable(),
    evidence: someText(2000),
  })
  .strict()
  .refine((entry) => (entry.fact === 'surgeon_certified') === (entry.personId !== null), {
    message: 'person_needed_for_certificate',
    path: ['personId'],
  })
  .refine((entry) => entry.to === null || entry.to >= entry.from, {
    message: 'range_reversed',
    path: ['to'],
  });
export type Statement = z.infer<typeof Statement>;

/** A scorecard for each year of a self-assessment. */
export type Assessment = {
  readonly set: IndicatorSet;
  /** YYYY-MM-DD, the centre's day. */
  readonly today: string;
  readonly years: readonly { readonly year: number; readonly running: boolean; readonly card: Scorecard }[];
};
