import { RouterContextProvider, type ServerBuild } from 'react-router';
import { describe, expect, it } from 'vitest';
import { AppError, conflict, forbidden, notFound, refused, signInNeeded } from '../errors.ts';
import { notEntered } from './not-entered.ts';
import { ofScript } from './of-script.ts';
import { guardRoutes, type PageCheck } from './guard-routes.ts';

type Module = { loader?: () => unknown; action?: (args: { request: Request }) => unknown; default?: unknown };

const buildOf = (module: Module, more: Record<string, unknown> = {}): ServerBuild =>
  ({
    routes: { page: { id: 'page', parentId: 'root', path: '/page', module, ...more } },
  }) as unknown as ServerBuild;
const open = new Map<string, PageCheck>([['page', () => {}]]);

const guarded = (module: Module, checks: ReadonlyMap<string, PageCheck> = open) => {
  const route = guardRoutes(buildOf(module), checks).routes['page']?.module as unknown as Record<
    'loader' | 'action',
    (args: { request: Request; context: RouterContextProvider }) => Promise<unknown>
  >;
  const called =
    (name: 'loader' | 'action') =>
    (args: { request: Request; away?: AppError; script?: boolean; context?: RouterContextProvider }) => {
      const { context = new RouterContextProvider() } = args;
      context.set(ofScript, args.script ?? false);
      if (args.away !== undefined) context.set(notEntered, args.away);
      return route[name]({ ...args, context });
    };
  return { loader: called('loader'), action: called('action') };
};

const throwing = (error: unknown) => () => {
  throw error;
};

const request = (fields?: Record<string, string>) =>
  new Request(
    'http://localhost/c/a/cases/1.data?x=1',
    fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) },
  );

describe('who may see a page', () => {
  const refusing = new Map<string, PageCheck>([
    [
      'page',
      () => {
        throw forbidden();
      },
    ],
  ]);

  it('is asked before its loader and its action, which then never run', async () => {
    const page = guarded(
      { loader: throwing(new Error('ran')), action: throwing(new Error('ran')) },
      refusing,
    );
    await expect(page.loader({ request: request() })).rejects.toMatchObject({ init: { status: 403 } });
    expect(await page.action({ request: request({}) })).toMatchObject({ init: { status: 403 } });
  });

  it('is asked before more than a megabyte is read, and what is read of less stays typed', async () => {
    const read: string[] = [];
    const sent = (bytes: number) => {
      const made = request({ a: '1' });
      made.headers.set('content-length', String(bytes));
      const clone = made.clone.bind(made);
      Object.defineProperty(made, 'clone', { value: () => (read.push(String(bytes)), clone()) });
      return made;
    };
    const page = guarded({ action: throwing(new Error('ran')) }, refusing);
    expect(await page.action({ request: sent(2_000_000) })).toMatchObject({
      data: { submitted: {} },
      init: { status: 403 },
    });
    expect(await page.action({ request: sent(10) })).toMatchObject({ data: { submitted: { a: ['1'] } } });
    expect(read).toEqual(['10']);
  });

  it('sends whoever has no session to sign in without what is too large to go along', async () => {
    const asking = new Map<string, PageCheck>([['page', throwing(signInNeeded())]]);
    const large = request({});
    large.headers.set('content-length', '2000000');
    const to = async (sent: Request) => {
      const answer = await guarded({ action: throwing(new Error('ran')) }, asking)
        .action({ request: sent })
        .catch((thrown: unknown) => thrown);
      return answer instanceof Response ? answer.status : answer;
    };
    expect([await to(large), await to(request({}))]).toEqual([302, 307]);
  });

  it('must be said, or the page does not run', () => {
    expect(() => guardRoutes(buildOf({ loader: () => null }), new Map())).toThrow('no manifest says');
    expect(() => guardRoutes(buildOf({ default: () => null }), open)).toThrow('without a loader');
    expect(() => guardRoutes(buildOf({ default: () => null }, { path: undefined }), new Map())).not.toThrow();
  });
});

describe('a loader', () => {
  it.each([notFound(), forbidden(), conflict()])(
    'turns $code into an error page with its status',
    async (error) => {
      const answer = guarded({ loader: throwing(error) }).loader({ request: request() });
      await expect(answer).rejects.toMatchObject({
        data: { code: error.code, params: {} },
        init: { status: error.status },
      });
    },
  );

  it('leads a stranger to the sign-in and back to where she wanted to go', async () => {
    const answer = guarded({ loader: throwing(signInNeeded()) }).loader({ request: request() });
    const response = await answer.catch((error: unknown) => error as Response);
    expect((response as Response).headers.get('location')).toBe('/sign-in?next=%2Fc%2Fa%2Fcases%2F1%3Fx%3D1');
  });

  it('leads nowhere by an address with a value the database cannot read', async () => {
    const unreadable = Object.assign(new Error('invalid input syntax'), { code: '22P02' });
    const answer = guarded({ loader: throwing(unreadable) }).loader({ request: request() });
    await expect(answer).rejects.toMatchObject({ init: { status: 404 } });
  });

  it('lets other errors through', async () => {
    const error = new Error('bug');
    await expect(guarded({ loader: throwing(error) }).loader({ request: request() })).rejects.toBe(error);
  });
});

