import type { TakenRecord } from '../../taken-records.ts';

/** The page on which a record stands; the list of what was taken back when its case stands no more. */
export const standsAt = (
  slug: string,
  record: {
    readonly what: TakenRecord;
    readonly caseId: string;
    readonly id: string;
    /** Whether its case stands. */
    readonly isThere: boolean;
    /** The entry that took the record itself back. */
    readonly struck?: string | null;
  },
): string => {
  const { what, caseId, id, isThere } = record;
  if (!isThere) return `/c/${slug}/taken-back?case=${caseId}`;
  const path = `/c/${slug}/cases/${caseId}`;
  if (what === 'result') return `${path}#work-up`;
  if (what === 'operation' || what === 'pathology' || what === 'complications')
    return `${path}/operations/${id}`;
  if (what === 'document') return `${path}/documents`;
  return what === 'entry' ? `${path}/entries/${id}` : path;
};
