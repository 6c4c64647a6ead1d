import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgSchema, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, tenantColumns } from '../../kernel/columns.ts';
import { key } from '../../kernel/keys.ts';
import { person } from '../directory/tables.ts';

export const privacy = pgSchema('privacy');

/**
 * A published text of a house, in one language; texts published at once bear one number. Strangers read those that stand: so it
 * says itself whose it is and at which address, and holds nothing that is not for everybody.
 */
export const notice = privacy.table(
  'notice',
  {
    ...tenantColumns(),
    number: integer('number').notNull(),
    locale: text('locale').notNull(),
    slug: text('slug').notNull(),
    houseName: text('house_name').notNull(),
    houseNativeName: text('house_native_name'),
    body: text('body').notNull(),
    from: instant('from_at').notNull(),
    /** The day of that at the house. */
    fromOn: date('from_on', { mode: 'string' }).notNull(),
    /** When it was replaced or taken back; null while it stands. */
    until: instant('until_at'),
  },
  (t) => [
    key(t),
    uniqueIndex('notice_once').on(t.ownerId, t.number, t.locale),
    uniqueIndex('notice_standing').on(t.slug, t.locale).where(sql`${t.until} is null`),
    check('notice_order', sql`${t.until} is null or ${t.until} >= ${t.from}`),
  ],
);

/** Who of the house has taken note of which version. */
export const takenNote = privacy.table(
  'taken_note',
  {
    ...tenantColumns(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    number: integer('number').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [key(t), uniqueIndex('taken_note_once').on(t.ownerId, t.personId, t.number)],
);

/** What a stranger has asked about data of their own, and what became of it. */
export const question = privacy.table(
  'question',
  {
    ...tenantColumns(),
    receipt: text('receipt').notNull(),
    name: text('name').notNull(),
    address: text('address').notNull(),
    text: text('text').notNull(),
    askedAt: instant('asked_at').notNull(),
    answer: text('answer'),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    key(t),
    index('question_asked').on(t.ownerId, t.askedAt),
    check('question_answered', sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
  ],
);
