import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withScope } from '../kernel/scope.ts';
import { createTestCentre } from './centre.ts';
import { referTestCase } from './listed-case.ts';
import { recommendTestCase } from './recommended-case.ts';
import { recordHerDecision } from '../modules/board/index.ts';
import { caseHistory } from '../modules/board/queries/history.ts';
import { herDecision } from '../modules/board/tables.ts';
import { recordWorkUp } from '../modules/care/index.ts';
import { findPatients } from '../modules/care/queries/find-patients.ts';
import { workUp } from '../modules/care/tables.ts';

const file = new URL('../../../shared/data/bad-inputs/blns.txt', import.meta.url);
const there = existsSync(file);

/** Lines that are data; spaces around a text are not kept, so lines that are nothing else are left out. */
const strings = (): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.trim())
    .filter((line) => line !== '' && line.length <= 2000);

const name = 'every naughty string is kept byte for byte in free text, and searching for it breaks nothing';

if (!there) test.skip(`${name} (the file of bad inputs is not here)`, () => undefined);
else
  test(name, async () => {
    const all = strings();
    expect(all.length).toBeGreaterThan(400);
    const centre = await createTestCentre();
    const { caseId } = await referTestCase(centre);
    await centre.as(centre.people.clinician, recordWorkUp, {
      caseId,
      items: all.map((value, index) => ({
        key: `text_${index}`,
        state: 'present' as const,
        value,
        unit: null,
        takenOn: null,
        reason: value.length <= 500 ? value : null,
      })),
    });
    const scoped = <T>(work: Parameters<typeof withScope<T>>[2]) =>
      withScope(centre.database, [centre.ownerId], work);
    const rows = await scoped((tx) => tx.select().from(workUp));
    const kept = new Map(rows.map((row) => [row.key, row]));
    expect(all.map((_, index) => kept.get(`text_${index}`)?.value)).toEqual(all);
    expect(rows.filter(({ reason, value }) => reason !== null && reason !== value)).toEqual([]);

    const { recommendationId } = await recommendTestCase(centre);
    const note = all.join('\n').slice(0, 7900).trim();
    await centre.as(centre.people.surgeon, recordHerDecision, {
      recommendationId,
      version: 1,
      decision: {
        decision: 'declined',
        spokenBy: centre.people.surgeon.personId,
        spokenOn: '2026-11-19',
        note,
      },
    });
    expect((await scoped((tx) => tx.select().from(herDecision)))[0]?.note).toBe(note);

    const args = { caseId, zone: centre.zone, locale: 'en' as const, canSeeIdentity: false };
    const { entries } = await scoped((tx) => caseHistory(tx, centre.ownerId, args));
    const shown = entries.flatMap(({ rows: of }) =>
      of.flatMap(({ fields }) => fields.map(({ after }) => after)),
    );
    expect(all.filter((value) => !shown.includes(value))).toEqual([]);
    await scoped(async (tx) => {
      for (const typed of all.filter((_, index) => index % 8 === 0))
        await findPatients(tx, centre.ownerId, typed);
    });
  });
