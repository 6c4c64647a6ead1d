import { expect, it } from 'vitest';
import { listsOf, offersOf } from './site-offers.ts';
import { profileOf, profiles } from './sites.ts';

it('offers at each site its own, and the edition in force on the day', () => {
  const offers = offersOf(profiles, '2018-06-01');
  expect(Object.keys(offers)).toEqual(profiles.map(({ id }) => id));
  expect(offers['cervix']).toMatchObject({
    inForce: 'figo-2009',
    lists: { grades: ['G1', 'G2', 'G3'], editions: ['figo-2018', 'figo-2009'] },
  });
  expect(offers['peritoneum']?.lists['stages']).not.toContain('I');
  expect(offers['other']).toMatchObject({ inForce: null });
  expect(offers['other']?.lists).not.toHaveProperty('editions');
});

it('narrows no list while the site is not known, and not the stages of a site without a table', () => {
  expect(listsOf(null)).toEqual({});
  expect(Object.keys(listsOf(profileOf('other')))).toEqual(['histotypes', 'grades']);
  expect(listsOf(profileOf('cervix'))['stages']).toContain('IB3');
});
