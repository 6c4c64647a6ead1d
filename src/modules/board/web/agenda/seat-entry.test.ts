import { describe, expect, test } from 'vitest';
import { readSeats, seatOffers } from './seat-entry.ts';

const colleague = (id: string, role: string, discipline: string | null) => ({
  id,
  role,
  discipline,
  name: { latin: `Name of ${id}`, native: null },
});

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

describe('seats offered from the directory', () => {
  test('one a person, with the usual place of a role and a discipline a quorum counts', () => {
    const offers = seatOffers([
      colleague('a', 'administrator', null),
      colleague('a', 'chair', 'gynaecologic-oncology'),
      colleague('b', 'clinician', 'plumbing'),
      colleague('c', 'coordinator', null),
      colleague('d', 'quality_manager', null),
      colleague('e', 'observer', 'radiology'),
      colleague('f', 'observer', null),
    ]);
    expect(offers.map(({ personId, role, discipline }) => [personId, role, discipline])).toEqual([
      ['a', 'chair', 'gynaecologic-oncology'],
      ['b', 'member', ''],
      ['c', 'coordinator', 'coordination'],
      ['d', '', ''],
      ['e', 'observer', 'radiology'],
      ['f', '', ''],
    ]);
  });
});

describe('seats read from the form', () => {
  test('are those with a role, also of people the form did not offer', () => {
    const form = formOf({
      'members.a.role': 'chair',
      'members.a.discipline': 'radiology',
      'members.b.role': '',
      'members.b.discipline': 'pathology',
      'members.stranger.role': 'king',
      'members.stranger.discipline': 'plumbing',
    });
    expect(readSeats(form)).toEqual([
      { personId: 'a', role: 'chair', discipline: 'radiology' },
      { personId: 'stranger', role: 'king', discipline: 'plumbing' },
    ]);
  });

  test('need a discipline, and the refusal names whose', () => {
    expect(() => readSeats(formOf({ 'members.a.role': 'member', 'members.a.discipline': '' }))).toThrow(
      expect.objectContaining({ code: 'discipline_unsaid', place: { field: 'members.a.discipline' } }),
    );
  });
});
