import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameOf, type Country } from './names.ts';
import { randomOf } from './random.ts';
import { staffOf } from './staff.ts';

const folders = ['schedules', 'trials/registry'].map((folder) => resolve('../shared/data', folder));
const here = folders.every((folder) => existsSync(folder));
const notice = here ? '' : ' (skipped: ../shared/data is not there)';

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ');

/** Family name first and last, with and without the hyphen. */
const forms = (latinName: string): string[] => {
  const [family = '', ...given] = latinName.split(' ');
  const orders = [latinName, `${given.join(' ')} ${family}`];
  return orders.flatMap((form) => [plain(form), plain(form.replaceAll('-', ''))]);
};

describe('invented names', () => {
  it.runIf(here)(`of doctors are those of nobody in real schedules and registries${notice}`, () => {
    const texts = folders.flatMap((folder) =>
      readdirSync(folder).map((file) => ` ${plain(readFileSync(join(folder, file), 'utf8'))} `),
    );
    const taken = ['consilium', 'demo', 'second', 'third'].flatMap((seed) =>
      staffOf(seed, randomOf(seed).fork('staff'))
        .flatMap(({ latinName }) => forms(latinName))
        .filter((form) => texts.some((text) => text.includes(` ${form} `))),
    );
    expect(taken).toEqual([]);
  });

  it('of the staff are all different', () => {
    for (const seed of ['a', 'b', 'c', 'd']) {
      const names = staffOf(seed, randomOf(seed)).map(({ nativeName }) => nativeName);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it.each(['korea', 'russia', 'vietNam', 'mongolia', 'uzbekistan'] as Country[])(
    'of %s have a native, a passport and a sort form',
    (country) => {
      for (let turn = 0; turn < 200; turn += 1) {
        const name = nameOf(country, randomOf(`${country} ${turn}`), {
          woman: turn % 2 === 0,
          bornYear: 1950 + (turn % 50),
        });
        expect(name.latinName).toMatch(/^[A-Za-z' -]+$/);
        expect(name.sortName).toMatch(/^[A-Za-z-]+, [A-Za-z -]+$/);
        expect(name.nativeName.length).toBeGreaterThan(1);
      }
    },
  );
});
