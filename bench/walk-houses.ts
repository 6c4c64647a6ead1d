import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call, type Program } from '../e2e/program.ts';
import { formsIn, type PageForm } from './walk-forms.ts';

/** Somebody who walks: signed in at a house, or a stranger. */
export type Walker = { readonly who: string; readonly house: string | null; readonly cookie: string };
/** What is to be found at one house, and what of it must never be told at another. */
export type House = {
  readonly slug: string;
  readonly paths: readonly string[];
  readonly forms: readonly PageForm[];
  readonly marks: readonly string[];
};

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };

const post = async (
  address: string,
  path: string,
  fields: Readonly<Record<string, string>>,
  cookie = '',
): Promise<Response> =>
  fetch(`${address}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...urlencoded, origin: address, cookie },
    body: new URLSearchParams(fields),
  });

const cookieOf = (answer: Response): string => {
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  if (answer.status !== 302 || cookie.length === 0) throw new Error(`nobody entered: ${answer.status}`);
  return cookie.join('; ');
};

const read = async (address: string, path: string, cookie: string): Promise<string> => {
  const answer = await fetch(`${address}${path}`, { headers: { cookie }, redirect: 'manual' });
  const text = await answer.text();
  return answer.status === 200 ? text : '';
};

const password = 'a password for walking';
const walled = { slug: 'walled', name: 'Walled House', woman: 'Wallwoman Forbidden', number: 'WALL-7731' };
const walledRoles = ['administrator', 'coordinator', 'surgeon', 'observer'] as const;

/** A second house, with people, a board and a case of its own; every name in it occurs nowhere else. */
const buildWalled = async (program: Program): Promise<Walker[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-walk-'));
  const file = join(folder, 'password');
  writeFileSync(file, password);
  const added = async (...words: string[]) => {
    const { code, stderr } = await call(program.dataFolder, ...words);
    if (code !== 0) throw new Error(stderr);
  };
  try {
    await added('centre', 'add', walled.slug, '--name', walled.name);
    for (const role of walledRoles)
      await added(
        ...[
          'user',
          'add',
          `${role}@walled.example`,
          '--centre',
          walled.slug,
          '--name',
          `Walled ${role}`,
        ].concat(['--role', role, '--discipline', 'gynaecologic-oncology', '--password-file', file]),
      );
  } finally {
    rmSync(folder, { recursive: true });
  }
  const walkers: Walker[] = [];
  for (const role of walledRoles) {
    const answer = await post(program.address, '/sign-in', { email: `${role}@walled.example`, password });
    walkers.push({ who: role, house: walled.slug, cookie: cookieOf(answer) });
  }
  return walkers;
};

const referWoman = async (address: string, cookie: string): Promise<void> => {
  const path = `/c/${walled.slug}/cases/new`;
  const form = formsIn(await read(address, path, cookie), path).find(({ fields }) => fields.length > 5);
  if (form === undefined) throw new Error('no form to refer a woman with');
  const offered = (wanted: string) =>
    form.fields.find(({ name }) => name === wanted)?.offers.find((offer) => offer.length === 36) ?? '';
  const filled = {
    ...Object.fromEntries(form.fields.map(({ name, value }) => [name, value])),
    'whom.identity.recordNumber': walled.number,
    'whom.identity.latinName': walled.woman,
    'whom.patient.bornOn': '1961-02',
    'case.site': 'ovary',
    'referral.phase': 'pre_treatment',
    'referral.questionType': 'primary_treatment',
    'referral.receivedOn': '2024-05-02',
    'referral.question': 'Behind the wall?',
    'referral.consultantId': offered('referral.consultantId'),
  };
  const answer = await post(address, path, filled, cookie);
  if (answer.status !== 303 && answer.status !== 302)
    throw new Error(`no case was made: ${/error-summary.*/s.exec(await answer.text())?.[0].slice(0, 400)}`);
};

/** Names of the house's people, as a form offers them. */
const peopleIn = (html: string): string[] =>
  [...html.matchAll(/<option value="[0-9a-f-]{36}"[^>]*>([^<&]{4,60})<\/option>/g)].map(
    ([, name = '']) => name,
  );

const mostPages = 90;

/** Follows a house's own links, and gathers its addresses, its forms, and every id that stands in its pages. */
const explore = async (
  address: string,
  slug: string,
  cookies: readonly string[],
  names: readonly string[],
) => {
  const paths = new Set<string>();
  const marks = new Set<string>(names);
  const forms: PageForm[] = [];
  for (const cookie of cookies) {
    const waiting = [
      `/c/${slug}`,
      `/c/${slug}/cases/new`,
      `/c/${slug}/meetings/new-board`,
      `/c/${slug}/guide`,
    ];
    const seen = new Set<string>(waiting);
    for (let count = 0; count < mostPages && waiting.length > 0; count += 1) {
      const path = waiting.shift() ?? '';
      const html = await read(address, path, cookie);
      if (html === '') continue;
      paths.add(path);
      forms.push(...formsIn(html, path));
      for (const [id] of html.matchAll(uuid)) marks.add(id);
      if (path.endsWith('/cases/new')) for (const name of peopleIn(html)) marks.add(name);
      for (const [, link = ''] of html.matchAll(/href="(\/c\/[^"#]*)/g)) {
        const next = link.replaceAll('&amp;', '&');
        if (seen.has(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
    }
  }
  return { slug, paths: [...paths], forms, marks: [...marks] };
};

const demonstrators = ['coordinator', 'chair', 'surgeon', 'quality'] as const;

/** The two houses, and who walks through them. */
export const buildHouses = async (program: Program): Promise<{ houses: House[]; walkers: Walker[] }> => {
  const { address } = program;
  const walledWalkers = await buildWalled(program);
  await referWoman(address, walledWalkers[1]?.cookie ?? '');
  const shown: Walker[] = [];
  for (const account of demonstrators)
    shown.push({
      who: account,
      house: 'hanbit',
      cookie: cookieOf(await post(address, '/demonstration', { account })),
    });
  const cookies = (walkers: readonly Walker[]) => walkers.map(({ cookie }) => cookie);
  const own = await explore(address, walled.slug, cookies(walledWalkers), [
    walled.name,
    walled.woman,
    walled.number,
    ...walledRoles.map((role) => `Walled ${role}`),
  ]);
  const demo = await explore(address, 'hanbit', cookies(shown).slice(0, 3), ['Hanbit Women']);
  const common = new Set(own.marks.filter((mark) => demo.marks.includes(mark)));
  const without = (house: House): House => ({
    ...house,
    marks: house.marks.filter((mark) => !common.has(mark)),
  });
  const stranger = { who: 'stranger', house: null, cookie: '' };
  return { houses: [without(own), without(demo)], walkers: [...walledWalkers, ...shown, stranger] };
};
