import { place } from '../../kernel/place.ts';
import type { AskedOn } from './asked-on.ts';
import type { CaseSubject } from './queries/case-page.ts';
import type { WholeCase } from './queries/whole-case.ts';
import type { DaysAround } from './queries/course-shown.ts';
import type { TimeLineEntry } from './time-line.ts';

/** Sections of the page of a case, among its own (`ownOrder`). */
export const casePanels = place<CaseSubject>('case.panels');

/** What stands beside the disease at the top of the page of a case. */
export const besideDisease = place<CaseSubject>('case.beside-disease');

/** Where the questions of a case stand, which says for which day its work-up is judged. */
export const askedOn = place<Pick<WholeCase, 'case' | 'referrals'>, readonly AskedOn[]>('case.asked-on');

/** What else stands on the time line of a case; of one day above its questions and below what follows from it. */
export const onTimeLine = place<CaseSubject, readonly TimeLineEntry[]>('case.time-line');

/** Days that the figures of a course are read against. */
export const aroundCourse = place<CaseSubject, DaysAround>('case.around-course');
