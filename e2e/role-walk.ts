import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { call, type Program } from './program.ts';

/** What one may be at a centre, called so, with the disciplines the demonstration gives them. */
export const roles = [
  ['administrator', 'administrator', 'coordination'],
  ['coordinator', 'coordinator', 'coordination'],
  ['chair', 'chair', 'gynaecologic-oncology'],
  ['surgeon', 'surgeon', 'gynaecologic-oncology'],
  ['pathologist', 'clinician', 'pathology'],
  ['nurse', 'clinician', 'nursing'],
  ['quality_manager', 'quality_manager', 'nursing'],
  ['observer', 'observer', 'nursing'],
] as const;

const password = 'look around twice';
const addressOf = (name: string) => `${name}@roles.example`;

/** One more person of each role at the demonstration centre. */
export const addRoles = async ({ dataFolder }: Program): Promise<void> => {
  const file = join(dataFolder, 'password.txt');
  writeFileSync(file, password);
  for (const [name, role, discipline] of roles) {
    const words = [
      '--centre',
      'hanbit',
      '--name',
      `Role ${name}`,
      '--role',
      role,
      '--discipline',
      discipline,
    ];
    const added = await call(dataFolder, 'user', 'add', addressOf(name), ...words, '--password-file', file);
    expect([added.code, added.code === 0 ? '' : added.stderr]).toEqual([0, '']);
  }
};

/** Signs in as the person of that role; the context keeps the session. */
export const enterAs = async (request: APIRequestContext, address: string, role: string): Promise<void> => {
  const form = { email: addressOf(role), password };
  const answer = await request.post(`${address}/sign-in`, { form, headers: { origin: address } });
  expect(new URL(answer.url()).pathname).toBe('/');
};

export type FoundForm = { readonly action: string; readonly sends: readonly string[] };
export type Found = { readonly links: readonly string[]; readonly forms: readonly FoundForm[] };

/** Links and forms of a page as it was sent, each form once for each button that sends it, with what stands in its fields. */
export const readPage = (page: Page, html: string): Promise<Found> =>
  page.evaluate((text) => {
    const read = new DOMParser().parseFromString(text, 'text/html');
    const forms = [...read.querySelectorAll('form')].filter(({ method }) => method === 'post');
    return {
      links: [...read.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? ''),
      forms: forms.map((form) => ({
        action: form.getAttribute('action') ?? '',
        sends: [...form.querySelectorAll('button')].map((button) => {
          const said = [...new FormData(form, button)].map(([name, value]) => [
            name,
            typeof value === 'string' ? value : value.name,
          ]);
          return new URLSearchParams(said).toString();
        }),
      })),
    };
  }, html);

/** An address without ids and query values: pages of one kind are alike. */
export const kindOf = (address: URL): string =>
  `${address.pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/(scorecard)\/[^/]+\/.+/, '$1/:count')}?${[...address.searchParams.keys()].toSorted().join('&')}`;

/** A page that was visited: its address, the answer, and the page that led there. */
export type Visited = {
  readonly at: URL;
  readonly status: number;
  readonly from: string;
  readonly html: string;
  readonly found: Found;
};

/** Pages of records are as their record is: two of a kind are looked at. */
const mostOf = (kind: string): number => (kind.includes(':id') ? 2 : 1);

/** Goes everywhere the links lead, some pages of each kind, and tells each answer once. */
export const everyPage = async (
  request: APIRequestContext,
  page: Page,
  start: string,
  visit: (visited: Visited) => Promise<void> | void,
): Promise<void> => {
  const { origin } = new URL(start);
  const [queue, seen] = [[{ to: start, from: '' }], new Map<string, Set<string>>()];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const address = new URL(next.to, origin);
    address.hash = '';
    const kind = kindOf(address);
    const before = seen.get(kind) ?? new Set();
    if (address.origin !== origin || before.has(address.href) || before.size >= mostOf(kind)) continue;
    seen.set(kind, before.add(address.href));
    const answer = await request.get(address.href);
    const html = answer.headers()['content-type']?.includes('html') ? await answer.text() : '';
    const found = await readPage(page, html);
    await visit({ at: address, status: answer.status(), from: next.from, html, found });
    queue.push(...found.links.map((link) => ({ to: new URL(link, address).href, from: address.pathname })));
  }
};

/** Sends a form as it stands, under a request key of its own, and gives the status of the answer. */
export const send = async (
  request: APIRequestContext,
  at: URL,
  { action }: FoundForm,
  said: string,
): Promise<number> => {
  const body = new URLSearchParams(said);
  if (body.has('requestKey')) body.set('requestKey', randomUUID());
  const answer = await request.post(new URL(action, at).href, {
    data: body.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: at.origin },
    maxRedirects: 0,
  });
  return answer.status();
};
