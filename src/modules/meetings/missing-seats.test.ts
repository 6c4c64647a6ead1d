import { describe, expect, it } from 'vitest';
import { missingSeats, quorumAt } from './missing-seats.ts';
import type { Presence } from './presence.ts';
import { policyNamed } from '../../testing/policies.ts';

const at = '2026-11-19T00:10:00Z';
const there = (personId: string, discipline: string): Presence => ({
  personId,
  discipline,
  mode: 'room',
  joinedAt: '2026-11-19T00:00:00Z',
  leftAt: null,
});
const members = [
  { personId: 'surgeon', discipline: 'gynaecologic-oncology', role: 'chair' },
  { personId: 'oncologist', discipline: 'haematology-oncology', role: 'member' },
  { personId: 'radiologist', discipline: 'radiology', role: 'member' },
  { personId: 'pathologist', discipline: 'pathology', role: 'member' },
  { personId: 'trainee', discipline: 'radiology', role: 'observer' },
];
const policy = policyNamed('esgo-advanced-ovarian@1');
const both = [there('surgeon', 'gynaecologic-oncology'), there('oncologist', 'haematology-oncology')];

describe('what is missing for a quorum', () => {
  it('names the discipline and who could join, never an observer', () =>
    expect(quorumAt(policy, { biopsy: false }, members, both, { from: null, to: at })).toEqual({
      met: false,
      missing: [
        {
          clause: 'radiology',
          disciplines: ['radiology'],
          seats: 1,
          certain: true,
          couldJoin: ['radiologist'],
          late: [],
        },
      ],
      metFrom: null,
    }));

  it('does not count an observer who is there', () =>
    expect(
      quorumAt(policy, { biopsy: false }, members, [...both, there('trainee', 'radiology')], {
        from: null,
        to: at,
      }).met,
    ).toBe(false));

  it('says what is only perhaps missing while the fact is unknown', () =>
    expect(
      quorumAt(policy, {}, members, [...both, there('radiologist', 'radiology')], { from: null, to: at }),
    ).toEqual({
      met: null,
      missing: [
        {
          clause: 'pathology',
          disciplines: ['pathology'],
          seats: 1,
          certain: false,
          couldJoin: ['pathologist'],
          late: [],
        },
      ],
      metFrom: null,
    }));

  it('is nothing when everybody needed is there', () =>
    expect(
      quorumAt(policy, { biopsy: false }, members, [...both, there('radiologist', 'radiology')], {
        from: null,
        to: at,
      }),
    ).toEqual({ met: true, missing: [], metFrom: null }));

  it('names at each clause who came too late for that one', () => {
    const clauses = ['radiology', 'pathology'].map((clause) => ({
      clause,
      met: false,
      present: 0,
      needed: 1,
    }));
    const late = [{ personId: 'radiologist', from: at }];
    const cures = [{ clause: 'radiology', personIds: [], late }];
    expect(missingSeats(policy, { met: false, clauses }, cures).map((seat) => seat.late)).toEqual([late, []]);
  });

  it('counts the seats that are still empty, not those of the whole clause', () => {
    const clauses = [{ clause: 'radiology', met: false, present: 1, needed: 3 }];
    expect(missingSeats(policy, { met: false, clauses })).toMatchObject([{ seats: 2 }]);
  });
});
