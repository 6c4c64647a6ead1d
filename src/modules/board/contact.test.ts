import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Agreed, type ContactCourse, contactOf, lostOf } from './contact.ts';
import type { GivenTreatment } from './fulfilment.ts';

const operation: GivenTreatment = {
  form: 'operation',
  id: 'operation',
  modality: 'surgery',
  from: '2026-02-10',
  to: '2026-02-10',
  ongoing: null,
  setting: 'primary',
};
const systemic = (more: Partial<GivenTreatment>): GivenTreatment => ({
  ...operation,
  form: 'systemic',
  modality: 'systemic',
  from: '2026-03-01',
  to: '2026-06-01',
  setting: 'adjuvant',
  ...more,
});
const agreed = (more: Partial<Agreed> = {}): Agreed => ({
  id: 'contact',
  on: '2026-06-02',
  due: '2026-09-01',
  personId: 'surgeon',
  ...more,
});
const course = (more: Partial<ContactCourse> = {}): ContactCourse => ({
  agreed: [],
  lost: [],
  signs: [],
  given: [operation],
  hasDied: false,
  isOpen: false,
  consultantId: 'consultant',
  ...more,
});
const of = (more: Partial<ContactCourse> = {}) => contactOf(course(more));

describe('a contact that was agreed', () => {
  test('stands with its person, and is asked about from the last day that it may mean', () => {
    expect(of({ agreed: [agreed()] })).toEqual({
      state: 'agreed',
      byId: 'contact',
      due: '2026-09-01',
      personId: 'surgeon',
      askedFrom: '2026-09-01',
      since: '2026-02-10',
    });
    for (const [due, askedFrom] of [
      ['2026-09', '2026-09-30'],
      ['2026', '2026-12-31'],
    ] as const)
      expect(of({ agreed: [agreed({ due })] })).toMatchObject({ askedFrom });
  });

  test.each<[string, string, string, boolean]>([
    ['on its day', '2026-09-01', '2026-09-01', true],
    ['later', '2026-10-03', '2026-09-01', true],
    ['before its day', '2026-08-31', '2026-09-01', false],
    ['in its month, of which nobody knows the day', '2026-09', '2026-09-15', false],
    ['in the month for which it was agreed', '2026-09', '2026-09', true],
    ['in a year that may be before it', '2026', '2026-09', false],
  ])('and seen %s', (_when, seen, due, isFulfilled) => {
    const found = of({ agreed: [agreed({ due })], signs: [seen] });
    expect(found).toMatchObject(isFulfilled ? { state: 'missing', since: seen } : { state: 'agreed' });
  });

  test('is not fulfilled by the day on which it was agreed, though it was agreed for that very month', () => {
    const one = agreed({ on: '2026-09-10', due: '2026-09' });
    expect(of({ agreed: [one], signs: ['2026-09-10'] })).toMatchObject({ state: 'agreed' });
    expect(of({ agreed: [one], signs: ['2026-09-11'] })).toMatchObject({ state: 'missing' });
    expect(of({ agreed: [{ ...one, on: null }], signs: ['2026-09-10'] })).toMatchObject({ state: 'missing' });
  });

  test('is fulfilled by treatment that began or ended from its day on, not by one that is said to go on', () => {
    const before = { from: '2026-08-01', to: null };
    expect(of({ agreed: [agreed()], given: [systemic({ ...before, to: '2026-09-20' })] })?.state).toBe(
      'missing',
    );
    expect(
      of({ agreed: [agreed()], given: [systemic({ from: '2026-09-20', to: null, ongoing: true })] }),
    ).toBe(null);
    expect(of({ agreed: [agreed()], given: [systemic({ ...before, ongoing: true })] })?.state).toBe('agreed');
  });

  test('gives way to one that was agreed later, whichever is due first', () => {
    const later = agreed({ id: 'later', on: '2026-07-01', due: '2026-08-01' });
    expect(of({ agreed: [later, agreed()] })).toMatchObject({ byId: 'later' });
    expect(of({ agreed: [agreed(), { ...later, due: '2027-01' }] })).toMatchObject({ byId: 'later' });
  });

  test('beside another of which nobody knows which was agreed later both stand, and the one due first is asked about', () => {
    const other = agreed({ id: 'other', on: '2026-06', due: '2026-08-01' });
    expect(of({ agreed: [agreed(), other] })).toMatchObject({ byId: 'other' });
    expect(of({ agreed: [agreed(), other], signs: ['2026-08-15'] })).toMatchObject({ byId: 'contact' });
  });

  test('without the day on which it was agreed gives way to what was agreed once it was due', () => {
    const old = agreed({ id: 'old', on: null, due: '2025-09-01' });
    expect(of({ agreed: [old, agreed()] })).toMatchObject({ byId: 'contact' });
    expect(of({ agreed: [{ ...old, due: '2026-08-01' }, agreed()] })).toMatchObject({ byId: 'old' });
  });

  test('is asked of no woman who has died', () => {
    expect(of({ agreed: [agreed()], hasDied: true })).toBe(null);
  });
});

