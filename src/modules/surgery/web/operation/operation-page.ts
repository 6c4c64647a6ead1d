import { saysNothing } from '../../../../kernel/forms/answers.ts';
import { notFound, refused } from '../../../../kernel/errors.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import { readTogether } from '../../../../kernel/read-together.ts';
import { colleagues, Discipline, everWithRole, namesIn, type PageScope } from '../../../directory/index.ts';
import { confirmFirst } from '../../../../kernel/http/confirmed-answers.ts';
import { windowsOf } from '../../outcome-window.ts';
import {
  courseOf,
  deathOf,
  deathsTold,
  entriesOfCase,
  headOfPage,
  type SiteProfile,
  treatingRoles,
} from '../../../care/index.ts';
import { saidByReports } from '../../queries/final-diagnoses.ts';
import { operationsOfCases } from '../../queries/operation-parts.ts';
import { nodeQuestions } from '../../nodes-compared.ts';
import { operationQuestions, type Question } from '../../operation-questions.ts';
import { canRecordOperation } from '../../policy.ts';
import { operationReport, type OperationReport } from '../../records/operation.ts';
import type { PathologyReport } from '../../records/pathology.ts';
import { OperationReport as OperationInput } from '../../schema.ts';
import { text } from '../../../../kernel/http/form-values.ts';
import { offeredTo } from './confirm-page.ts';

/** The operation of the address, which must be one of the case in the same address. */
export const operationOfPage = async (scope: PageScope, params: { caseId: string; operationId: string }) => {
  const { caseId, operationId } = params;
  if (!isUuid(caseId)) throw notFound();
  const [subject, { operations }] = await Promise.all([
    headOfPage(scope, caseId),
    scope.read(async (tx) => (await operationsOfCases(tx, scope.ownerId, [caseId]))(caseId)),
  ]);
  const found = operations.find(({ operation }) => operation.id === operationId);
  if (!found) throw notFound();
  return { case: subject, operations, ...found };
};

/**
 * What stands beside the operation of a page: thirty and ninety days after it, and what its pathology report says of the
 * disease and the case does not, for whoever may confirm it.
 */
export const besideOperation = async (
  scope: PageScope,
  page: Awaited<ReturnType<typeof operationOfPage>>,
) => {
  const { ownerId, today } = scope;
  const { case: subject, operations, operation, report, outcome30 } = page;
  const { deaths, entries } = await scope.read((tx) =>
    readTogether(tx, {
      deaths: deathOf(tx, ownerId, subject.patientId),
      entries: entriesOfCase(tx, ownerId, subject.id),
    }),
  );
  const course = courseOf(entries);
  const found = saidByReports(operations, subject, course);
  const told = deathsTold(course, deaths[0]?.diedOn ?? null);
  return {
    windows: windowsOf(outcome30, { doneOn: report.doneOn, deaths: told }, today),
    toConfirm: offeredTo(
      scope,
      found.filter(({ operationId }) => operationId === operation.id),
    ),
  };
};

/** The report as it is read: who led it stands first in its team. */
export const teamInOrder = (report: OperationReport): OperationReport => {
  const order = operationReport.items.team.items.role.codes;
  const team = report.team?.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role)) ?? null;
  return { ...report, team };
};

export type TeamPerson = {
  readonly id: string;
  readonly name: string;
  /** The last day here of whoever has left: an operation of that time may be recorded afterwards. */
  readonly until: string | null;
};

/** People a team can be made of: who treats or treated women here, and whoever stands in this team already. */
export const teamPeople = (
  { read, ownerId, today, locale, named }: PageScope,
  team: OperationReport['team'],
): Promise<TeamPerson[]> =>
  read(async (tx) => {
    const known = (await everWithRole(tx, ownerId, treatingRoles, today)).map(({ id, name, until }) => ({
      id,
      name: named(name),
      until: until !== null && until < today ? until : null,
    }));
    const others = (team ?? [])
      .map(({ person }) => person)
      .filter((id) => !known.some((each) => each.id === id));
    const inTeam = await namesIn(tx, locale, others);
    return [...known, ...[...inTeam].map(([id, name]) => ({ id, name, until: null }))];
  });

/** The discipline of each of the house's people in the directory; null of several, for nobody has said which one operated. */
const usualDisciplines = ({ read, ownerId, today }: PageScope): Promise<Map<string, Discipline | null>> =>
  read(async (tx) => {
    const usual = new Map<string, Discipline | null>();
    for (const { id, discipline } of await colleagues(tx, ownerId, today)) {
      const { data } = Discipline.safeParse(discipline);
      if (data === undefined) continue;
      const isOnly = !usual.has(id) || usual.get(id) === data;
      usual.set(id, isOnly ? data : null);
    }
    return usual;
  });

/** The report with everybody's discipline: the one chosen, else that of the directory. */
export const withDisciplines = async (
  scope: PageScope,
  report: OperationReport,
): Promise<OperationReport> => {
  if (report.team === null) return report;
  const usual = await usualDisciplines(scope);
  const team = report.team.map((row) => ({
    ...row,
    discipline: row.discipline ?? usual.get(row.person) ?? null,
  }));
  return { ...report, team };
};

type Asked = Question | { readonly code: 'nodes_contradict_pathology'; readonly field: string };

/** What a report is asked about beside: its site, what stood before, and what pathology has said already. */
type Beside = {
  readonly profile: SiteProfile | null;
  readonly before: OperationReport | null;
  readonly pathology: PathologyReport | null;
};

const nodesContradicted = (report: OperationReport, pathology: PathologyReport | null): readonly Asked[] =>
  nodeQuestions(report, pathology).length === 0
    ? []
    : [{ code: 'nodes_contradict_pathology', field: 'nodes' }];

/**
 * Asks about what may be a slip before a report is saved; not again about what stood in the record before. A report that its
 * command refuses is left to it.
 */
export const askFirst = (
  { actor, ownerId }: PageScope,
  form: FormData,
  report: OperationReport,
  { profile, before, pathology }: Beside,
): void => {
  const isTaken = OperationInput.safeParse(report).success && !saysNothing(operationReport, report);
  if (!isTaken || !canRecordOperation(actor, ownerId)) return;
  const questions = (one: OperationReport) => [
    ...operationQuestions(one, profile),
    ...nodesContradicted(one, pathology),
  ];
  const stood: readonly Asked[] = before === null ? [] : questions(before);
  const isNew = (question: Asked) =>
    !stood.some(({ code, field }) => code === question.code && field === question.field);
  confirmFirst(form, 'report', questions(report).filter(isNew));
};

/** The reason of a correction, which a record that stands already must have; none for a first entry. */
export const correctionReason = (form: FormData, version: number): string | undefined => {
  const reason = text(form, 'reason');
  if (version > 0 && reason === null) throw refused('reason_needed', {}, { field: 'reason' });
  return reason ?? undefined;
};
