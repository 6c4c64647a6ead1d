import type { SiteProfile } from '../care/index.ts';
import { isComplete } from './residual-disease.ts';
import { type Area, areas, type Finding, type Findings, type OperationReport } from './records/operation.ts';

/** Items that belong to a complete report of some site, in their order; those about what was left come last. */
const elementsSaid = ['initialAim', 'diseaseAtStart', 'procedures', 'bloodLossMl'] as const;
const elementsLeft = ['residual', 'residualSites', 'incompleteReason'] as const;
export const reportElements = [...elementsSaid, ...elementsLeft] as const;
export type ReportElement = (typeof reportElements)[number] | `area.${Area}`;
export type ReportVerdict = { complete: boolean | null; missing: ReportElement[] };

/** Areas a report of the site must describe; while it is not known, all but the pleural cavity, which belongs only where it was opened. */
export const requiredAreas = (profile: SiteProfile | null): readonly Area[] =>
  profile === null
    ? areas.filter((area) => area !== 'pleura')
    : areas.filter((area) => profile.operation?.areas.includes(area));

/** What belongs to a complete report of the site beside its areas; while it is not known, what QI 8 asks for. */
export const coreElements = (profile: SiteProfile | null): readonly string[] =>
  profile?.operation?.core ?? ['diseaseAtStart', ...elementsLeft];

const described = (finding: Finding | undefined): boolean => {
  if (finding?.answer === 'involved') return finding.mm !== null;
  if (finding?.answer === 'not_assessed') return finding.reason !== null;
  return finding !== undefined;
};

/** An area counts when free, involved with its size, not assessed with a reason, or absent. */
const missingAreas = (found: Findings, required: readonly Area[]): ReportElement[] => {
  const pleura: Area[] = found.pleura === undefined ? [] : ['pleura'];
  return [...required, ...pleura]
    .filter((area) => !described(found[area]))
    .map((area): ReportElement => `area.${area}`);
};

/**
 * Where disease was left and why are asked unless resection was certainly complete: a range that begins at 0 may still mean a lesion. Nobody
 * can tell that they do not apply while the residual is not said, which is asked first.
 */
const missingResidual = (report: OperationReport, core: readonly string[]): ReportElement[] => {
  if (report.residual === null) return core.includes('residual') ? ['residual'] : [];
  if (isComplete(report.residual) === true) return [];
  const missing: ReportElement[] = [];
  const places = report.residualPlaces ?? [];
  const isEach = (says: (place: (typeof places)[number]) => boolean) =>
    places.length > 0 && places.every(says);
  if (report.residualSites === null && !isEach(({ size }) => size !== null)) missing.push('residualSites');
  if (report.incompleteReason === null && !isEach(({ reason }) => reason !== null))
    missing.push('incompleteReason');
  return missing.filter((element) => core.includes(element));
};

/** A date, a kind, a residual or a list of procedures alone is a register's row, not a structured report. */
const isStructured = (report: OperationReport): boolean =>
  report.areas !== null ||
  report.residualPlaces !== null ||
  [report.diseaseAtStart, report.residualSites, report.incompleteReason].some((text) => text !== null);

/**
 * Whether the operative report holds every element that its site requires (of the ovary: ESGO ovarian quality indicators 2016, QI 8), and
 * which are missing; null when there is no structured report to judge. "Not known" is no answer.
 */
export const reportComplete = (report: OperationReport, profile: SiteProfile | null): ReportVerdict => {
  const core = coreElements(profile);
  const missing: ReportElement[] = [
    ...elementsSaid.filter((element) => core.includes(element) && report[element] === null),
    ...missingAreas(report.areas ?? {}, requiredAreas(profile)),
    ...missingResidual(report, core),
  ];
  return { complete: isStructured(report) ? missing.length === 0 : null, missing };
};

/** Who led an operation, or supervised it; null while nobody is named. */
export const surgeonOf = ({ team }: OperationReport, role: 'main' | 'supervising'): string | null =>
  team?.find((row) => row.role === role)?.person ?? null;
