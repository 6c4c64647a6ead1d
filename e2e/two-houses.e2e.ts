import { expect, test } from '@playwright/test';
import { everyApi, everyPage, everyStream } from '../src/app/addresses.ts';
import type { Audience } from '../src/kernel/audience.ts';
import { addressIn, type House, openTwoHouses, placesIn, type TwoHouses, type Walker } from './two-houses.ts';

let two: TwoHouses;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  two = await openTwoHouses();
});
test.afterAll(() => two?.stop());

type Kind = 'page' | 'document' | 'stream';
type Declared = {
  readonly kind: Kind;
  readonly path: string;
  readonly who: Audience;
  readonly file?: string;
};

const declared: readonly Declared[] = [
  ...everyPage.map(({ path, who, file }) => ({ kind: 'page' as const, path, who, file })),
  ...everyApi.map(({ path, who }) => ({ kind: 'document' as const, path, who })),
  ...everyStream.map(({ path, who }) => ({ kind: 'stream' as const, path, who })),
];
const ofHouse = declared.filter(({ path, who }) => path.includes('/c/:slug') && who !== 'everybody');
/** What whoever has no session may open: of houses what they publish, and what is the whole installation's. */
const ofEverybody = declared.filter(({ who }) => who === 'everybody');

type Answer = { readonly status: number; readonly text: string };

/** The first events of a stream, up to a silence of half a second; then its reader leaves. */
const firstEvents = async (answer: Response): Promise<string> => {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) return '';
  let text = '';
  for (;;) {
    const silence = AbortSignal.timeout(text === '' ? 5_000 : 500);
    const silent = new Promise<undefined>((resolve) =>
      silence.addEventListener('abort', () => resolve(undefined)),
    );
    const next = await Promise.race([reader.read(), silent]);
    if (next?.value === undefined) break;
    text += next.value;
  }
  await reader.cancel();
  return text;
};

const ask = async ({ kind }: Declared, address: string, { cookie }: Walker): Promise<Answer> => {
  const sent = { redirect: 'manual', headers: { cookie } } as const;
  const answer = await fetch(`${two.program.address}${address}`, sent);
  const streams = kind === 'stream' && answer.status === 200;
  return { status: answer.status, text: await (streams ? firstEvents(answer) : answer.text()) };
};

