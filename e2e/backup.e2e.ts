import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import pg from 'pg';
import { writeRegistryTable } from '../bench/registry-table.ts';
import { call, callWith, Program, serveOnce, temporaryFolder } from './program.ts';

const [files, given] = [temporaryFolder(), temporaryFolder()];
const [keys, backup] = [join(files, 'keys'), join(files, 'backup')];
const [first, second] = [new Program(), new Program()];
const foreign = 'other';
test.afterAll(async () => {
  for (const program of [first, second]) await program.remove();
  for (const folder of [files, given]) rmSync(folder, { recursive: true, force: true });
});

const json = async (settings: Record<string, string>, ...words: string[]) => {
  const { code, stdout } = await callWith({ CONSILIUM_KEY_FILE: keys, ...settings }, ...words, '--json');
  return { code, document: JSON.parse(stdout) };
};
const on = (program: Program) => ({ CONSILIUM_DATA: program.dataFolder });
const card = async (settings: Record<string, string>) =>
  (await json(settings, 'scorecard', '--centre', 'hanbit', '--set', 'esgo-ovarian/2016', '--all')).document;

const password = 'a long enough password';
/** A centre of one's own: what a file brings, and one who signs in. */
const fill = async (dataFolder: string): Promise<void> => {
  const [table, word] = [join(given, 'registry.tsv'), join(given, 'password')];
  await writeRegistryTable(table, 400);
  writeFileSync(word, password);
  const at = ['--centre', 'hanbit'];
  const somebody = ['--name', 'A surgeon', '--role', 'surgeon', '--password-file', word];
  for (const words of [
    ['centre', 'add', 'hanbit', '--name', 'Hanbit Cancer Centre'],
    ['import', table, ...at, '--mapping', 'tcga-ov'],
    ['user', 'add', 'surgeon@example.org', ...at, ...somebody],
  ])
    expect(await call(dataFolder, ...words)).toMatchObject({ code: 0 });
};

/** Whoever is signed in finds her house on the front door. */
const herHouse = (page: Page) => page.getByRole('link', { name: /^Go to Hanbit/ });
const signIn = async (page: Page): Promise<void> => {
  await page.getByLabel('E-mail address').fill('surgeon@example.org');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(herHouse(page)).toBeVisible();
};

/** The address of another database on the server that a running program holds. */
const anotherPostgres = async (program: Program): Promise<string> => {
  const { socketFolder } = JSON.parse(readFileSync(join(program.dataFolder, 'holder.json'), 'utf8'));
  const password = readFileSync(join(program.dataFolder, 'database-password'), 'utf8').trim();
  const client = new pg.Client({
    host: socketFolder,
    user: 'consilium_owner',
    password,
    database: 'postgres',
  });
  await client.connect();
  await client.query(`create database ${foreign} template template0`).finally(() => client.end());
  return `postgresql://consilium_owner:${password}@localhost/${foreign}?host=${encodeURIComponent(socketFolder)}`;
};

