import { number, text } from '../../../../kernel/http/form-values.ts';
import { boardPolicy, policiesOffered } from '../../board-policy.ts';
import type { Asked } from './policy-asks.tsx';

/** The policies a form offers for a board that works by this one; null for a new board. */
export const policiesAsked = (current: string | null): Asked[] =>
  policiesOffered(current).map(({ name, terms: { id, clauses, heardAtLeast = null } }) => ({
    id,
    name,
    clauses,
    heardAtLeast,
    isCurrent: id === current,
  }));

/** What a form says of a board apart from its name and members; the command judges it. */
export const readTerms = (form: FormData) => {
  const said = (name: string) => text(form, `series.${name}`) ?? '';
  return {
    rule: said('rule'),
    startsOn: said('startsOn'),
    localTime: said('localTime'),
    zone: said('zone'),
    minutes: number(form, 'series.minutes'),
    venue: text(form, 'series.venue'),
    policy: boardPolicy(said('policy')),
  };
};
