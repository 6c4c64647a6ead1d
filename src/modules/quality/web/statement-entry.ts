import { refused } from '../../../kernel/errors.ts';
import { text } from '../../../kernel/http/form-values.ts';
import { StatementFact } from '../schema.ts';
import { type FormName, placeOf } from './statement-place.ts';

/** The posted statement as the commands take it; refuses when it was not said whether the fact holds. */
export const readStatement = (form: FormData, name: FormName) => {
  const place = placeOf[name];
  const field = (part: string) => text(form, `${place}.${part}`);
  const holds = field('holds');
  if (holds !== 'yes' && holds !== 'no') throw refused('holds_unsaid', {}, { field: `${place}.holds` });
  const fact = StatementFact.safeParse(field('fact'));
  if (!fact.success) throw refused('fact_unknown', {}, { field: `${place}.fact` });
  return {
    fact: fact.data,
    personId: field('personId'),
    holds: holds === 'yes',
    from: field('from') ?? '',
    to: field('to'),
    evidence: field('evidence') ?? '',
  };
};

/** Why a statement is corrected; a correction without a reason is refused. */
export const readReason = (form: FormData): string => {
  const reason = text(form, 'reason');
  if (reason === null) throw refused('reason_needed', {}, { field: 'reason' });
  return reason;
};
