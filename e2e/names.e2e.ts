import { expect, test } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import { generateCentre } from '../src/app/demo/generate.ts';
import { Program } from './program.ts';
import { addRoles, enterAs, everyPage } from './role-walk.ts';

/** Another centre than everybody's: whoever is met below stands in it, and nobody of the usual one. */
const seed = process.env['CONSILIUM_DEMO_SEED'] ?? 'another centre';
const program = new Program();
test.beforeAll(async () => {
  test.setTimeout(240_000);
  await program.start({ CONSILIUM_DEMO_SEED: seed });
  await program.until('is open at');
  await addRoles(program);
});
test.afterAll(() => program.remove());

const { people, cases } = generateCentre({ seed, now: Temporal.Now.instant() });
/** Some women are called like somebody of the staff, and some people have one name in both languages: neither tells anything. */
const women = new Set(cases.flatMap(({ identity }) => [identity.nativeName, identity.latinName]));
const namesOf = (among: typeof people, form: 'latinName' | 'nativeName') =>
  among.map((person) => person[form]);
const foreignOf = (among: typeof people, form: 'latinName' | 'nativeName') =>
  namesOf(
    among.filter((person) => person.nativeName !== person.latinName && !women.has(person[form])),
    form,
  );
const korean = people.filter(({ nativeName }) => /\p{Script=Hangul}/u.test(nativeName));

for (const [language, foreign, own] of [
  ['ko', foreignOf(korean, 'latinName'), namesOf(korean, 'nativeName')],
  ['en', foreignOf(people, 'nativeName'), namesOf(people, 'latinName')],
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
        await everyPage(request, page, `${program.address}/c/hanbit`, ({ at, html: text }) => {
          const seen = text.replaceAll(/<script[^]*?<\/script>/g, '');
          for (const name of [...foreign, '[object Object]'])
            if (seen.includes(name)) faults.add(`${name} at ${at.pathname}${at.search}`);
          for (const name of own) if (seen.includes(name)) met.add(name);
          const house = language === 'ko' ? '한빛여성암센터' : 'Hanbit';
          if (at.pathname.startsWith('/c/') && seen.includes('<html') && !seen.includes(house))
            faults.add(`no house at ${at.pathname}`);
        });
      }
      expect(foreign.length).toBeGreaterThan(10);
      expect([...faults]).toEqual([]);
      expect(met.size).toBeGreaterThan(15);
    });
  });
