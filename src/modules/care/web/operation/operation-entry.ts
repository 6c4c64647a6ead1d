import { refused } from '../../../../kernel/errors.ts';
import type { Area } from '../../schema.ts';
import { answer, number, text } from '../form-values.ts';
import { field } from './operation-fields.ts';

/** Lines of the team a form may hold: the main surgeon's, the supervising surgeon's, then the others'. */
const mostLines = 40;

type Wrong = { code: 'finding_unsaid' | 'finding_contradicted' };

const contradiction = (finding: string | null, mm: string | null, reason: string | null): Wrong | null => {
  if (finding === null && (mm ?? reason) !== null) return { code: 'finding_unsaid' };
  const stray = (mm !== null && finding !== 'involved') || (reason !== null && finding !== 'not_assessed');
  return stray ? { code: 'finding_contradicted' } : null;
};

const readFinding = (form: FormData, area: Area) => {
  const finding = answer(form, field.finding(area));
  const reason = text(form, field.reason(area));
  const wrong = contradiction(finding, text(form, field.mm(area)), reason);
  if (wrong) throw refused(wrong.code, {}, { field: field.finding(area) });
  if (finding === 'involved') return { finding, mm: number(form, field.mm(area)) };
  return finding === 'not_assessed' ? { finding, reason: reason ?? '' } : finding && { finding };
};

const readAreas = (form: FormData, areas: readonly Area[]) =>
  Object.fromEntries(
    areas.flatMap((area) => {
      const finding = readFinding(form, area);
      return finding === null ? [] : [[area, finding]];
    }),
  );

const nothingLeft = (form: FormData): { min: number; max: number } => {
  for (const name of ['report.residual.min', 'report.residual.max', 'report.residualSites'])
    if (text(form, name) !== null) throw refused('residual_contradicted', {}, { field: name });
  if (text(form, 'report.incompleteReason') !== null)
    throw refused('residual_contradicted', {}, { field: 'report.incompleteReason' });
  return { min: 0, max: 0 };
};

/** Millimetres from what was chosen and typed; a missing size is not a number, which the command refuses. */
const readResidual = (form: FormData) => {
  const chosen = answer(form, 'report.residual');
  const [min, max] = [number(form, 'report.residual.min'), number(form, 'report.residual.max')];
  if (chosen === 'none') return nothingLeft(form);
  if (chosen === null) {
    if ((min ?? max) !== null) throw refused('residual_unsaid', {}, { field: 'report.residual' });
    return null;
  }
  const low = min ?? Number.NaN;
  if (chosen === 'range') return { min: low, max: max ?? Number.NaN };
  if (max !== null) throw refused('residual_contradicted', {}, { field: 'report.residual.max' });
  if (low === 0) throw refused('residual_zero', {}, { field: 'report.residual.min' });
  return { min: low, max: chosen === 'size' ? low : null };
};

const yesNo = (said: string | null): boolean | null => (said === null ? null : said === 'yes');

const readReport = (form: FormData, areas: readonly Area[]) => ({
  doneOn: text(form, 'report.doneOn'),
  kind: answer(form, 'report.kind'),
  initialAim: answer(form, 'report.initialAim'),
  limitedToBiopsy: yesNo(answer(form, 'report.limitedToBiopsy')),
  diseaseAtStart: text(form, 'report.diseaseAtStart'),
  areas: readAreas(form, areas),
  procedures: form.getAll('report.procedures'),
  residual: readResidual(form),
  residualSites: text(form, 'report.residualSites'),
  incompleteReason: text(form, 'report.incompleteReason'),
  durationMinutes: number(form, 'report.durationMinutes'),
  bloodLossMl: number(form, 'report.bloodLossMl'),
});

const fixedRoles = ['main', 'supervising'] as const;

type MemberLine = ReturnType<typeof memberLine>;
const memberLine = (form: FormData, line: number) => ({
  line,
  personId: text(form, field.person(line)),
  chosen: fixedRoles[line] ?? answer(form, field.role(line)),
  discipline: answer(form, field.discipline(line)),
});

/** What was typed in each line of the team; nothing is judged yet. */
export const memberLines = (form: FormData): MemberLine[] =>
  Array.from({ length: mostLines }, (_, line) => memberLine(form, line));

const memberOf = ({ line, personId, chosen, discipline }: MemberLine, usual: ReadonlyMap<string, string>) => {
  if (personId === null) {
    if (discipline === null && (chosen === null || line < fixedRoles.length)) return null;
    throw refused('person_unsaid', {}, { field: field.person(line) });
  }
  if (chosen === null) throw refused('role_unsaid', {}, { field: field.role(line) });
  const resolved = discipline ?? usual.get(personId);
  if (resolved === undefined) throw refused('discipline_unsaid', {}, { field: field.discipline(line) });
  return { personId, role: chosen, discipline: resolved };
};

/** The form as the commands' input; `usual` gives people's disciplines in the directory. Contradictions are refused. */
export const readOperation = (form: FormData, areas: readonly Area[], usual: ReadonlyMap<string, string>) => {
  const lines = memberLines(form);
  return {
    report: readReport(form, areas),
    members: lines.map((line) => memberOf(line, usual)).filter((member) => member !== null),
  };
};
