import { and, desc, eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { CommandContext } from './command.ts';
import { refused } from './errors.ts';
import type { LinkId } from './links.ts';
import type { Tx } from './scope.ts';
import { link, version as before } from './tables.ts';
import { insertRows, updateRow } from './write-rows.ts';

/** What a link lets its holder do, and how long. */
export type NewLink = {
  /** One word that says what it is for; it is used for nothing else. */
  readonly purpose: string;
  /** Whom or what it is about. */
  readonly subject: string;
  readonly days: number;
  readonly uses: number;
};

/** Makes a link; its id. Its address comes from `Links.addressOf`, so that no secret is kept. */
export const makeLink = async (
  { tx, ownerId, newId, now }: Pick<CommandContext, 'tx' | 'ownerId' | 'newId' | 'now'>,
  { purpose, subject, days, uses }: NewLink,
): Promise<string> => {
  const id = newId();
  const expiresAt = now.add({ hours: 24 * days }).toString();
  await insertRows(tx, link, [{ ownerId, id, purpose, subject, expiresAt, usesLeft: uses }]);
  return id;
};

type Row = typeof link.$inferSelect;

/** Links of this purpose about a subject, the newest first, unsent. */
export const linksAbout = (tx: Tx, ownerId: string, purpose: string, subject: string) =>
  tx
    .select()
    .from(link)
    .where(and(eq(link.ownerId, ownerId), eq(link.subject, subject), eq(link.purpose, purpose)))
    .orderBy(desc(link.id));

/** Whether a link can still be used. */
export const isUsable = (row: Pick<Row, 'expiresAt' | 'usesLeft'>, now: Temporal.Instant): boolean =>
  row.usesLeft > 0 && Temporal.Instant.compare(now, Temporal.Instant.from(row.expiresAt)) < 0;

/** The link, where it is for this purpose and can still be used; else refused as `link_over`, whatever the reason. */
export const usableLink = async (
  tx: Tx,
  { ownerId, id }: LinkId,
  purpose: string,
  now: Temporal.Instant,
  lock = false,
): Promise<Row> => {
  const found = tx
    .select()
    .from(link)
    .where(and(eq(link.ownerId, ownerId), eq(link.id, id)));
  const [row] = await (lock ? found.for('update') : found);
  if (row === undefined || row.purpose !== purpose || !isUsable(row, now)) throw refused('link_over');
  return row;
};

/** The newest link of this purpose about a subject that can still be used; null where there is none. */
export const openLink = async (
  tx: Tx,
  {
    ownerId,
    purpose,
    subject,
    now,
  }: Pick<NewLink, 'purpose' | 'subject'> & { ownerId: string; now: Temporal.Instant },
): Promise<Row | null> => {
  const rows = await linksAbout(tx, ownerId, purpose, subject);
  return rows.find((row) => isUsable(row, now)) ?? null;
};

/** Whether somebody has used a link that can still be used. */
export const wasUsed = ({ version }: Pick<Row, 'version'>): boolean => version > 1;

/** The entry of the journal that made a link. */
export const madeIn = async (tx: Tx, { ownerId, id, version, entryId }: Row): Promise<string | null> => {
  if (version === 1) return entryId;
  const [first] = await tx
    .select({ entryId: before.entryId })
    .from(before)
    .where(
      and(
        eq(before.ownerId, ownerId),
        eq(before.rowId, id),
        eq(before.version, 1),
        eq(before.tableName, 'kernel.link'),
      ),
    );
  return first?.entryId ?? null;
};

/** What a link is for while it can be used, and whether somebody has used it; null where it cannot. */
export const linkAt = async (tx: Tx, { ownerId, id }: LinkId, now: Temporal.Instant) => {
  const [row] = await tx
    .select()
    .from(link)
    .where(and(eq(link.ownerId, ownerId), eq(link.id, id)));
  return row === undefined || !isUsable(row, now)
    ? null
    : { purpose: row.purpose, subject: row.subject, used: wasUsed(row) };
};

/** Takes one use of a link that was locked. */
export const useLink = (tx: Tx, row: Row): Promise<void> =>
  updateRow(tx, link, row, { usesLeft: row.usesLeft - 1 });

/** Ends every link of this purpose about a subject that could still be used. */
export const endLinks = async (
  { tx, ownerId, now }: Pick<CommandContext, 'tx' | 'ownerId' | 'now'>,
  purpose: string,
  subject: string,
): Promise<number> => {
  const rows = await tx
    .select()
    .from(link)
    .where(and(eq(link.ownerId, ownerId), eq(link.subject, subject), eq(link.purpose, purpose)))
    .for('update');
  const open = rows.filter((row) => isUsable(row, now));
  for (const row of open) await updateRow(tx, link, row, { usesLeft: 0 });
  return open.length;
};
