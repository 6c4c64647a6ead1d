import { expect, test } from '@playwright/test';
import { Program } from './program.ts';
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

for (const [role] of roles)
  test(`nothing a page shows to the ${role} is refused to them: links and buttons`, async ({
    page,
    request,
  }) => {
    test.setTimeout(300_000);
    await enterAs(request, program.address, role);
    const [faults, visited] = [new Set<string>(), new Set<string>()];
    const forms = new Map<string, { at: URL; form: FoundForm; said: string }>();
    await everyPage(request, page, `${program.address}/c/hanbit`, ({ at, status, from, found }) => {
      visited.add(kindOf(at));
      if (status !== 200) faults.add(`${status} ${at.pathname}${at.search} from ${from}`);
      // Those of the frame leave the house or change who is signed in.
      for (const form of found.forms.filter(({ action }) => action.startsWith('/c/')))
        for (const said of form.sends) forms.set(`${kindOf(at)} ${buttonOf(said)}`, { at, form, said });
    });
    for (const [name, { at, form, said }] of forms) {
      const status = await send(request, at, form, said);
      if (!answered.includes(status)) faults.add(`${status} sent ${name} at ${at.pathname}`);
    }
    expect([...faults]).toEqual([]);
    expect(visited.size).toBeGreaterThan(10);
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
