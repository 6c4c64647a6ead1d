import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  customType,
  foreignKey,
  index,
  integer,
  json,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, tenantColumns } from './columns.ts';
import type { FileKind } from './files/checked-file.ts';
import type { Posted } from './forms/posted.ts';

export const kernel = pgSchema('kernel');

/** What happened to whom: one entry per command that wrote or announced something. No values. */
export const journal = kernel.table(
  'journal',
  {
    ownerId: uuid('owner_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    actor: jsonb('actor').notNull(),
    command: text('command').notNull(),
    reason: text('reason'),
    changeCount: integer('change_count').notNull(),
    changesHash: text('changes_hash').notNull(),
    events: jsonb('events').notNull(),
    /** What it moves, as told to whoever listens: the command's topics or `*` for everything, and `event:TYPE` for each event. */
    topics: text('topics').notNull(),
    prev: text('prev').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.seq] }),
    uniqueIndex('journal_id').on(t.ownerId, t.id),
    index('journal_strikes').on(t.ownerId, t.seq).where(sql`events @> '[{"type": "kernel.struck"}]'::jsonb`),
  ],
);

/** Last entry of each owner's chain; locked last, just before commit, so that `seq` has no gap. */
export const journalHead = kernel.table('journal_head', {
  ownerId: uuid('owner_id').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
});

/** Bytes as the driver gives them. */
const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/**
 * The `changes` of the journal's entries, one line for each statement and table: the rows it wrote in the order of their
 * ids, their versions (null when all are 1), and the salted hashes of their content, 32 bytes each, in the same order.
 * `position` rises with the statements.
 */
export const change = kernel.table(
  'change',
  {
    ownerId: uuid('owner_id').notNull(),
    entryId: uuid('entry_id').notNull(),
    position: bigint('position', { mode: 'number' }).generatedAlwaysAsIdentity(),
    tableName: text('table_name').notNull(),
    ids: uuid('ids').array().notNull(),
    versions: integer('versions').array(),
    hashes: bytes('hashes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.ownerId, t.entryId, t.position] })],
);

/** What lets somebody without a session do one thing about one subject (`links.ts`); none is left to use once it was withdrawn. */
export const link = kernel.table(
  'link',
  {
    ...tenantColumns(),
    purpose: text('purpose').notNull(),
    subject: uuid('subject').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usesLeft: integer('uses_left').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    index('link_subject').on(t.ownerId, t.subject),
    check('link_uses', sql`${t.usesLeft} >= 0`),
  ],
);

/**
 * A mail as a command wrote it. What it says follows from its kind and what it names (`mail/kinds.ts`), so that no text of it
 * is kept; its id is the key by which a receiver knows it again.
 */
export const mail = kernel.table(
  'mail',
  {
    ...tenantColumns(),
    kind: text('kind').notNull(),
    /** Who it is for, in the words of who wrote it: a person of the house, or null for whoever reads at the address. */
    recipient: uuid('recipient'),
    /** What it is about, where several are about the same. */
    about: uuid('about'),
    address: text('address').notNull(),
    params: jsonb('params').notNull().$type<Readonly<Record<string, unknown>>>(),
    /** The link whose address it brings. */
    linkId: uuid('link_id'),
    state: text('state')
      .notNull()
      .default('waiting')
      .$type<'waiting' | 'sent' | 'refused' | 'bounced' | 'withdrawn'>(),
    /** From when on it is tried, again. */
    nextAt: instant('next_at').notNull(),
    tries: integer('tries').notNull().default(0),
    /** Why it did not go, or came back: what the mail server answered, as a number, or a code of ours. */
    code: text('code'),
    sentAt: instant('sent_at'),
    /** From when on it says nothing any more; null where it always does. */
    goodUntil: instant('good_until'),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    foreignKey({ columns: [t.ownerId, t.linkId], foreignColumns: [link.ownerId, link.id] }),
    index('mail_next').on(t.ownerId, t.nextAt).where(sql`state = 'waiting'`),
    index('mail_recipient').on(t.ownerId, t.recipient),
    index('mail_about').on(t.ownerId, t.about),
    check('mail_state', sql`${t.state} in ('waiting', 'sent', 'refused', 'bounced', 'withdrawn')`),
    check('mail_sent', sql`${t.sentAt} is not null or ${t.state} not in ('sent', 'bounced')`),
  ],
);

/** What is to be done about a subject once a moment has come (`due.ts`); `failed` after it could not be done five times. */
export const due = kernel.table(
  'due',
  {
    ...tenantColumns(),
    kind: text('kind').notNull(),
    subject: uuid('subject').notNull(),
    dueAt: instant('due_at').notNull(),
    state: text('state').notNull().default('open').$type<'open' | 'done' | 'dropped' | 'failed'>(),
    failures: integer('failures').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    index('due_next').on(t.ownerId, t.dueAt).where(sql`state = 'open'`),
    index('due_subject').on(t.ownerId, t.subject, t.kind),
    uniqueIndex('due_once').on(t.ownerId, t.subject, t.kind).where(sql`state = 'open' and struck is null`),
    check('due_state', sql`${t.state} in ('open', 'done', 'dropped', 'failed')`),
  ],
);

/**
 * A file of the record by what it holds: its id and digest follow from its content, for this owner and key alone. Never changed
 * and never taken back; what stands and what does not are the records that name it. No name that somebody gave it.
 */
export const file = kernel.table(
  'file',
  {
    ...tenantColumns(),
    kind: text('kind').notNull().$type<FileKind>(),
    /** Bytes, before they were sealed. */
    size: integer('size').notNull(),
    digest: text('digest').notNull(),
    /** The installation's key that opens it. */
    keyId: text('key_id').notNull(),
    /** Of its sealed bytes, so that whoever holds no key sees that they are whole. */
    sealedSha256: text('sealed_sha256').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    check('file_kind', sql`${t.kind} in ('pdf', 'jpeg', 'png')`),
    check('file_size', sql`${t.size} > 0`),
  ],
);

/** The sealed bytes of a file, in pieces of a megabyte. */
export const filePiece = kernel.table(
  'file_piece',
  {
    ownerId: uuid('owner_id').notNull(),
    fileId: uuid('file_id').notNull(),
    place: integer('place').notNull(),
    bytes: bytes('bytes').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.fileId, t.place] }),
    foreignKey({ columns: [t.ownerId, t.fileId], foreignColumns: [file.ownerId, file.id] }),
  ],
);

