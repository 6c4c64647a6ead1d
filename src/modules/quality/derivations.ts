import { type Derivation, rowsOf, type Watch } from '../../kernel/derivation.ts';
import { computed, rowDerivation } from '../../kernel/kept-rows.ts';
import { localDay } from '../../kernel/zone.ts';
import { zoneOf } from '../directory/index.ts';
import { boardRows, casesOnItems } from '../board/index.ts';
import { careCaseRows, caseRows, casesOfWomen } from '../care/index.ts';
import { operationRows } from '../surgery/index.ts';
import { factsOfCourse, unknownFacts } from './facts.ts';
import { coursesOf, recordedCourses } from './queries/course.ts';
import { caseFact, counted, operationFact, statement, yearCount } from './tables.ts';
import { renewYearCounts } from './year-counts.ts';

/** The facts that indicators count of a case and its operations: unknown where a rule throws, so that she stays in the figures. */
const courseFacts = rowDerivation({
  name: 'quality.case-facts',
  subject: rowsOf(careCaseRows),
  watches: [...caseRows, casesOfWomen, ...operationRows, ...boardRows, casesOnItems],
  writes: [caseFact, operationFact],
  compute: async ({ tx, ownerId, guarded }, ids) => {
    const courses = await coursesOf(tx, ownerId, await recordedCourses(tx, ownerId, ids));
    const found = courses.map(({ id, course }) => ({
      id,
      facts: guarded(id, () => factsOfCourse(course)) ?? unknownFacts(course),
    }));
    const cases = found.map(({ id, facts }) => ({ id, ...facts.case }));
    const operations = found.flatMap(({ id, facts }) =>
      facts.operations.map((row) => ({ caseId: id, ...row })),
    );
    return [
      computed(caseFact, cases, [caseFact.presentedYear, caseFact.treatedYear]),
      computed(operationFact, operations, [operationFact.doneYear], operationFact.caseId),
    ];
  },
});

/** Stands for all years of the owner. */
const everyYear = 'all';

type Row = Readonly<Record<string, unknown>> | null;
const yearsIn = (rows: readonly Row[], names: readonly string[]): (string | null)[] =>
  rows.flatMap((row) =>
    row === null ? [] : names.map((name) => (typeof row[name] === 'number' ? String(row[name]) : null)),
  );

/** The years a changed case counts in, before and now; rows without a date are counted again with any year. */
const yearsOfCases: Watch['by'] = (_scope, { told }) =>
  told.flatMap(({ before, now }) => {
    const years = yearsIn([before, now], ['presented_year', 'treated_year']).filter((year) => year !== null);
    return years.length > 0 ? years : [everyYear];
  });

/** An operation without a date may decide any year's number of a surgeon. */
const yearsOfOperations: Watch['by'] = (_scope, { told }) =>
  told.flatMap(({ before, now }) => yearsIn([before, now], ['done_year']).map((year) => year ?? everyYear));

/** Counts by owner and year, for the nation's page: each changed year is counted whole again. */
const yearCounts: Derivation = {
  name: 'quality.year-counts',
  subject: {
    page: async (_scope, after) => (after === null ? [everyYear] : []),
    // `renewYearCounts` locks the owner's row before it counts.
    lock: async () => {},
  },
  watches: [
    { table: caseFact, by: yearsOfCases },
    { table: operationFact, by: yearsOfOperations },
    { table: statement, by: () => [everyYear] },
  ],
  writes: [yearCount, counted],
  run: async ({ tx, ownerId, now }, years) => {
    const today = localDay(now.toString(), await zoneOf(tx, ownerId));
    await renewYearCounts({ tx, ownerId, today }, years.includes(everyYear) ? null : years.map(Number));
    return [];
  },
};

/** What quality recomputes when cases or statements change. */
export const derivations: readonly Derivation[] = [courseFacts, yearCounts];
