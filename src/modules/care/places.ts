import { place } from '../../kernel/place.ts';
import type { CaseSubject, Listed } from './queries/case-page.ts';
import type { DaysAround } from './queries/course-shown.ts';
import type { TimeLineEntry } from './time-line.ts';

/** Sections of the page of a case, among its own (`ownOrder`). */
export const casePanels = place<CaseSubject>('case.panels');

/** What stands beside the disease at the top of the page of a case. */
export const besideDisease = place<CaseSubject>('case.beside-disease');

/** Where the newest question of a case stands, which says for which day its work-up is judged. */
export const newestQuestion = place<CaseSubject, Listed>('case.newest-question');

/** What else stands on the time line of a case; of one day above its questions and below what follows from it. */
export const onTimeLine = place<CaseSubject, readonly TimeLineEntry[]>('case.time-line');

/** Days that the figures of a course are read against. */
export const aroundCourse = place<CaseSubject, DaysAround>('case.around-course');
