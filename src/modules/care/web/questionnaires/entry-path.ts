/** Where a filled questionnaire stands. */
export const entryPath = (slug: string, caseId: string, entryId: string): string =>
  `/c/${slug}/cases/${caseId}/entries/${entryId}`;