/** Superseded rows as they stood, with their salt. */
export const version = kernel.table(
  'version',
  {
    ownerId: uuid('owner_id').notNull(),
    tableName: text('table_name').notNull(),
    rowId: uuid('row_id').notNull(),
    version: integer('version').notNull(),
    entryId: uuid('entry_id').notNull(),
    salt: uuid('salt').notNull(),
    content: jsonb('content'),
  },
  (t) => [primaryKey({ columns: [t.ownerId, t.rowId, t.version, t.tableName] })],
);

/** How far a handler has read an owner's journal. */
export const cursor = kernel.table(
  'cursor',
  {
    handler: text('handler').notNull(),
    ownerId: uuid('owner_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    failures: integer('failures').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.handler, t.ownerId] })],
);

/** Entries that a handler gave up after repeated failure; shown to the administrator. */
export const parked = kernel.table(
  'parked',
  {
    handler: text('handler').notNull(),
    ownerId: uuid('owner_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    code: text('code').notNull(),
  },
  (t) => [primaryKey({ columns: [t.handler, t.ownerId, t.seq] })],
);

/** Subjects whose facts no rule could settle, because it threw; shown to the administrator. */
export const unsettled = kernel.table(
  'unsettled',
  {
    ownerId: uuid('owner_id').notNull(),
    derivation: text('derivation').notNull(),
    subject: text('subject').notNull(),
    since: instant('since').notNull(),
  },
  (t) => [primaryKey({ columns: [t.ownerId, t.derivation, t.subject] })],
);

/** First results of forms and calls that named a request key. */
export const request = kernel.table(
  'request',
  {
    ownerId: uuid('owner_id').notNull(),
    key: text('key').notNull(),
    command: text('command').notNull(),
    inputHash: text('input_hash').notNull(),
    result: jsonb('result'),
    /** Whose request it is: nobody else gets its result. */
    actor: jsonb('actor'),
    at: instant('at').notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.ownerId, t.key] })],
);

/**
 * What somebody has typed into a form and not saved, as the form would post it: for its author alone, while she holds one of
 * the roles she wrote it under. No record: without versions, and not in the journal.
 */
export const draft = kernel.table(
  'draft',
  {
    ownerId: uuid('owner_id').notNull(),
    personId: uuid('person_id').notNull(),
    /** The address of its page, below the house. */
    place: text('place').notNull(),
    /** The name of the form on that page. */
    form: text('form').notNull(),
    /** The address's query, with which the page draws the form; ids and codes. */
    query: text('query').notNull().default(''),
    /** What the page called it, in the words that its author reads. */
    title: text('title').notNull().default(''),
    /** Which definitions were filled in, in which version: `operation@3`; empty where the form has none. */
    definitions: text('definitions').notNull(),
    requestKey: text('request_key').notNull(),
    roles: text('roles').array().notNull(),
    version: integer('version').notNull(),
    keptAt: instant('kept_at').notNull(),
    /** In the order of the form. */
    fields: json('fields').notNull().$type<Posted>(),
    /** What the form called them, for a later form that asks some no more. */
    labels: json('labels').notNull().$type<Readonly<Record<string, string>>>(),
  },
  (t) => [primaryKey({ columns: [t.ownerId, t.personId, t.place, t.form] })],
);

/** A form that a house has defined as data; a version that stands is never changed. */
export const definition = kernel.table(
  'definition',
  {
    ...tenantColumns(),
    form: text('form').notNull(),
    formVersion: integer('form_version').notNull(),
    body: jsonb('body').notNull(),
    /** Of the body as canonical JSON. */
    sha256: text('sha256').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    uniqueIndex('definition_version').on(t.ownerId, t.form, t.formVersion),
  ],
);

/** Who was shown whom, written before the names left; `sealed_by` is the entry that sealed it. */
export const showing = kernel.table(
  'showing',
  {
    ownerId: uuid('owner_id').notNull(),
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    actor: jsonb('actor').notNull(),
    subjects: jsonb('subjects').notNull(),
    sealedBy: uuid('sealed_by'),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    index('showing_seal').on(t.ownerId, t.sealedBy),
    index('showing_unsealed').on(t.ownerId).where(sql`${t.sealedBy} is null`),
  ],
);

/** Where an imported row came from: the file's hash, the row in it, the mapping that read it. No file name, no value. */
export const source = kernel.table(
  'source',
  {
    ...tenantColumns(),
    mapping: text('mapping').notNull(),
    fileHash: text('file_hash').notNull(),
    rowNumber: integer('row_number').notNull(),
    rowHash: text('row_hash').notNull(),
    subjectId: uuid('subject_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    index('source_subject').on(t.ownerId, t.subjectId),
    index('source_file').on(t.ownerId, t.fileHash, t.mapping),
  ],
);