test.describe
  .serial('backups', () => {
    test.setTimeout(240_000);

    test('without a key file the server says so; one that is named and cannot be used stops it', async () => {
      await fill(first.dataFolder);
      await first.start();
      expect(first.said).toContain('no encrypted backup can be made');
      const none = await callWith(on(first), 'backup', backup, '--json');
      expect(JSON.parse(none.stdout)).toMatchObject({ error: { code: 'key_file_not_set' } });
      expect((await json(on(first), 'backup', backup)).document).toMatchObject({
        error: { code: 'key_file_unreadable', params: { reason: 'ENOENT' } },
      });
      const stopped = await serveOnce({ CONSILIUM_DATA: join(files, 'none'), CONSILIUM_KEY_FILE: keys });
      expect(stopped.code).toBe(1);
      expect(stopped.stderr).toContain('cannot be read (ENOENT)');
      expect(existsSync(join(files, 'none'))).toBe(false);
    });

    test('a key is made, and a backup while the server runs', async () => {
      const made = await json({}, 'key', 'new', keys);
      expect(made).toMatchObject({
        code: 0,
        document: { key: expect.stringMatching(/^[0-9a-f]{16}$/), older: [] },
      });
      expect((await json(on(first), 'backup', 'status')).document).toMatchObject({
        lastBackup: null,
        lastProved: null,
      });
      const { code, document } = await json(on(first), 'backup', backup);
      expect({ code, key: document.key }).toEqual({ code: 0, key: made.document.key });
      expect(document.rows).toBeGreaterThan(4_000);
      expect(readFileSync(backup).includes('hanbit')).toBe(false);
      expect(await json(on(first), 'backup', backup)).toMatchObject({
        code: 1,
        document: { error: { code: 'backup_file_exists' } },
      });
      expect(readdirSync(files).toSorted()).toEqual(['backup', 'keys']);
    });

    test('a drill proves it, leaves nothing behind and is remembered; a newer key opens what an older sealed', async () => {
      expect((await json({}, 'key', 'new', keys)).document.older).toHaveLength(1);
      const drill = await json(on(first), 'backup', 'drill', backup);
      expect(drill).toMatchObject({ code: 0, document: { proved: true } });
      expect(readdirSync(tmpdir()).filter((name) => name.startsWith('consilium-drill-'))).toEqual([]);
      const whole = readFileSync(backup);
      const cut = join(files, 'cut');
      writeFileSync(cut, whole.subarray(0, whole.length - 5));
      expect(await json(on(first), 'backup', 'drill', cut)).toMatchObject({
        code: 1,
        document: { error: { code: 'sealed_file_cut' } },
      });
      expect((await json(on(first), 'backup', 'status')).document).toMatchObject({
        lastBackup: { backupId: drill.document.id },
        lastProved: { backupId: drill.document.id },
        lastFailedDrill: { code: 'sealed_file_cut' },
      });
    });

    test('nothing is restored under a server, beside rows, or from a spoilt file', async () => {
      expect((await json(on(first), 'restore', backup)).document.error.code).toBe('restore_target_in_use');
      const spoilt = join(files, 'spoilt');
      const bytes = readFileSync(backup);
      const middle = bytes.length >> 1;
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      writeFileSync(spoilt, bytes);
      expect((await json(on(second), 'restore', spoilt)).document.error.code).toBe('sealed_file_changed');
      expect(readdirSync(second.dataFolder)).toEqual([]);
    });

    test('a restored record has the same scorecard and a valid journal, and its people sign in with their passwords', async ({
      browser,
    }) => {
      const before = await browser.newPage();
      await before.goto(`${first.address}/sign-in`);
      await signIn(before);

      const { code, document } = await json(on(second), 'restore', backup);
      expect({ code, verified: document.verified, faults: document.faults }).toEqual({
        code: 0,
        verified: true,
        faults: [],
      });
      expect(await card(on(second))).toEqual(await card(on(first)));
      // Nothing goes out until somebody says that this is the record people work on.
      const { houses } = (await json(on(second), 'backup', 'lives')).document;
      expect(houses.length).toBeGreaterThan(0);
      expect((await json(on(second), 'backup', 'lives')).document).toEqual({ houses: [] });
      expect((await json(on(second), 'restore', backup)).document.error.code).toBe(
        'restore_target_not_empty',
      );
      expect((await json(on(second), 'audit', 'verify')).document).toMatchObject({ verified: true });

      await second.start({ CONSILIUM_KEY_FILE: keys });
      expect(second.said).not.toContain('no encrypted backup');
      const cookies = await before.context().cookies();
      const context = await browser.newContext();
      await context.addCookies(cookies);
      const page = await context.newPage();
      await page.goto(second.address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(herHouse(page)).toHaveCount(0);
      await page.goto(`${second.address}/sign-in`);
      await signIn(page);
      await before.close();
      await context.close();
    });

    test('the same for a PostgreSQL of one’s own: restored there, backed up there, proved', async () => {
      const theirs = { CONSILIUM_DATA: join(files, 'unused'), DATABASE_URL: await anotherPostgres(first) };
      expect(await json(theirs, 'restore', backup)).toMatchObject({ code: 0, document: { verified: true } });
      expect(await card(theirs)).toEqual(await card(on(first)));
      const again = join(files, 'again');
      expect((await json(theirs, 'backup', again)).code).toBe(0);
      expect(await json(theirs, 'backup', 'drill', again)).toMatchObject({
        code: 0,
        document: { proved: true },
      });
      expect((await json(theirs, 'restore', again)).document.error.code).toBe('restore_target_not_empty');
      expect(existsSync(join(files, 'unused'))).toBe(false);
    });
  });
