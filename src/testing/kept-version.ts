import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { z } from 'zod';
import { takeBackup } from '../app/backup/take-backup.ts';
import { publishedViews } from '../app/migrate.ts';
import { openHouse } from '../app/modules.ts';
import { connectionOf, operatorConnection } from '../kernel/app-password.ts';
import { type Keys, readKeys } from '../kernel/key-file.ts';
import { openDatabase } from '../kernel/scope.ts';
import { courseRecords, fillForm } from '../modules/care/index.ts';
import { shippedForms } from '../modules/care/questionnaires.ts';
import { createCentreOn, type TestCentre } from './centre-on.ts';
import { fitted } from './fitting-answers.ts';
import { generatedAnswers } from './generated-answers.ts';
import { referTestCase } from './listed-case.ts';
import { readersDay } from './form-rooms.ts';
import { scratchDatabase } from './scratch-database.ts';
import { story } from './story.ts';

const folder = new URL('versions/', import.meta.url).pathname;

/** A version's record as a backup it made, and the views it published; no secret, the key stands below. */
export type KeptVersion = { readonly version: string; readonly backup: string; readonly views: string };

const filesOf = (version: string): KeptVersion => ({
  version,
  backup: join(folder, `${version}.backup`),
  views: join(folder, `${version}.views.sql`),
});

export const keptVersions = (): KeptVersion[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.backup'))
    .map((name) => filesOf(name.replace(/\.backup$/, '')));

/** The key that seals kept versions: known to everybody. */
export const keptKeys = async (): Promise<Keys> => {
  const own = mkdtempSync(join(tmpdir(), 'consilium-key-'));
  try {
    const file = join(own, 'keys');
    writeFileSync(file, '865e6b4ead30f7e3 qYoKYVddi4ajy3dGR1EnFVUTy7SCufKX87gwTE169xc\n', { mode: 0o600 });
    return await readKeys(file);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
};

/** Records of every kind of a course, and every shipped questionnaire, with generated answers. */
const everyForm = async (centre: TestCentre): Promise<void> => {
  const { surgeon, chair, clinician } = centre.people;
  const people = [surgeon, chair, clinician].map(({ personId }) => personId);
  centre.setNow(readersDay);
  for (const { form } of [...courseRecords, ...shippedForms]) {
    const { caseId } = await referTestCase(centre);
    for (const said of fc.sample(generatedAnswers(form), { numRuns: 6, seed: 7 })) {
      const answers = fitted(form, said, people) as z.input<typeof fillForm.input>['answers'];
      const filled = { caseId, form: form.id, formVersion: form.version, on: null, answers };
      // Answers that contradict each other are refused: what is taken is kept.
      await centre.as(clinician, fillForm, filled).catch(() => null);
    }
  }
};

/** Writes the record of a house that lived through everything, as this version keeps it; an older one of that name goes. */
export const keepVersion = async (version: string): Promise<KeptVersion> => {
  const { owner, drop } = await scratchDatabase();
  const operators = openDatabase(operatorConnection(owner), openHouse('thrown'), 4);
  const app = connectionOf(owner, 'consilium_app');
  const database = openDatabase(app, openHouse('thrown'), 4);
  const kept = filesOf(version);
  try {
    const centre = await createCentreOn(database, { operators });
    await story(centre);
    await everyForm(centre);
    if (existsSync(kept.backup)) rmSync(kept.backup);
    const from = { owner, app, database: operators, now: centre.now() };
    await takeBackup(from, { keys: await keptKeys(), path: kept.backup });
    writeFileSync(kept.views, publishedViews().join('\n'));
    return kept;
  } finally {
    await Promise.all([database.close(), operators.close()]);
    await drop();
  }
};
