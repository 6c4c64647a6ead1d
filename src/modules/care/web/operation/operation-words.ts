import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ReportElement } from '../../operative-report.ts';
import { operationWords } from '../../records/operation-words.ts';
import type { Area } from '../../records/operation.ts';
import type { PathologyElement } from '../../records/pathology.ts';
import { pathologyWords } from '../../records/pathology-words.ts';

export const bandWords: Readonly<Record<'low' | 'intermediate' | 'high', MessageDescriptor>> = {
  low: msg`low`,
  intermediate: msg`intermediate`,
  high: msg`high`,
};

const { items } = operationWords;
const reportWords: Readonly<Record<Exclude<ReportElement, `area.${string}`>, MessageDescriptor>> = {
  disease_at_start: items.diseaseAtStart.label,
  residual: operationWords.sections.residual,
  residual_sites: items.residualSites.label,
  incomplete_reason: items.incompleteReason.label,
};

/** What an element of the operative report is called. */
export const reportElementWord = (element: ReportElement): MessageDescriptor =>
  element.startsWith('area.')
    ? items.areas.rows[element.slice('area.'.length) as Area]
    : reportWords[element as keyof typeof reportWords];

/** What an element of the pathology report is called. */
export const pathologyElementWord = (element: PathologyElement): MessageDescriptor =>
  pathologyWords.items[element].label;
