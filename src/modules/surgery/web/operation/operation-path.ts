/** Address of an operation's page. */
export const operationPath = (slug: string, caseId: string, operationId: string): string =>
  `/c/${slug}/cases/${caseId}/operations/${operationId}`;
