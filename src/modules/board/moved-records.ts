/** Records that can lie in the wrong woman's case and are moved to the right one, as an address calls them. */
export const movedRecords = ['operation', 'entry', 'result'] as const;
export type MovedRecord = (typeof movedRecords)[number];

/** Whether an address names such a record. */
export const isMovedRecord = (what: string): what is MovedRecord =>
  (movedRecords as readonly string[]).includes(what);

/** Where a record is moved to another case. */
export const movingPath = (
  slug: string,
  { caseId, what, id }: { readonly caseId: string; readonly what: MovedRecord; readonly id: string },
): string => `/c/${slug}/cases/${caseId}/move/${what}/${id}`;
