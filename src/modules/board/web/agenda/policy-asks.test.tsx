import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { boardPolicies } from '../../board-policy.ts';
import { PolicyAsks } from './policy-asks.tsx';

const asked = (clauses: Parameters<typeof PolicyAsks>[0]['policy']['clauses']) => ({
  id: 'p',
  name: { en: 'Our board', ko: '우리 보드' },
  clauses,
  heardAtLeast: null,
});

test('a policy says in the reader’s language whom it asks for, how many of them, and what of it hangs on a biopsy', async () => {
  const policy = asked([
    { anyOf: ['radiology'], minimum: 1 },
    { anyOf: ['haematology-oncology', 'gynaecologic-oncology'], minimum: 2 },
    { anyOf: ['pathology'], minimum: 1, condition: 'biopsy' },
  ]);
  expect((await drawn(<PolicyAsks policy={policy} />)).text).toBe(
    'Our board Radiology; 2 of Haematology and oncology or Gynaecologic oncology; Pathology (when there is a biopsy) Whoever is there at the conclusion counts.',
  );
  expect((await drawn(<PolicyAsks policy={{ ...policy, heardAtLeast: 0.5 }} />)).text).toMatch(
    / Whoever is there at the conclusion counts, and was there for at least 50 % of the discussion\.$/,
  );
  const korean = (await drawn(<PolicyAsks policy={policy} />, 'ko')).text;
  expect(korean).toMatch(/^우리 보드 /);
  expect(korean).not.toContain('Radiology');
});

test('the policy of advanced ovarian cancer asks for a pathologist only where there is a biopsy', async () => {
  const found = boardPolicies.find(({ terms }) => terms.id === 'esgo-advanced-ovarian@2');
  const policy = {
    id: 'p',
    name: found?.name ?? { en: '', ko: '' },
    clauses: found?.terms.clauses ?? [],
    heardAtLeast: null,
  };
  const seats = (await drawn(<PolicyAsks policy={policy} />)).text.split('; ');
  expect(seats.filter((seat) => seat.includes('biopsy'))).toEqual(['Pathology (when there is a biopsy)']);
  expect(seats).toHaveLength(4);
});
