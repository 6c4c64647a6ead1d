import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Disk, giveName } from './give-name.ts';

const fails = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

let folder = '';
const at = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'consilium-name-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

for (const link of [null, 'EPERM', 'ENOTSUP'])
  test(`of many who want one name one has it, with its own file whole, and nobody's is lost (${link ?? 'links'})`, async () => {
    const disk: Disk = link === null ? fs : { ...fs, link: fails(link) };
    const names = Array.from({ length: 20 }, (_, n) => `${n}`);
    for (const name of names) writeFileSync(at(name), `whole ${name}`);
    const all = await Promise.allSettled(names.map((name) => giveName(at(name), at('final'), disk)));
    const lost = all.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(lost).toEqual(Array.from({ length: 19 }, () => 'EEXIST'));
    const won = names.filter((_, n) => all[n]?.status === 'fulfilled');
    expect(readFileSync(at('final'), 'utf8')).toBe(`whole ${won.join()}`);
    expect(readdirSync(folder).toSorted()).toEqual(
      [...names.filter((name) => !won.includes(name)), 'final'].toSorted(),
    );
  });

test('what somebody made meanwhile stays, an empty file and one that leads nowhere too', async () => {
  writeFileSync(at('from'), 'whole');
  writeFileSync(at('empty'), '');
  symlinkSync(at('nowhere'), at('led'));
  for (const name of ['empty', 'led'])
    await expect(giveName(at('from'), at(name))).rejects.toMatchObject({ code: 'EEXIST' });
  expect(statSync(at('empty')).size).toBe(0);
  expect(readdirSync(folder).toSorted()).toEqual(['empty', 'from', 'led']);
});

test('a disk that fails on the way leaves the first name only', async () => {
  writeFileSync(at('from'), 'whole');
  for (const broken of [{ unlink: fails('EIO') }, { link: fails('EIO') }])
    await expect(giveName(at('from'), at('to'), { ...fs, ...broken })).rejects.toMatchObject({ code: 'EIO' });
  expect(readdirSync(folder)).toEqual(['from']);
});