describe('an action', () => {
  it('gives a refusal back beside the form, with what was typed but without secrets', async () => {
    const error = new AppError('invalid_input', 422, {}, undefined, [
      { code: 'required', place: { field: 'age' } },
    ]);
    const page = guarded({
      action: async ({ request: sent }) => {
        const form = await sent.formData();
        for (const name of ['age', 'name', 'password', 'code', 'report.kind']) form.get(name);
        throw error;
      },
    });
    const own = { age: '', name: 'x', code: '1 2', 'report.on': '2026', reason: 'why' };
    const answer = await page.action({
      request: request({ ...own, password: 'p', planted: 'no', 'a.b': 'no' }),
    });
    expect(answer).toMatchObject({
      data: {
        refusal: { code: 'invalid_input', issues: [{ code: 'required', field: 'age' }] },
        submitted: { age: [''], name: ['x'], code: ['1 2'], 'report.on': ['2026'], reason: ['why'] },
      },
      init: { status: 422 },
    });
    expect(JSON.stringify(answer)).not.toMatch(/password|planted|a\.b/);
  });

  it('of somebody whose session has ended keeps the form on its page; without script it leads to the sign-in', async () => {
    const page = guarded(
      { action: throwing(new Error('ran')) },
      new Map([['page', throwing(signInNeeded())]]),
    );
    const fields = { 'report.kind': 'primary', requestKey: 'key', password: 'p' };
    expect(await page.action({ request: request(fields), script: true })).toMatchObject({
      data: {
        refusal: { code: 'sign_in_needed' },
        submitted: { 'report.kind': ['primary'], requestKey: ['key'] },
      },
      init: { status: 401 },
    });
    await expect(page.action({ request: request(fields) })).rejects.toMatchObject({ status: 307 });
  });

  it('can still read the form, and gives back what was typed about something that is gone, also where its page is', async () => {
    const page = guarded({
      loader: throwing(notFound()),
      action: async ({ request: sent }) => {
        if ((await sent.formData()).get('a') === '1') throw notFound();
      },
    });
    const context = new RouterContextProvider();
    const typed = { a: ['1'], b: ['some words'] };
    expect(await page.action({ request: request({ a: '1', b: 'some words' }), context })).toMatchObject({
      data: { refusal: { code: 'not_found' }, submitted: typed },
      init: { status: 404 },
    });
    await expect(page.loader({ request: request(), context })).rejects.toMatchObject({
      data: { code: 'not_found', submitted: typed },
    });
  });

  it('refuses a form with more fields than any of ours', async () => {
    const fields = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`f${index}`, '']));
    const answer = await guarded({ action: throwing(notFound()) }).action({ request: request(fields) });
    expect(answer).toMatchObject({ data: { refusal: { code: 'too_many_fields' } }, init: { status: 413 } });
  });

  it.each([
    ['application/x-www-form-urlencoded', (fields: number) => Array(fields).fill('a').join('&')],
    [
      'multipart/form-data; boundary=b',
      (fields: number) =>
        `${'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(fields)}--b--\r\n`,
    ],
  ])('refuses too many fields of %s without reading the form', async (type, body) => {
    const asked = async (fields: number) => {
      const sent = new Request('http://localhost/c/a', {
        method: 'POST',
        headers: { 'content-type': type },
        body: body(fields),
      });
      Object.defineProperty(sent, 'formData', { value: throwing(forbidden()) });
      const answer = await guarded({ action: () => 'ran' })
        .action({ request: sent })
        .catch((thrown: unknown) => thrown);
      return (answer as { init: { status: number } }).init.status;
    };
    // 403 is what reading it says here.
    expect([await asked(1000), await asked(1001), await asked(400_000)]).toEqual([403, 413, 413]);
  });

  it('says beside its form that the database is away, and keeps what was typed', async () => {
    const action = async ({ request: sent }: { request: Request }) => {
      (await sent.formData()).get('name');
      throw new Error('Failed query', { cause: new Error('Connection terminated unexpectedly') });
    };
    const answer = await guarded({ action }).action({ request: request({ name: 'x' }) });
    expect(answer).toMatchObject({
      data: { refusal: { code: 'database_away' }, submitted: { name: ['x'] } },
      init: { status: 503 },
    });
  });

  it('keeps what was typed when nobody can say who sends it', async () => {
    const away = new AppError('database_away', 503);
    const sent = request({ name: 'x' });
    const answer = await guarded({ action: throwing(new Error('called')) }).action({ request: sent, away });
    expect(answer).toMatchObject({
      data: { refusal: { code: 'database_away' }, submitted: { name: ['x'] } },
      init: { status: 503 },
    });
    const loaded = guarded({ loader: throwing(new Error('called')) }).loader({ request: request(), away });
    await expect(loaded).rejects.toMatchObject({ init: { status: 503 } });
  });

  it('refuses a body that is no form', async () => {
    const sent = new Request('http://localhost/', {
      method: 'POST',
      body: '{"a":',
      headers: { 'content-type': 'application/json' },
    });
    const answer = await guarded({ action: throwing(refused('not_present')) }).action({ request: sent });
    expect(answer).toMatchObject({ data: { refusal: { code: 'unreadable_form' } }, init: { status: 400 } });
  });
});
