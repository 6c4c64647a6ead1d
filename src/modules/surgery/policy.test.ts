import { expect, test } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { canRecordOperation, canRecordOutcome, canRecordPathology } from './policy.ts';

const [here, there] = ['here', 'there'];
const who = (...grants: readonly (readonly [ownerId: string, role: string, discipline: string | null])[]) =>
  ({
    kind: 'user',
    userId: 'u',
    personId: 'p',
    grants: grants.map(([ownerId, role, discipline]) => ({ ownerId, role, discipline })),
  }) satisfies Actor;
const mayOf = (actor: Actor) =>
  [canRecordOperation, canRecordPathology, canRecordOutcome].map((may) => may(actor, here));

test.each([
  ['a clinician who operates', who([here, 'clinician', 'urology']), [true, true, true]],
  ['one of whom nobody has said a discipline', who([here, 'clinician', null]), [true, true, true]],
  ['a pathologist', who([here, 'clinician', 'pathology']), [false, true, true]],
  ['a nurse', who([here, 'clinician', 'nursing']), [false, false, true]],
  ['a radiologist', who([here, 'clinician', 'radiology']), [false, false, true]],
  ['a surgeon, of whatever discipline', who([here, 'surgeon', 'nursing']), [true, true, true]],
  ['a coordinator', who([here, 'coordinator', 'gynaecologic-oncology']), [false, false, false]],
  [
    'a nurse here who operates elsewhere',
    who([here, 'clinician', 'nursing'], [there, 'clinician', 'urology']),
    [false, false, true],
  ],
  [
    'who is nurse and urologist',
    who([here, 'clinician', 'nursing'], [here, 'clinician', 'urology']),
    [true, true, true],
  ],
  ['whoever runs the installation', { kind: 'operator' } satisfies Actor, [true, true, true]],
] as const)('%s records operations, pathology, complications: or not', (_who, actor, may) => {
  expect(mayOf(actor)).toEqual(may);
});
