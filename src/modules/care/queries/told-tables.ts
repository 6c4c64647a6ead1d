import { and, asc, count, eq, gt } from 'drizzle-orm';
import { among } from '../../../kernel/among.ts';
import { type AnyAnswers, readKept } from '../../../kernel/forms/answers.ts';
import { toldForm } from '../../../kernel/forms/told-form.ts';
import type { Tx } from '../../../kernel/scope.ts';
import type { Telling, Tells, ToldRow, ToldTable, UntoldRecords } from '../../../kernel/told-tables.ts';
import { besideValue, caseTargets, workUpField, workUpFields, workUpTarget } from '../feedable-fields.ts';
import { type FedEntry, programEntries, questionnaireFed } from '../fed-entries.ts';
import { isShipped } from '../questionnaires.ts';
import { courseRecord } from '../records/course.ts';
import { disease, diseaseKept } from '../records/disease.ts';
import { careCase, document, entry, identity, patient, referral, workUp } from '../tables.ts';
import { bodyOf, versionsOf } from './definitions.ts';
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
/** The entries of one kind. */
const entryTable = (
  { id, part, form, targets, storedOf, takesVersions }: FedEntry,
  name = id,
): ToldTable => ({
  name,
  keys: ['case', entryKey],
  fields: [...targets.keys()].map((name) => `${part}.${name}`),
  target: (field) => targets.get(field.slice(part.length + 1)),
  mapping: { entryKey },
  isAbout: true,
  rows: async ({ tx, ownerId }, ids) => {
    const { id: rowId, caseId, answers, formVersion, filledOn, confirmedFrom } = entry;
    const ofVersion = takesVersions ? undefined : eq(formVersion, form.version);
    const found = await tx
      .select({ id: rowId, caseId, answers, formVersion, filledOn, confirmedFrom })
      .from(entry)
      .where(and(among(caseId, ownerId, ids), eq(entry.form, form.id), ofVersion))
      .orderBy(asc(caseId), asc(filledOn), asc(rowId));
    return found.map((row): ToldRow => {
      const stored = storedOf(row);
      const read = readKept(form, stored.answers, stored.formVersion) as unknown as AnyAnswers;
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

const courseTables = [...programEntries.byPart.values()]
  .filter(({ takesVersions }) => takesVersions)
  .map((course) => entryTable(course));

/** Each version of a questionnaire that is filled in; one of the house's own with its definition. */
const questionnaireTables = async ({ tx, ownerId }: Telling): Promise<readonly ToldTable[]> => {
  const filled = await tx
    .selectDistinct({ form: entry.form, version: entry.formVersion })
    .from(entry)
    .where(eq(entry.ownerId, ownerId))
    .orderBy(asc(entry.form), asc(entry.formVersion));
  const tables: ToldTable[] = [];
  for (const { form, version } of filled.filter((each) => courseRecord(each.form) === undefined)) {
    const definition = (await versionsOf(tx, ownerId, form)).find((each) => each.form.version === version);
    if (definition === undefined) throw new Error('an entry without its definition');
    const own = isShipped(form) ? {} : { definition: await bodyOf(tx, ownerId, form, version) };
    tables.push({
      ...entryTable(questionnaireFed(definition.form), `questionnaire-${form}-${version}`),
      ...own,
    });
  }
  return tables;
};

export const careTells: Tells = async (telling) => [
  cases,
  results,
  ...courseTables,
  ...(await questionnaireTables(telling)),
];

/** Questions to the board and documents: no file can feed them. */
export const untoldOfCare: UntoldRecords = {
  count: async ({ tx, ownerId }) => {
    const [questions] = await tx
      .select({ count: count() })
      .from(referral)
      .where(eq(referral.ownerId, ownerId));
    const [documents] = await tx
      .select({ count: count() })
      .from(document)
      .where(eq(document.ownerId, ownerId));
    return [
      { name: 'questions to the board', count: questions?.count ?? 0 },
      { name: 'documents', count: documents?.count ?? 0 },
    ];
  },
};
