import type { Target } from './forms/targets.ts';
import type { Tx } from './scope.ts';

/** What a table of a module's records is about, as an export names it in its columns. */
export type Subject = { readonly id: string; readonly keys: Readonly<Record<string, string>> };

/** What is read for an export; `named` when it may say who somebody is. */
export type Telling = { readonly tx: Tx; readonly ownerId: string; readonly named: boolean };

/** One record: what names it beside its subject, what it says by field, and fields of it that no file can feed. */
export type ToldRow = {
  readonly subjectId: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly values: ReadonlyMap<string, unknown>;
  readonly untold: () => readonly string[];
};

/** A kind of record that an export gives as a table which an import takes back. */
export type ToldTable = {
  readonly name: string;
  /** Columns that name a row: the subject's and its own. */
  readonly keys: readonly string[];
  /** Fields in the order of the record; others may come after them. */
  readonly fields: readonly string[];
  readonly target: (field: string) => Target | undefined;
  /** What its mapping says beside the columns that feed fields. */
  readonly mapping: Readonly<Record<string, unknown>>;
  /** Whether it tells of subjects that another table brings. */
  readonly isAbout: boolean;
  /** What an installation needs before it takes the table back: a questionnaire of the house's own. */
  readonly definition?: unknown;
  readonly rows: (telling: Telling, subjectIds: readonly string[]) => Promise<readonly ToldRow[]>;
};

/** A kind of record that no file can feed: how many there are, which an export says. */
export type UntoldRecords = {
  readonly count: (
    telling: Telling,
  ) => Promise<ReadonlyArray<{ readonly name: string; readonly count: number }>>;
};

/** The tables of a module at a house. */
export type Tells = (telling: Telling) => Promise<readonly ToldTable[]>;

/** What all modules tell, and what none can. */
export type ToldRecords = {
  readonly tables: Tells;
  readonly untold: readonly UntoldRecords[];
};
