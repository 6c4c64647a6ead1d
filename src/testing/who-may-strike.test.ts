import { expect, test } from 'vitest';
import { modules } from '../app/modules.ts';
import { nameOf } from '../kernel/derivation.ts';
import { strikingOf } from '../kernel/striking.ts';
import { Role } from '../modules/directory/index.ts';

test('who may take which record back is as people have agreed', () => {
  const ownerId = 'house';
  const who = strikingOf(modules).records.map(({ table, permit }) => {
    const roles = Role.options.filter((role) =>
      permit(
        { kind: 'user', userId: 'u', personId: 'p', grants: [{ ownerId, role, discipline: null }] },
        ownerId,
      ),
    );
    return `${nameOf(table)}: ${roles.join(', ')}`;
  });
  expect(who).toMatchInlineSnapshot(`
    [
      "directory.absence: administrator, coordinator, chair, surgeon, clinician, quality_manager, observer",
      "care.case: coordinator, chair, surgeon, clinician",
      "care.referral: coordinator, chair, surgeon, clinician",
      "care.entry: coordinator, chair, surgeon, clinician",
      "care.work_up: coordinator, chair, surgeon, clinician",
      "care.document: coordinator, chair, surgeon, clinician",
      "surgery.operation: chair, surgeon, clinician",
      "surgery.pathology: chair, surgeon, clinician",
      "surgery.outcome_30d: chair, surgeon, clinician",
      "board.listing: coordinator, chair, surgeon, clinician",
      "board.recommendation: coordinator, chair",
      "board.template: coordinator, chair",
      "quality.statement: administrator, quality_manager",
    ]
  `);
});
