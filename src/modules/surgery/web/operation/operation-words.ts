import type { MessageDescriptor } from '@lingui/core';
import type { Localised } from '../../../../kernel/forms/words.ts';
import type { ReportElement } from '../../operative-report.ts';
import { areaWords, elementWords } from '../../records/operation-code-words.ts';
import type { Area } from '../../records/operation.ts';
import type { PathologyElement } from '../../records/pathology.ts';
import { pathologyWords } from '../../records/pathology-words.ts';

/** What an element of the operative report is called. */
export const reportElementWord = (element: ReportElement): MessageDescriptor =>
  element.startsWith('area.')
    ? areaWords[element.slice('area.'.length) as Area]
    : elementWords[element as keyof typeof elementWords];

/** What an element of the pathology report is called. */
export const pathologyElementWord = (element: PathologyElement): MessageDescriptor | Localised =>
  pathologyWords.items[element].label;
