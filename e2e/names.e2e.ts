import { expect, test } from '@playwright/test';
import { randomOf } from '../src/app/demo/random.ts';
import { staffOf } from '../src/app/demo/staff.ts';
import { Program } from './program.ts';
import { addRoles, enterAs, everyPage } from './role-walk.ts';

const program = new Program();
test.beforeAll(async () => {
  test.setTimeout(240_000);
  await program.start();
  await program.until('is open at', 120);
  await addRoles(program);
});
test.afterAll(() => program.remove());

const staff = staffOf('consilium', randomOf('consilium').fork('staff'));
const korean = staff.filter(({ nativeName }) => /\p{Script=Hangul}/u.test(nativeName));

for (const [language, foreign, own] of [
  ['ko', korean.map(({ latinName }) => latinName), korean.map(({ nativeName }) => nativeName)],
  ['en', staff.map(({ nativeName }) => nativeName), staff.map(({ latinName }) => latinName)],
] as const)
  test.describe(language, () => {
    test.use({ extraHTTPHeaders: { 'accept-language': language } });
    test(`pages in ${language} show staff and the house by their names in that language`, async ({
      page,
      request,
    }) => {
      test.setTimeout(300_000);
      const [faults, met] = [new Set<string>(), new Set<string>()];
      for (const role of ['chair', 'quality_manager', 'administrator']) {
        await enterAs(request, program.address, role);
        await everyPage(request, page, `${program.address}/c/hanbit`, async (at) => {
          // The list of cases names women, some of whom are called like somebody of the staff.
          if (at.pathname.endsWith('/cases')) return;
          const text = await (await request.get(at.href)).text();
          const seen = text.replaceAll(/<script[^]*?<\/script>/g, '');
          for (const name of [...foreign, '[object Object]'])
            if (seen.includes(name)) faults.add(`${name} at ${at.pathname}${at.search}`);
          for (const name of own) if (seen.includes(name)) met.add(name);
          const house = language === 'ko' ? '한빛여성암센터' : 'Hanbit';
          if (at.pathname.startsWith('/c/') && !seen.includes(house))
            faults.add(`no house at ${at.pathname}`);
        });
      }
      expect([...faults]).toEqual([]);
      expect(met.size).toBeGreaterThan(15);
    });
  });