/** A form with nothing in it but what no page asks for. */
const post = async (address: string, { cookie }: Walker): Promise<Answer> => {
  const answer = await fetch(`${two.program.address}${address}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: two.program.address, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ form: 'no such form', intent: 'no such intent', _action: 'none' }),
  });
  return { status: answer.status, text: await answer.text() };
};

const may = (who: Audience, { actor, cookie }: Walker, { ownerId }: House): boolean =>
  who === 'signed-in' ? cookie !== '' : typeof who === 'string' || who(actor, ownerId);

/** The guided tour leads through invented records, which these houses do not have. */
const onlyInDemonstrations = new Set(['/c/:slug/guide']);
/** Takes a form alone; whoever asks otherwise is led to it. */
const leadsOn = new Set(['/c/:slug/cases/export/files', '/c/:slug/drafts']);

/** What a member is answered who asks for something this house has. */
const forMember = ({ who, path }: Declared, walker: Walker, house: House): number => {
  if (!may(who, walker, house)) return 403;
  if (leadsOn.has(path)) return 302;
  return onlyInDemonstrations.has(path) ? 404 : 200;
};
const forNobody = ({ kind }: Declared): number => (kind === 'page' ? 302 : 401);

/** Words of the other house in an answer, but for those that were asked with. */
const told = ({ text }: Answer, other: House, asked: string): string[] =>
  other.marks.filter((mark) => text.includes(mark) && !asked.includes(mark));

const everyPlace = (path: string): string[] => [...path.matchAll(/:(\w+Id)/g)].map(([, name = '']) => name);

test('at one’s own house each address answers each role as its manifest declares, and says nothing of another house', async () => {
  test.setTimeout(300_000);
  const [faults, lines]: [string[], string[]] = [[], []];
  const own = new Set<string>();
  for (const address of ofHouse) {
    const statuses = new Map<number, string[]>();
    for (const walker of two.mine.walkers) {
      const at = addressIn(address.path, two.mine);
      const answer = await ask(address, at, walker);
      const right = walker.cookie === '' ? forNobody(address) : forMember(address, walker, two.mine);
      const said = `${walker.who} at ${address.path}`;
      if (answer.status !== right) faults.push(`${said}: ${answer.status}, not ${right}`);
      for (const word of told(answer, two.theirs, at)) faults.push(`${said}: told ${word}`);
      for (const word of two.mine.women) if (answer.text.includes(word)) own.add(word);
      if (address.kind === 'stream' && answer.status === 200 && !answer.text.includes('data:'))
        faults.push(`${said}: no event`);
      statuses.set(answer.status, [...(statuses.get(answer.status) ?? []), walker.who]);
    }
    lines.push(`${address.path}${address.kind === 'page' ? '' : ` (${address.kind})`}`);
    for (const [status, who] of [...statuses].toSorted(([a], [b]) => a - b))
      lines.push(`  ${status} ${who.length === 7 ? 'every member' : who.join(', ')}`);
  }
  expect(faults).toEqual([]);
  // Names and numbers are looked for as pages write them: those of this house are found.
  expect([...own].toSorted()).toEqual([...two.mine.women].toSorted());
  expect(ofHouse.length).toBeGreaterThan(20);
  expect(`${lines.join('\n')}\n`).toMatchSnapshot('who-sees-what.txt');
});

test('what everybody may open, and what a link opens, says nothing of a house full of names but what it has published', async () => {
  const faults: string[] = [];
  const everybody = [...two.mine.walkers, ...two.theirs.walkers, two.outsider];
  // What the notice says itself: whose it is.
  const published = new Set(['Hither', two.mine.slug]);
  const [names, answered]: [string[], Map<string, number[]>] = [
    two.mine.walkers.map(({ who }) => `Hither ${who}`),
    new Map(),
  ];
  const ways = ofEverybody.map((one) => [one, addressIn(one.path, two.mine)] as const);
  const [linked] = ofEverybody.filter(({ path }) => path === '/l/:token');
  if (linked !== undefined) ways.push([linked, two.mine.link]);
  for (const [address, at] of ways)
    for (const walker of everybody) {
      const isHers = two.mine.walkers.includes(walker) && walker.cookie !== '';
      for (const answer of [
        await ask(address, at, walker),
        ...(address.path === '/sign-out' ? [] : [await post(at, walker)]),
      ]) {
        const isOfHouse = address.path.startsWith('/c/');
        const words = told(answer, two.mine, at).filter((word) => !isOfHouse || !published.has(word));
        const people = names.filter((name) => answer.text.includes(name));
        // The front door names to somebody of the house the house and herself.
        if ((!isHers || isOfHouse) && words.length + people.length > 0)
          faults.push(`${walker.who} at ${at}: told ${[...words, ...people].join()}`);
        if (answer.status >= 500) faults.push(`${walker.who} at ${at}: ${answer.status}`);
        answered.set(at, [...(answered.get(at) ?? []), answer.status]);
      }
    }
  expect(faults).toEqual([]);
  const notice = answered.get(`/c/${two.mine.slug}/privacy`) ?? [];
  expect(notice.filter((status) => status === 200)).toHaveLength(everybody.length);
  expect(answered.get(two.mine.link)?.[0]).toBe(200);
});

test('what is for whoever is signed in asks a stranger to sign in, and leads back', async () => {
  const faults: string[] = [];
  const addresses = declared.filter(({ who }) => who === 'signed-in');
  for (const address of addresses)
    for (const walker of [...two.mine.walkers, ...two.theirs.walkers, two.outsider]) {
      const at = addressIn(address.path, two.mine);
      const answer = await fetch(`${two.program.address}${at}`, {
        redirect: 'manual',
        headers: { cookie: walker.cookie },
      });
      const asked = `/sign-in?next=${encodeURIComponent(at)}`;
      const isRight =
        walker.cookie === ''
          ? answer.status === 302 && answer.headers.get('location') === asked
          : answer.status === 200;
      const posted = await post(at, walker);
      if (!isRight || (walker.cookie === '' && posted.status !== 307))
        faults.push(`${walker.who} at ${at}: ${answer.status}, ${posted.status}`);
    }
  expect(faults).toEqual([]);
  expect(addresses.map(({ path }) => path)).toContain('/account');
});

test('another house’s people, and somebody whose role has ended, find nothing, by no role and no form', async () => {
  test.setTimeout(300_000);
  const faults: string[] = [];
  const strangers = [...two.theirs.walkers.filter(({ cookie }) => cookie !== ''), two.outsider];
  for (const address of ofHouse)
    for (const walker of strangers) {
      const at = addressIn(address.path, two.mine);
      const answers = [await ask(address, at, walker)];
      if (address.kind === 'page') answers.push(await post(at, walker));
      for (const answer of answers) {
        const isRight = answer.status === 404 || answer.status === 405;
        if (!isRight || told(answer, two.mine, at).length > 0)
          faults.push(
            `${walker.who} at ${address.path}: ${answer.status} ${told(answer, two.mine, at).join()}`,
          );
      }
    }
  expect(faults).toEqual([]);
});

test('an id of another house, in an address or in a query, leads nowhere at one’s own', async () => {
  test.setTimeout(300_000);
  const faults: string[] = [];
  let tried = 0;
  for (const address of ofHouse)
    for (const name of everyPlace(address.path)) {
      const theirs = placesIn(address.path, two.theirs);
      const at = addressIn(address.path, two.mine, { [name]: theirs[name] ?? '' });
      for (const walker of two.mine.walkers.filter(({ cookie }) => cookie !== '')) {
        const right = may(address.who, walker, two.mine) ? 404 : 403;
        const answer = await ask(address, at, walker);
        tried += 1;
        if (answer.status !== right || told(answer, two.theirs, at).length > 0)
          faults.push(`${walker.who}, their ${name} at ${address.path}: ${answer.status}, not ${right}`);
      }
    }
  const stolen = two.theirs.recommended['patientId'] ?? '';
  const names = ['patient', 'id', 'after', 'correct', 'case', 'person', 'meeting', 'topic', 'q'];
  const query = names.map((name) => `${name}=${stolen}`).join('&');
  for (const address of ofHouse)
    for (const walker of two.mine.walkers.filter(({ cookie }) => cookie !== '')) {
      const at = `${addressIn(address.path, two.mine)}?${query}`;
      const answer = await ask(address, at, walker);
      const isHers = address.path === '/c/:slug/cases/new' && may(address.who, walker, two.mine);
      if (
        answer.status >= 500 ||
        (isHers && answer.status !== 404) ||
        told(answer, two.theirs, at).length > 0
      )
        faults.push(`${walker.who}, their ids asked for at ${address.path}: ${answer.status}`);
    }
  expect(faults).toEqual([]);
  expect(tried).toBeGreaterThan(50);
});

test('no address fails at a form nobody knows, whoever sends it', async () => {
  test.setTimeout(300_000);
  const faults: string[] = [];
  // Signing out would end the walk.
  for (const address of declared.filter(({ kind, path }) => kind === 'page' && path !== '/sign-out'))
    for (const walker of [...two.mine.walkers, two.outsider]) {
      const { status } = await post(addressIn(address.path, two.mine), walker);
      const isRefused =
        walker.cookie === '' || may(address.who, walker, two.mine) || [403, 405].includes(status);
      if (status >= 500 || (address.who !== 'everybody' && !isRefused && walker !== two.outsider))
        faults.push(`${walker.who} at ${address.path}: ${status}`);
    }
  expect(faults).toEqual([]);
});
