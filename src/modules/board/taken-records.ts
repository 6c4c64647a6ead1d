/** Records of a case that people take back on a page, as its address calls them, and their tables. */
export const takenRecords = {
  case: 'care.case',
  question: 'care.referral',
  entry: 'care.entry',
  document: 'care.document',
  result: 'care.work_up',
  operation: 'surgery.operation',
  pathology: 'surgery.pathology',
  complications: 'surgery.outcome_30d',
  listing: 'board.listing',
  recommendation: 'board.recommendation',
} as const;
export type TakenRecord = keyof typeof takenRecords;

const entries = Object.entries(takenRecords) as [TakenRecord, string][];

/** What an address calls the records of a table; null for one that no page takes back. */
export const recordIn = (table: string): TakenRecord | null =>
  entries.find(([, place]) => place === table)?.[0] ?? null;

/** The table that a part of an address names; null when it names none. */
export const tableOf = (what: string): string | null => entries.find(([name]) => name === what)?.[1] ?? null;

/** Whether a record is the one of this table and id: a report has the id of its operation. */
export const isRecord = (
  record: { readonly what: TakenRecord; readonly id: string },
  { table, id }: { readonly table: string; readonly id: string },
): boolean => record.id === id && takenRecords[record.what] === table;

/** Where a record is taken back, or restored. */
export const takingPath = (
  slug: string,
  { caseId, what, id }: { readonly caseId: string; readonly what: TakenRecord; readonly id: string },
): string => `/c/${slug}/cases/${caseId}/take-back/${what}/${id}`;

/** Where what was recorded of her decision is restored. */
export const restoringPath = (slug: string, caseId: string, recommendationId: string): string =>
  `/c/${slug}/cases/${caseId}/recommendations/${recommendationId}#restore`;
