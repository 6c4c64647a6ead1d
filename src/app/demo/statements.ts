import { uuidOfName } from '../../kernel/ids.ts';
import type { Person, Statement } from './shapes.ts';

type Draft = Omit<Statement, 'id' | 'personId' | 'holds'> & { personId?: string };

/** The newest surgeon was certified only in the last complete year. */
const certificates = (people: readonly Person[], firstYear: number, lastYear: number): Draft[] =>
  people
    .filter((person) => person.surgeonShare > 0)
    .map((person, index, surgeons) => ({
      fact: 'surgeon_certified',
      personId: person.id,
      from: index === surgeons.length - 1 ? `${lastYear}-01-01` : `${firstYear - 4 - index}-03-01`,
      to: null,
      evidence: `Certificate of subspecialty in gynaecologic oncology, copy in the personnel file, no. D-${index + 101}`,
    }));

const conferences = (firstYear: number, lastYear: number): Draft[] => {
  const drafts: Draft[] = [];
  for (let year = firstYear; year <= lastYear; year += 1)
    drafts.push({
      fact: 'mm_conference',
      from: `${year}-01-01`,
      to: `${year}-12-31`,
      evidence: `Minutes of the quarterly morbidity and mortality conferences of ${year}, selected cases`,
    });
  return drafts;
};

/**
 * Dated facts that no case holds. The perioperative programme's protocol was not renewed after the last but one
 * complete year: since then nobody has said anything, so the scorecard shows "not documented".
 */
export const statementsOf = (people: readonly Person[], firstYear: number, lastYear: number): Statement[] => {
  const standing = `${firstYear - 2}-01-01`;
  const drafts: Draft[] = [
    ...certificates(people, firstYear, lastYear),
    { fact: 'active_trials', from: standing, to: null, evidence: 'Accrual log of three open ovarian trials' },
    { fact: 'intermediate_care', from: standing, to: null, evidence: 'Eight beds on ward 7 East, bed plan' },
    {
      fact: 'intensive_care',
      from: standing,
      to: null,
      evidence: 'Surgical intensive care unit, 24 beds, bed plan',
    },
    {
      fact: 'perioperative_programme',
      from: standing,
      to: `${lastYear - 1}-12-31`,
      evidence: 'Perioperative protocol version 4, valid to the end of the year named; renewal not filed',
    },
    ...conferences(firstYear - 1, lastYear),
  ];
  return drafts.map((draft) => ({
    ...draft,
    id: uuidOfName('demonstration', 'statement', draft.fact, draft.personId ?? '', draft.from),
    personId: draft.personId ?? null,
    holds: true,
  }));
};