describe('a woman with whom none is agreed', () => {
  test('is one whose treatment has ended, and stands with when she was last seen', () => {
    expect(of()).toMatchObject({ state: 'missing', byId: null, askedFrom: null, since: '2026-02-10' });
    expect(of({ given: [operation, systemic({})], signs: ['2026-07-01'] })).toMatchObject({
      state: 'missing',
      since: '2026-07-01',
    });
    const undated = systemic({ from: null, to: null, ongoing: false });
    expect(of({ given: [undated] })).toMatchObject({ state: 'missing', since: null });
  });

  test.each<[string, Partial<ContactCourse>]>([
    ['was not treated', { given: [] }],
    ['was only looked at', { given: [{ ...operation, setting: 'exploratory' }] }],
    ['is being treated', { given: [operation, systemic({ to: null, ongoing: true })] }],
    ['may be treated still', { given: [operation, systemic({ to: null })] }],
    ['is in a trial', { given: [operation, systemic({ modality: 'trial', to: null, ongoing: true })] }],
    ['waits for a board or for what it recommended', { isOpen: true }],
    ['has died', { hasDied: true }],
    ['was asked about by nobody here', { consultantId: null }],
  ])('but not one who %s', (_who, more) => {
    expect(of(more)).toBe(null);
  });

  test('a trial of which nobody knows whether it goes on keeps nobody from being asked', () => {
    const trial = systemic({ modality: 'trial', to: null });
    expect(of({ given: [operation, trial] })).toMatchObject({ state: 'missing' });
    expect(of({ given: [trial] })).toBe(null);
  });
});

describe('the decision that she is lost', () => {
  const lost = { id: 'lost', on: '2026-10-01' };

  test('ends every question, also about a contact that was agreed', () => {
    expect(of({ lost: [lost], agreed: [agreed()] })).toEqual({
      state: 'lost',
      byId: 'lost',
      due: null,
      personId: null,
      askedFrom: null,
      since: '2026-10-01',
    });
  });

  test.each<[string, Partial<ContactCourse>, boolean]>([
    ['she was seen later', { signs: ['2026-10-02'] }, false],
    ['she was seen on its day', { signs: ['2026-10-01'] }, true],
    ['she was seen in its month', { signs: ['2026-10'] }, true],
    ['she was treated later', { given: [systemic({ to: '2026-11-01' })] }, false],
    ['a contact was agreed later', { agreed: [agreed({ on: '2026-10-02', due: '2027-01' })] }, false],
    ['a contact was agreed before', { agreed: [agreed({ due: '2027-01' })] }, true],
  ])('where %s', (_what, more, stands) => {
    expect(lostOf(course({ lost: [lost], ...more }))).toEqual(stands ? lost : null);
  });

  test('stands again when it was decided again', () => {
    const again = { id: 'again', on: '2027-02' };
    expect(lostOf(course({ lost: [again, lost], signs: ['2026-12-01'] }))).toEqual(again);
  });

  test('of several that nothing speaks against is the one decided last', () => {
    const earlier = { id: 'a', on: '2026-09-01' };
    for (const both of [
      [lost, earlier],
      [earlier, lost],
    ])
      expect(lostOf(course({ lost: both }))).toEqual(lost);
  });
});

test('whoever is found again, or has died, is never asked about as lost; and the order of what is recorded changes nothing', () => {
  const day = fc
    .tuple(
      fc.integer({ min: 2024, max: 2027 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
  const date = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length));
  const contacts = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      on: fc.option(date),
      due: date,
      personId: fc.option(fc.constantFrom('a', 'b')),
    }),
    { maxLength: 4, selector: ({ id }) => id },
  );
  const decisions = fc.uniqueArray(fc.record({ id: fc.uuid(), on: date }), {
    maxLength: 2,
    selector: ({ id, on }) => id + on,
  });
  fc.assert(
    fc.property(
      contacts,
      decisions,
      fc.array(date, { maxLength: 4 }),
      fc.boolean(),
      (a, lost, signs, hasDied) => {
        const found = of({ agreed: a, lost, signs, hasDied });
        if (hasDied) expect(found).toBe(null);
        const isFound = lost.every(({ on }) => signs.some((sign) => sign.length === 10 && sign > `${on}-99`));
        if (isFound) expect(found?.state).not.toBe('lost');
        const turned = { agreed: a.toReversed(), lost, signs: signs.toReversed(), hasDied };
        expect(of(turned)).toEqual(found);
      },
    ),
  );
});
