import { and, asc, count, eq, gt, notInArray } from 'drizzle-orm';
import { among } from '../../../kernel/among.ts';
import { type AnyAnswers, readKept } from '../../../kernel/forms/answers.ts';
import type { Form } from '../../../kernel/forms/items.ts';
import type { Target } from '../../../kernel/forms/targets.ts';
import { toldForm } from '../../../kernel/forms/told-form.ts';
import type { Tx } from '../../../kernel/scope.ts';
import type { Telling, ToldRow, ToldTable, UntoldRecords } from '../../../kernel/told-tables.ts';
import {
  besideValue,
  caseTargets,
  courseTargets,
  workUpField,
  workUpFields,
  workUpTarget,
} from '../feedable-fields.ts';
import { courseRecords } from '../records/course.ts';
import { disease, diseaseKept } from '../records/disease.ts';
import { careCase, entry, identity, patient, referral, workUp } from '../tables.ts';
import { byId } from './of-case.ts';

const pageSize = 500;

/** Cases after a label, by label, as an export's columns name each. */
export const toldSubjects = async ({ tx, ownerId, named }: Telling, after: string) => {
  const { id, label, patientId, entry: came } = careCase;
  const cases = await tx
    .select({ id, label, patientId, entry: came })
    .from(careCase)
    .where(and(eq(careCase.ownerId, ownerId), gt(label, after)))
    .orderBy(asc(label))
    .limit(pageSize);
  const numbers = named ? await numbersOf(tx, ownerId, cases) : new Map<string, string>();
  return cases.map((one) => ({
    id: one.id,
    patientId: one.patientId,
    keys: {
      case: one.id,
      woman: numbers.get(one.patientId) ?? one.patientId,
      label: one.label,
      entry: one.entry,
    },
  }));
};

const numbersOf = async (tx: Tx, ownerId: string, cases: readonly { readonly patientId: string }[]) => {
  const ids = [...new Set(cases.map(({ patientId }) => patientId))];
  const { id, recordNumber } = identity;
  const found = await tx
    .select({ id, recordNumber })
    .from(identity)
    .where(among(id, ownerId, ids));
  return new Map(found.map((her) => [her.id, her.recordNumber]));
};

type Named = Readonly<Record<string, unknown>>;
/** The fields of a part of a case that its row says. */
const valuesIn = (part: string, row: Named | undefined): [string, unknown][] =>
  [...caseTargets.keys()].flatMap((field): [string, unknown][] => {
    const [of, name = ''] = field.split('.');
    const value = of === part ? (row?.[name] ?? null) : null;
    return value === null ? [] : [[field, value]];
  });

/** Of each woman and her case; her names where they may be said. */
const cases: ToldTable = {
  name: 'cases',
  keys: ['label', 'case', 'woman'],
  fields: [...caseTargets.keys()],
  target: (field) => caseTargets.get(field),
  mapping: { woman: 'woman', operation: 'none' },
  isAbout: false,
  rows: async ({ tx, ownerId, named }, ids) => {
    const found = await tx
      .select()
      .from(careCase)
      .where(among(careCase.id, ownerId, ids))
      .orderBy(asc(careCase.label));
    const women = [...new Set(found.map(({ patientId }) => patientId))];
    const lives = byId(
      await tx
        .select()
        .from(patient)
        .where(among(patient.id, ownerId, women)),
    );
    const names = named
      ? byId(
          await tx
            .select()
            .from(identity)
            .where(among(identity.id, ownerId, women)),
        )
      : new Map<string, never>();
    return found.map((row) => {
      const told = toldForm('case', disease, diseaseKept.answersOf(row));
      return {
        subjectId: row.id,
        keys: {},
        values: new Map([
          ...valuesIn('identity', names.get(row.patientId)),
          ...valuesIn('patient', lives.get(row.patientId)),
          ['case.entry', row.entry],
          ...told.values,
        ]),
        untold: told.untold,
      };
    });
  },
};

/** What is said of a result; one with a value is present unless something else is said. */
const partsOf = ({ state, value }: { readonly state: string; readonly value: unknown }) =>
  (['value', ...besideValue] as const).filter(
    (part) => part !== 'state' || state !== 'present' || value === null,
  );

/** All results of a case in one row. */
const results: ToldTable = {
  name: 'work-up',
  keys: ['case'],
  fields: workUpFields,
  target: workUpTarget,
  mapping: {},
  isAbout: true,
  rows: async ({ tx, ownerId }, ids) => {
    const found = await tx
      .select()
      .from(workUp)
      .where(among(workUp.caseId, ownerId, ids))
      .orderBy(asc(workUp.key));
    return [...Map.groupBy(found, ({ caseId }) => caseId)].map(([subjectId, rows]) => {
      const said = rows.flatMap((row) =>
        partsOf(row).map((part) => [workUpField(row.key, part), row[part]] as const),
      );
      return {
        subjectId,
        keys: {},
        values: new Map(said.filter(([, value]) => value !== null)),
        untold: () => [],
      };
    });
  },
};

const entryKey = 'record';
/** The entries of one record of the course. */
const courseTable = ([part, { form, targets }]: readonly [string, CourseTargets]): ToldTable => ({
  name: form.id,
  keys: ['case', entryKey],
  fields: [...targets.keys()].map((name) => `${part}.${name}`),
  target: (field) => targets.get(field.slice(part.length + 1)),
  mapping: { entryKey },
  isAbout: true,
  rows: async ({ tx, ownerId }, ids) => {
    const { id, caseId, answers, formVersion, confirmedFrom } = entry;
    const found = await tx
      .select({ id, caseId, answers, formVersion, confirmedFrom })
      .from(entry)
      .where(and(among(caseId, ownerId, ids), eq(entry.form, form.id)))
      .orderBy(asc(caseId), asc(entry.filledOn), asc(id));
    return found.map((row): ToldRow => {
      const read = readKept(form, row.answers, row.formVersion) as unknown as AnyAnswers;
      const { values, untold } = toldForm(part, form, read);
      const beside = row.confirmedFrom === null ? [] : [`${part}.confirmedFrom`];
      return {
        subjectId: row.caseId,
        keys: { [entryKey]: row.id },
        values,
        untold: () => [...untold(), ...beside],
      };
    });
  },
});
type CourseTargets = { readonly form: Form; readonly targets: ReadonlyMap<string, Target> };

export const careToldTables: readonly ToldTable[] = [cases, results, ...[...courseTargets].map(courseTable)];

/** Questions to the board and filled questionnaires: no file can feed them. */
export const untoldOfCare: UntoldRecords = {
  count: async ({ tx, ownerId }) => {
    const course = courseRecords.map(({ form }) => form.id);
    const [questions] = await tx
      .select({ count: count() })
      .from(referral)
      .where(eq(referral.ownerId, ownerId));
    const filled = await tx
      .select({ name: entry.form, count: count() })
      .from(entry)
      .where(and(eq(entry.ownerId, ownerId), notInArray(entry.form, course)))
      .groupBy(entry.form)
      .orderBy(asc(entry.form));
    return [
      { name: 'questions to the board', count: questions?.count ?? 0 },
      ...filled.map(({ name, count }) => ({ name: `questionnaire ${name}`, count })),
    ];
  },
};
