import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claim, type Holder, isAlive, readHolder, release, succeed, thisProcess } from './holder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'consilium-holder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const someone = (): Holder => thisProcess('command', 'import', '/tmp/consilium-x');
const dead = (): Holder => ({ ...someone(), startedAt: 'another boot:1' });

describe('the holder file', () => {
  test('lets one process in and says who it is', () => {
    const first = someone();
    expect(claim(folder, first)).toBe(true);
    expect(claim(folder, someone())).toBe(false);
    expect(readHolder(folder)).toEqual(first);
    expect(isAlive(first)).toBe(true);
  });

  test('a reused process number is not the holder', () => {
    expect(isAlive(dead())).toBe(false);
  });

  test('a dead holder has one successor, and a late second one changes nothing', () => {
    const gone = dead();
    const [quick, slow] = [someone(), someone()];
    claim(folder, gone);
    expect(succeed(folder, gone, quick)).toBe(true);
    expect(succeed(folder, gone, slow)).toBe(false);
    expect(readHolder(folder)).toEqual(quick);
  });

  test('a successor that died half-way does not stand in the way', () => {
    const gone = dead();
    claim(folder, gone);
    writeFileSync(join(folder, 'holder.claim'), JSON.stringify(dead()));
    expect(succeed(folder, gone, someone())).toBe(true);
  });

  test.each(['', '{', 'null', '{"pid":"1"}'])(
    'a torn record %j is recognised and can be replaced',
    (text) => {
      writeFileSync(join(folder, 'holder.json'), text);
      expect(readHolder(folder)).toBe('unreadable');
      expect(succeed(folder, 'unreadable', someone())).toBe(true);
    },
  );

  test('only the holder gives the folder back, and nothing else stays', () => {
    const holder = someone();
    claim(folder, holder);
    release(folder, someone());
    expect(readHolder(folder)).toEqual(holder);
    release(folder, holder);
    expect(readdirSync(folder)).toEqual([]);
  });
});
