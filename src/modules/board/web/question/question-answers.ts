import { colleagues, type PageScope, withRole } from '../../../directory/index.ts';
import { treatingRoles } from '../../../care/index.ts';
import { answer, number, text } from '../../../../kernel/http/form-values.ts';

/** The question as it was typed. */
export const readQuestion = (form: FormData) => ({
  phase: answer(form, 'referral.phase'),
  recurrenceNumber: number(form, 'referral.recurrenceNumber'),
  questionType: answer(form, 'referral.questionType'),
  question: text(form, 'referral.question') ?? '',
  consultantId: answer(form, 'referral.consultantId'),
  receivedOn: text(form, 'referral.receivedOn') ?? '',
});

/** Who may be named as the responsible consultant. */
export const consultantsOf = async (scope: PageScope) => {
  const people = await scope.read((tx) => colleagues(tx, scope.ownerId, scope.today));
  return withRole(people, treatingRoles).map(({ id, name }) => ({ value: id, label: scope.named(name) }));
};
