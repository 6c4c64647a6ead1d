import { z } from 'zod';
import { ItemJson, When } from '../../kernel/forms/definition-json.ts';

/** `seen` was read in the source named; `recalled` was not checked: dated data that a house may correct. */
const Provenance = z.enum(['seen', 'recalled']);
const Code = z.string().regex(/^[a-z][A-Za-z0-9-]{0,60}$/);
/** A word in every language that is switched on. */
const Word = z.object({ en: z.string().min(1), ko: z.string().min(1) }).strict();
const Words = z.record(z.string(), Word);
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const StageGroup = z.enum(['I', 'II', 'III', 'IV']);
export type StageGroup = z.infer<typeof StageGroup>;

/** A published table of stages: what each group is divided into; the bare group is a stage too. */
const Edition = z
  .object({
    edition: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
    /** Other names under which tables give a stage of it; taken, never without a word. */
    alsoCalled: z.array(z.string()).optional(),
    /** First day on which it is offered before the others; null while no house has set one. */
    from: Day.nullable(),
    provenance: Provenance,
    source: z.string().min(1),
    groups: z.record(StageGroup, z.array(z.string().regex(/^I[A-Za-z0-9()]{1,11}$|^IV[A-Za-z0-9()]{1,10}$/))),
  })
  .strict();

const Staging = z
  .object({
    editions: z.array(Edition).min(1),
    /** Groups that this site does not have. */
    without: z.array(StageGroup).default([]),
    /** Groups that indicators call advanced; none where no indicator asks. */
    advanced: z.array(StageGroup).default([]),
  })
  .strict();

export const HistotypeKind = z.enum([
  'epithelial',
  'borderline',
  'sex-cord-stromal',
  'germ-cell',
  'mesenchymal',
  'trophoblastic',
  'precursor',
  'other',
]);

/** A kind of tumour, with its codes of ICD-O-3.2 where it has any. */
const Histotype = z
  .object({
    code: Code,
    kind: HistotypeKind,
    icdo: z.array(z.string().regex(/^\d{4}\/\d$/)),
    provenance: Provenance,
  })
  .strict();

/** A name that a form of a module above gives an item or a code; that there is such a one is checked there. */
const Name = z.string().regex(/^[A-Za-z0-9_]{1,60}$/);
const Part = z.string().regex(/^[A-Za-z0-9_]{1,60}(\.[A-Za-z0-9_]{1,60})?$/);

const notAdded: readonly string[] = ['person', 'coded', 'codedList'];
/** An item that a site adds to a document, as a questionnaire says one: no person and no long list. Its name says that a site has added it. */
const Added = ItemJson.refine(({ name }) => /^site[A-Z]/.test(name), {
  message: 'no name of an added item',
  path: ['name'],
}).refine(
  (item) =>
    [item, ...(item.kind === 'group' ? item.items : [])].every(({ kind }) => !notAdded.includes(kind)),
  { message: 'not added', path: ['kind'] },
);
const ofDocument = {
  /** Items beside those that the document has; each means the same at every site. */
  added: z.array(Added).default([]),
  /** Items that stand one after the other in their section, in this order. */
  order: z.array(Name).default([]),
};

/** What a pathology report of the site holds, by the names of its items. */
const Pathology = z
  .object({
    provenance: Provenance,
    source: z.string().min(1),
    /** Belong to a complete report. */
    core: z.array(Name),
    /** Belong to it when their condition holds. */
    conditional: z.record(Name, When).default({}),
    /** What a station of nodes with tumour says beside its numbers. */
    positiveNodes: z.array(Name).default([]),
    /** Asked beside these. */
    further: z.array(Name).default([]),
    ...ofDocument,
    /** Codes that are offered of an item; all of them unless said. */
    codes: z.record(Part, z.array(z.string())).default({}),
  })
  .strict();

/** What an operative report of the site holds. */
const Operation = z
  .object({
    provenance: Provenance,
    source: z.string().min(1),
    /** Belong to a complete report. */
    core: z.array(Name),
    /** Regions that it describes. */
    areas: z.array(Name),
    /** Scores that are asked for, or computed from what was done. */
    scores: z.array(Name),
    /** Stations of nodes that are offered. */
    stations: z.array(Name),
    /** Organs whose procedures stand first in the list. */
    organs: z.array(Name),
    ...ofDocument,
    /** Codes that are offered of an item; all of them unless said. */
    codes: z.record(Part, z.array(z.string())).default({}),
  })
  .strict();

/** Everything that differs from site to site. Rules take it as an argument; none names a site. */
export const SiteProfile = z
  .object({
    id: Code,
    version: z.int().positive(),
    /** Where it stands in a list of sites. */
    place: z.int().positive(),
    /** The site whose table of stages it shares: a disease of both may be one disease. */
    like: Code.optional(),
    topography: z.array(z.string().regex(/^C\d{2}\.\d$/)),
    scope: z.object({ provenance: Provenance, source: z.string().min(1) }).strict(),
    notes: z.array(z.string()).default([]),
    /** None for a site without a table: a stage there is what was written. */
    staging: Staging.optional(),
    histotypes: z.array(Histotype).min(1),
    grades: z.array(z.string().min(1).max(8)),
    /** Tumour markers that are asked for. */
    markers: z.object({ asked: z.array(Code), provenance: Provenance }).strict(),
    pathology: Pathology.optional(),
    operation: Operation.optional(),
    words: z.object({ label: Word, editions: Words.default({}), histotypes: Words, grades: Words }).strict(),
  })
  .strict();
export type SiteProfile = z.infer<typeof SiteProfile>;
export type StageTable = z.infer<typeof Edition>;
