import type { SiteProfile } from '../care/index.ts';
import { isComplete } from './residual-disease.ts';
import { type Area, areas, type Finding, type Findings, type OperationReport } from './records/operation.ts';

export type ReportElement =
  | 'disease_at_start'
  | 'residual'
  | 'residual_sites'
  | 'incomplete_reason'
  | `area.${Area}`;
export type ReportVerdict = { complete: boolean | null; missing: ReportElement[] };

/** Areas a report of the site must describe; while it is not known, all but the pleural cavity, which belongs only where it was opened. */
export const requiredAreas = (profile: SiteProfile | null): readonly Area[] =>
  profile === null
    ? areas.filter((area) => area !== 'pleura')
    : areas.filter((area) => profile.operation?.areas.includes(area));

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
 * Elements (c) and (d), asked for unless resection was certainly complete: with an unknown residual nobody can
 * tell that they do not apply, and a range that begins at 0 may still mean a lesion.
 */
const missingResidual = (report: OperationReport): ReportElement[] => {
  if (report.residual === null) return ['residual'];
  if (isComplete(report.residual) === true) return [];
  const missing: ReportElement[] = [];
  const places = report.residualPlaces ?? [];
  const isEach = (says: (place: (typeof places)[number]) => boolean) =>
    places.length > 0 && places.every(says);
  if (report.residualSites === null && !isEach(({ size }) => size !== null)) missing.push('residual_sites');
  if (report.incompleteReason === null && !isEach(({ reason }) => reason !== null))
    missing.push('incomplete_reason');
  return missing;
};

/** A date, a kind, a residual or a list of procedures alone is a register's row, not a structured report. */
const isStructured = (report: OperationReport): boolean =>
  report.areas !== null ||
  report.residualPlaces !== null ||
  [report.diseaseAtStart, report.residualSites, report.incompleteReason].some((text) => text !== null);

/**
 * Whether the operative report holds every required element, and which are missing (ESGO ovarian quality
 * indicators 2016, QI 8); null when there is no structured report to judge.
 */
export const reportComplete = (report: OperationReport, profile: SiteProfile | null): ReportVerdict => {
  const missing: ReportElement[] = [
    ...(report.diseaseAtStart === null ? (['disease_at_start'] as const) : []),
    ...missingAreas(report.areas ?? {}, requiredAreas(profile)),
    ...missingResidual(report),
  ];
  return { complete: isStructured(report) ? missing.length === 0 : null, missing };
};

/** Who led an operation, or supervised it; null while nobody is named. */
export const surgeonOf = ({ team }: OperationReport, role: 'main' | 'supervising'): string | null =>
  team?.find((row) => row.role === role)?.person ?? null;
