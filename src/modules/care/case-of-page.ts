import { notFound } from '../../kernel/errors.ts';
import { isUuid } from '../../kernel/ids.ts';
import type { PageScope } from '../directory/index.ts';
import type { Shown } from './queries/identities.ts';
import { anyCaseHead, caseHead, wholeCase } from './queries/whole-case.ts';
import { shownIdentity } from './shown-identity.ts';

/** The case of the address; not found when the house has none. */
export const caseOfPage = async (scope: PageScope, caseId: string) => {
  const whole = isUuid(caseId) ? await scope.read((tx) => wholeCase(tx, scope.ownerId, caseId)) : null;
  if (!whole) throw notFound();
  return whole;
};

/** The case's own row alone; not found when the house has none. */
export const headOfPage = async (scope: PageScope, caseId: string) => {
  const head = isUuid(caseId) ? await scope.read((tx) => caseHead(tx, scope.ownerId, caseId)) : null;
  if (!head) throw notFound();
  return head;
};

/** The same, also of a case that was taken back: its history stays. */
export const anyHeadOfPage = async (scope: PageScope, caseId: string) => {
  const head = isUuid(caseId) ? await scope.read((tx) => anyCaseHead(tx, scope.ownerId, caseId)) : null;
  if (!head) throw notFound();
  return head;
};

/** Whom a page is about: the case's label, and name and number for those who may see them. */
export type Whom = { readonly label: string; readonly shown: Shown | null };

/** Shows who the case is about; the showing stands in the journal. */
export const whomOf = async (
  scope: PageScope,
  subject: { label: string; patientId: string },
): Promise<Whom> => {
  const [shown = null] = await shownIdentity(scope, [subject.patientId]);
  return { label: subject.label, shown };
};
