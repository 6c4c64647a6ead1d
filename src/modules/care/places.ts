import { place } from '../../kernel/fills.ts';

/** The case that a place is about. */
export type CaseSubject = { readonly caseId: string };

/** Sections of the page of a case. */
export const casePanels = place<CaseSubject>('case.panels');
