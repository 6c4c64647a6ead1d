import { Trans } from '@lingui/react/macro';
import { use } from 'react';
import { useActionData } from 'react-router';
import { confirmedField, namesOf } from '../kernel/http/confirmed-answers.ts';
import { isRefused } from '../kernel/http/refusal.ts';
import { FormContext } from './form-state.ts';

/** The box that says: these answers were looked at again, and it was so. Only there once something was asked. */
export function ConfirmAnswers() {
  const answer: unknown = useActionData();
  const { submitted } = use(FormContext);
  if (!isRefused(answer) || submitted === undefined) return null;
  const { code, issues } = answer.refusal;
  const said = submitted[confirmedField]?.[0];
  // A page asks some of it and its command the rest: what was said before is said along.
  const names = [said, code === 'answers_to_confirm' ? namesOf(issues) : undefined].flatMap(
    (list) => list?.split(',') ?? [],
  );
  if (names.length === 0) return null;
  const asked = [...new Set(names)].join(',');
  return (
    <label className="option confirm-answers">
      <input type="checkbox" name={confirmedField} value={asked} defaultChecked={asked === said} />
      <Trans>I have looked at what is asked above: it was so.</Trans>
    </label>
  );
}
