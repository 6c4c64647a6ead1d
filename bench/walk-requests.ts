import type { House, Walker } from './walk-houses.ts';
import type { PageForm } from './walk-forms.ts';

export type Sent = {
  readonly method: string;
  readonly path: string;
  readonly headers: ReadonlyArray<readonly [string, string]>;
  readonly body: string | undefined;
};

type Chance = () => number;
const one = <T>(chance: Chance, of: readonly T[]): T => {
  const found = of[Math.floor(chance() * of.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
};

const isId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const nobody = '01234567-89ab-7def-8123-456789abcdef';
const texts = [
  ['', ' ', '0', '-1', '1e309', 'NaN', '999999999999999999999', '2026-02-30', '0000-00-00', '+275760-09-13'],
  [
    '%',
    '%00',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udfff\ud800',
    '🧬',
    '한글',
    '\u202e',
    "' or 1=1 --",
    '${7*7}',
  ],
  ['<script>', '../../etc/passwd', 'null', '[]', '{}', 'true', nobody, `${nobody}x`, 'a'.repeat(300)],
  ['x'.repeat(20_000), '\u00e9'.normalize('NFD'), '１２', '\r\nset-cookie: a=b', '9'.repeat(400)],
].flat();
const methods = [
  ['GET', 'GET', 'GET', 'GET', 'HEAD', 'POST', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'],
  ['PROPFIND', 'QUERY', 'PURGE', 'BREW'],
].flat();
const types = [
  ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'multipart/form-data'],
  ['application/json', 'text/plain', 'text/xml', ';', 'a/b; charset=', 'application/octet-stream', '\u00ff'],
].flat();
const places = [
  ['/', '/sign-in', '/sign-out', '/language', '/demonstration', '/first-administrator', '/health', '/ready'],
  [
    '/favicon.ico',
    '/assets/none.js',
    '/assets/../../package.json',
    '/assets/%2e%2e/x',
    '/api',
    '/api/',
    '/api/x',
  ],
  [
    '//elsewhere.example/',
    '/%',
    '/%E0%A4%A',
    '/%00',
    '/c/',
    '/c/%2e%2e/x',
    '/c//cases',
    '/_root.data',
    '/__manifest',
  ],
  [
    `/${'a'.repeat(3_000)}`,
    `/c/${'a'.repeat(200)}`,
    '/?_routes=root',
    '/.data',
    '/c/hanbit.data',
    '*',
    '/\u00ff',
  ],
].flat();
const headers: ReadonlyArray<readonly [string, string]> = [
  ...(
    ['accept-encoding', 'accept-language', 'accept', 'cookie', 'range', 'if-none-match', 'expect'] as const
  ).map((name) => [name, 'nonsense; q=x, *;q=0, \u00ff'] as const),
  ['cookie', 'consilium.session_token=%E0%A4%A'],
  ['cookie', `consilium.session_token=${'a'.repeat(4_000)}`],
  ['cookie', 'language=xx; =; ;;; a'],
  ['accept-encoding', 'identity;q=0, gzip;q=0'],
  ['content-encoding', 'gzip'],
  ['content-length', '-1'],
  ['transfer-encoding', 'gzip, chunked'],
  ['last-event-id', '-9'],
  ['last-event-id', '1e400'],
  ['host', 'elsewhere.example'],
  ['host', 'a b'],
  ['origin', 'null'],
  ['origin', 'https://elsewhere.example'],
  ['sec-fetch-site', 'cross-site'],
  ['x-forwarded-for', '1.2.3.4, \u00ff'],
  ['x-forwarded-host', 'elsewhere.example'],
  ['upgrade', 'websocket'],
  ['connection', 'upgrade, close, x'],
  ['accept-version', '9'],
  ['x-http-method-override', 'DELETE'],
  ['long', 'a'.repeat(20_000)],
];

const encoded = (pairs: ReadonlyArray<readonly [string, string]>): string =>
  // A lone surrogate cannot be encoded; a broken escape stands for it.
  pairs
    .map((pair) => pair.map((each) => encodeURIComponent(each.replaceAll(/\p{Cs}/gu, '\ufffd'))).join('='))
    .join('&');

const url = 'application/x-www-form-urlencoded';

/** Draws requests of every shape over all addresses of the houses; the same chance gives the same requests. */
export const requests = (chance: Chance, houses: readonly House[]) => {
  const ids = houses.flatMap(({ marks }) => marks.filter((mark) => isId.test(mark)));
  const bent = (path: string): string => {
    const way = chance();
    if (way < 0.5) return path;
    if (way < 0.7) return path.replaceAll(/[0-9a-f-]{36}/g, () => one(chance, ids));
    if (way < 0.8)
      return path.replaceAll(/[0-9a-f-]{36}|\d{4}/g, () => encoded([[one(chance, texts), '']]).slice(0, -1));
    if (way < 0.9)
      return `${path}${path.includes('?') ? '&' : '?'}${encoded([[one(chance, ['year', 'after', 'set', 'page', 'find', '_routes', 'saved', 'correct', 'state']), one(chance, texts)]])}`;
    const [before = '', query] = path.split('?');
    return `${before}.data${query === undefined ? '' : `?${query}`}`;
  };
  const somewhere = (walker: Walker): string => {
    const house = chance() < 0.7 ? houses.find(({ slug }) => slug === walker.house) : undefined;
    const path = chance() < 0.15 ? one(chance, places) : one(chance, (house ?? one(chance, houses)).paths);
    const card = `/api/c/${(house ?? one(chance, houses)).slug}/scorecard?year=${one(chance, ['2024', '2025', 'x'])}`;
    const live = `/c/${(house ?? one(chance, houses)).slug}/live?after=${one(chance, ['0', '-1', 'x'])}`;
    return one(chance, [path, path, path, path, path, path, path, card, live]);
  };
  const valueOf = ({ name, value, offers }: PageForm['fields'][number]): string => {
    const way = chance();
    if (way < 0.15) return one(chance, texts);
    // In a note somebody may write what she likes, also another house's id; where an id belongs it must be refused.
    const namesOne = name.endsWith('Id') || [value, ...offers].some((each) => isId.test(each));
    if (way < 0.3 && namesOne && name !== 'requestKey') return one(chance, ids);
    return offers.length > 0 && way < 0.8 ? one(chance, offers) : value;
  };
  const form = (walker: Walker): Sent => {
    const house = houses.find(({ slug }) => slug === walker.house);
    const { action, fields } = one(
      chance,
      (house === undefined || chance() < 0.2 ? one(chance, houses) : house).forms,
    );
    const pairs = fields
      .filter(() => chance() > 0.1)
      .flatMap((field) =>
        Array.from({ length: chance() < 0.05 ? 2 : 1 }, () => [field.name, valueOf(field)] as const),
      );
    if (chance() < 0.1) pairs.push([one(chance, texts), one(chance, texts)]);
    return { method: 'POST', path: bent(action), headers: [['content-type', url]], body: encoded(pairs) };
  };
  const odd = (walker: Walker): Sent => {
    const method = one(chance, methods);
    const more = Array.from({ length: Math.floor(chance() * 3) }, () => one(chance, headers));
    const body =
      chance() < 0.5
        ? one(chance, [...texts, '--x\r\n', '--x--', '{"a":', 'a=1&a=2', '&'.repeat(5_000)])
        : undefined;
    const type = body === undefined || chance() < 0.2 ? [] : [['content-type', one(chance, types)] as const];
    return { method, path: bent(somewhere(walker)), headers: [...type, ...more], body };
  };
  /** Signing out ends the walk, and wrong passwords lock the address; both are walked without a session. */
  const endsWalks = /^\/(?:sign-out|sign-in|demonstration|first-administrator)/;
  return (walker: Walker): Sent => {
    const way = chance();
    const drawn =
      way < 0.35
        ? { method: 'GET', path: bent(somewhere(walker)), headers: [], body: undefined }
        : way < 0.6
          ? form(walker)
          : odd(walker);
    return drawn.method === 'POST' && endsWalks.test(drawn.path) && walker.house !== null
      ? { ...drawn, path: '/language' }
      : drawn;
  };
};
