import { Temporal } from 'temporal-polyfill';
import { calendarOf, dayOf } from './calendar.ts';
import { againRules } from './plausible-again.ts';
import { contactRules } from './plausible-contact.ts';
import { courseRules } from './plausible-course.ts';
import { diseaseRules } from './plausible-disease.ts';
import { furtherOperationRules } from './plausible-further-operation.ts';
import { languageRules } from './plausible-language.ts';
import { operationRules } from './plausible-operation.ts';
import type { BoardItem, Context, Rule } from './plausible-rule.ts';
import { stageRules } from './plausible-stage.ts';
import { testAndTreatmentRules } from './plausible-tests.ts';
import { treatmentRules } from './plausible-treatment.ts';
import { weekdayRules } from './plausible-weekday.ts';
import { workUpRules } from './plausible-work-up.ts';
import type { CaseRecord, GeneratedCentre } from './shapes.ts';

export const rules: readonly Rule[] = [
  ...diseaseRules,
  ...workUpRules,
  ...courseRules,
  ...operationRules,
  ...treatmentRules,
  ...testAndTreatmentRules,
  ...contactRules,
  ...againRules,
  ...furtherOperationRules,
  ...weekdayRules,
  ...stageRules,
  ...languageRules,
];

/**
 * Codes of everything in the case that a clinician would not believe: site, histology, stage, edition, markers, phase,
 * question, recommendation, her decision, operation, pathology, outcome, treatments and follow-up, and the order of all dates.
 */
export const implausible = (record: CaseRecord, context: Context): string[] =>
  rules.filter((rule) => rule.broken(record, context)).map((rule) => rule.code);

/** The surroundings of a generated centre's cases, on its day of generation. */
export const contextOf = (centre: GeneratedCentre, now: Temporal.Instant): Context => {
  const today = now.toZonedDateTimeISO(centre.series.zone).toPlainDate().toString();
  const calendar = calendarOf(dayOf(centre.series.startsOn), dayOf(today));
  const disciplines = new Map(centre.people.map((person) => [person.id, person.discipline]));
  const items = new Map<string, BoardItem>();
  for (const meeting of centre.meetings)
    for (const item of meeting.items)
      items.set(item.id, { ...item, heldOn: meeting.localStart.slice(0, 10) });
  return {
    today,
    item: (id) => items.get(id) ?? null,
    askedAgain: (asked) => centre.lived.questions.filter(({ key }) => key === asked),
    disciplineOf: (id) => disciplines.get(id) ?? null,
    isTheatreDay: (date) => calendar.isTheatreDay(dayOf(date)),
    isBoardDay: (date) => calendar.boards.includes(dayOf(date)),
  };
};
