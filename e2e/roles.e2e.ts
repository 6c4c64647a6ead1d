import { expect, test } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import { generateCentre } from '../src/app/demo/generate.ts';
import { demonstrationSeed, Program } from './program.ts';
import { addRoles, enterAs, everyPage, type FoundForm, kindOf, readPage, roles, send } from './role-walk.ts';

const program = new Program();
test.beforeAll(async () => {
  test.setTimeout(240_000);
  await program.openDemonstration();
  await addRoles(program);
});
test.afterAll(() => program.remove());

/** Done, or refused for what was said; not for who says it. */
const answered = [200, 204, 302, 303, 409, 422];

const buttonOf = (said: string): string => {
  const fields = new URLSearchParams(said);
  return [fields.get('form') ?? '', fields.get('intent') ?? ''].join(' ').replaceAll(/[0-9a-f-]{36}/g, ':id');
};

const { people, cases } = generateCentre({ seed: demonstrationSeed, now: Temporal.Now.instant() });
/** Some women are called like somebody of the staff, and some people have one name in both languages: neither tells anything. */
const women = new Set(cases.flatMap(({ identity }) => [identity.nativeName, identity.latinName]));
type Written = 'latinName' | 'nativeName';
const namesOf = (among: typeof people, written: Written) => among.map((person) => person[written]);
const foreignOf = (among: typeof people, written: Written) =>
  namesOf(
    among.filter((person) => person.nativeName !== person.latinName && !women.has(person[written])),
    written,
  );
const korean = people.filter(({ nativeName }) => /\p{Script=Hangul}/u.test(nativeName));
/** How a page in each language names the house and the staff, and how it names nobody. */
const naming = {
  ko: {
    house: '한빛여성암센터',
    own: namesOf(korean, 'nativeName'),
    foreign: foreignOf(korean, 'latinName'),
  },
  en: { house: 'Hanbit', own: namesOf(people, 'latinName'), foreign: foreignOf(people, 'nativeName') },
} as const;
const met = new Set<string>();

const inKorean: ReadonlySet<string> = new Set(['administrator', 'surgeon', 'nurse', 'quality_manager']);
for (const [role] of roles) {
  const language = inKorean.has(role) ? 'ko' : 'en';
  const { house, own, foreign } = naming[language];
  test.describe(`a house in ${language}`, () => {
    test.use({ extraHTTPHeaders: { 'accept-language': language } });
    test(`shows nothing to the ${role} that is refused to them, links and buttons, and all by their names`, async ({
      page,
      request,
    }) => {
      test.setTimeout(300_000);
      await enterAs(request, program.address, role);
      const [faults, visited] = [new Set<string>(), new Set<string>()];
      const forms = new Map<string, { at: URL; form: FoundForm; said: string }>();
      await everyPage(request, page, `${program.address}/c/hanbit`, ({ at, status, from, html, found }) => {
        visited.add(kindOf(at));
        if (status !== 200) faults.add(`${status} ${at.pathname}${at.search} from ${from}`);
        // Those of the frame leave the house or change who is signed in.
        for (const form of found.forms.filter(({ action }) => action.startsWith('/c/')))
          for (const said of form.sends) forms.set(`${kindOf(at)} ${buttonOf(said)}`, { at, form, said });
        // A field by which a name is corrected holds it in both languages.
        const seen = html.replaceAll(/<script[^]*?<\/script>|<input[^>]*>/g, '');
        for (const name of [...foreign, '[object Object]'])
          if (seen.includes(name)) faults.add(`${name} at ${at.pathname}${at.search}`);
        for (const name of own) if (seen.includes(name)) met.add(`${language} ${name}`);
        if (at.pathname.startsWith('/c/') && seen.includes('<html') && !seen.includes(house))
          faults.add(`no house at ${at.pathname}`);
      });
      for (const [name, { at, form, said }] of forms) {
        const status = await send(request, at, form, said);
        if (!answered.includes(status)) faults.add(`${status} sent ${name} at ${at.pathname}`);
      }
      expect([...faults]).toEqual([]);
      expect(visited.size).toBeGreaterThan(10);
    });
  });
}

test('in both languages people of the house were met by name', () => {
  expect([naming.en.foreign.length > 10, naming.ko.foreign.length > 10]).toEqual([true, true]);
  for (const language of ['en', 'ko'])
    expect([...met].filter((name) => name.startsWith(language)).length).toBeGreaterThan(15);
});

test('the front door knows who is signed in, and leads to her houses alone', async ({ page, request }) => {
  for (const account of ['chair', 'coordinator', 'surgeon', 'quality']) {
    await request.post(`${program.address}/demonstration`, {
      form: { account },
      headers: { origin: program.address },
    });
    const door = await (await request.get(`${program.address}/`)).text();
    expect(door).toContain('Sign out');
    const { links } = await readPage(page, door);
    expect(links.filter((link) => link.startsWith('/c/'))).toEqual(['/c/hanbit']);
  }
});
