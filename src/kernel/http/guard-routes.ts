import {
  type ActionFunctionArgs,
  createContext,
  data,
  type LoaderFunctionArgs,
  redirect,
  type ServerBuild,
} from 'react-router';
import { appContext } from '../app-context.ts';
import { withoutValues } from '../driver-error.ts';
import { AppError, isAppError, notFound } from '../errors.ts';
import { plainAnswer } from './error-page.ts';
import { notEntered } from './not-entered.ts';
import { mostFields } from '../forms/posted.ts';
import { AskedForm } from './asked-form.ts';
import { besideForm } from './beside-form.ts';
import { ofScript } from './of-script.ts';
import type { Refused } from './refusal.ts';
import { sentForm, writerField } from './sent-form.ts';

type Route = NonNullable<ServerBuild['routes'][string]>;
type Answer<Args> = (args: Args) => unknown;

/** Refusals that belong beside the form; everything else belongs on an error page. */
const besideTheForm = new Set([400, 403, 404, 409, 413, 422, 429, 503]);

/** What an action has answered to a form that it refused, for the error page where its own is gone or not the reader's any more. */
const refusedForm = createContext<Refused | null>(null);

/**
 * A session that has ended must not take with it what was typed: where a script keeps the page, the form stays on it; without
 * one the browser hands the form on to the sign-in, which keeps it.
 */
const staysBesideForm = ({ status }: AppError, { context }: ActionFunctionArgs): boolean =>
  besideTheForm.has(status) || (status === 401 && context.get(ofScript));

const unreadable = new Set(['value_unreadable', 'character_not_storable']);

const megabyte = 1_048_576;
/** Whether so much is sent that only whoever may send it is listened to, and nothing hands it on. */
const isLarge = ({ headers }: Request): boolean =>
  Number(headers.get('content-length') ?? 0) > megabyte || headers.has('transfer-encoding');

const signInFrom = (request: Request): Response => {
  const { pathname, search } = new URL(request.url);
  const signIn = `/sign-in?next=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`;
  return redirect(signIn, request.method === 'POST' && !isLarge(request) ? 307 : 302);
};

const causeOf = (error: unknown): unknown =>
  error instanceof Error && isAppError(error.cause) ? error.cause : error;

/** Whether somebody's browser opens a document that is no page, and so draws nothing that says an error. */
const isOpened = (isPage: boolean, { request }: LoaderFunctionArgs): boolean =>
  !isPage && (request.headers.get('accept') ?? '').includes('text/html');

const errorPage = (error: unknown, args: LoaderFunctionArgs, isPage: boolean): unknown => {
  const { request, context } = args;
  if (!isAppError(error)) return error;
  if (error.status === 401) return signInFrom(request);
  if (isOpened(isPage, args)) return plainAnswer(error, context.get(appContext));
  const { code, params, status } = error;
  return data({ code, params, ...context.get(refusedForm) }, { status });
};

/** A page reads values from its address: what the database cannot read as what it should be leads nowhere. */
const unreadableIsNowhere = (error: unknown): unknown =>
  isAppError(error) && unreadable.has(error.code) ? notFound() : error;

/** Refuses whoever may not see a page; what each page says of that is declared where its address is. */
export type PageCheck = (context: LoaderFunctionArgs['context']) => void;

const mayEnter = ({ context }: LoaderFunctionArgs | ActionFunctionArgs, check: PageCheck): void => {
  const refusal = context.get(notEntered);
  if (refusal !== null) throw refusal;
  check(context);
};

const guardedLoader =
  (loader: Answer<LoaderFunctionArgs>, check: PageCheck, isPage: boolean): Answer<LoaderFunctionArgs> =>
  async (args) => {
    try {
      mayEnter(args, check);
      return await loader(args);
    } catch (error) {
      throw errorPage(unreadableIsNowhere(withoutValues(error)), args, isPage);
    }
  };

const ampersand = 0x26;

/** How many fields a body has at most, told from what stands between them: reading a million of them would stall everybody. */
const fieldsAtMost = (body: Buffer, boundary: string | undefined): number => {
  const between = boundary === undefined ? ampersand : Buffer.from(`\r\n--${boundary}`, 'latin1');
  let fields = 1;
  for (
    let at = body.indexOf(between);
    at >= 0 && fields <= mostFields + 1;
    at = body.indexOf(between, at + 1)
  )
    fields += 1;
  return fields;
};

/** What stands between the parts of a form with files: bytes of a file look like the beginning of it, and never like all of it. */
const boundaryOf = (request: Request): string | undefined =>
  /^multipart\/.*?;\s*boundary=("?)(?<boundary>[^";]+)\1/i.exec(request.headers.get('content-type') ?? '')
    ?.groups?.['boundary'];

const refuseManyFields = async (request: Request): Promise<void> => {
  const boundary = boundaryOf(request);
  const body = Buffer.from(await request.clone().arrayBuffer());
  // The last line of several parts stands behind the last field.
  if (fieldsAtMost(body, boundary) > mostFields + (boundary === undefined ? 0 : 1))
    throw new AppError('too_many_fields', 413, { most: mostFields });
};

/** The form of a request, which from then on gives its action the same one. */
const readForm = async (request: Request): Promise<FormData> => {
  try {
    await refuseManyFields(request);
    const form = new AskedForm(await request.formData());
    Object.defineProperty(request, 'formData', { value: async () => form });
    return form;
  } catch (error) {
    throw isAppError(causeOf(error)) ? causeOf(error) : new AppError('unreadable_form', 400);
  }
};

/** A house's page that one person has opened writes for nobody else, who may have signed in beside it meanwhile. */
const mustBeWriter = (form: FormData, { context, request }: ActionFunctionArgs): void => {
  const writer = form.get(writerField);
  if (writer === null || !new URL(request.url).pathname.startsWith('/c/')) return;
  const { actor } = context.get(appContext);
  if (actor.kind === 'user' && actor.userId !== writer) throw new AppError('other_person_signed_in', 401);
};

const noteSentForm = (form: FormData, { context, request }: ActionFunctionArgs): void => {
  const name = form.get('form');
  if (typeof name === 'string')
    context.set(sentForm, { pathname: new URL(request.url).pathname, form: name });
};

const guardedAction =
  (action: Answer<ActionFunctionArgs>, check: PageCheck, isPage: boolean): Answer<ActionFunctionArgs> =>
  async (args) => {
    let form: FormData | undefined;
    try {
      if (isLarge(args.request)) mayEnter(args, check);
      form = await readForm(args.request);
      // First: what one person has typed must not go because another may not see its page.
      mustBeWriter(form, args);
      mayEnter(args, check);
      noteSentForm(form, args);
      return await action(args);
    } catch (thrown) {
      const error = withoutValues(thrown);
      if (!isAppError(error) || isOpened(isPage, args) || !staysBesideForm(error, args))
        throw errorPage(error, args, isPage);
      const answer = besideForm(form, error, {});
      args.context.set(refusedForm, answer.data);
      return answer;
    }
  };

/** A layout is no page: it frames whatever stands in it, and says nothing of its own. */
const isLayout = ({ parentId, path, index }: Route): boolean =>
  parentId === undefined || (path === undefined && index !== true);

const checkOf = (route: Route, checks: ReadonlyMap<string, PageCheck>): PageCheck => {
  const check = isLayout(route) ? () => {} : checks.get(route.id);
  if (check === undefined) throw new Error(`${route.id}: no manifest says who may see this page`);
  if (!isLayout(route) && route.module.loader === undefined && route.module.default !== undefined)
    throw new Error(`${route.id}: a page without a loader asks nobody who they are`);
  return check;
};

const guarded = (route: Route, checks: ReadonlyMap<string, PageCheck>): Route => {
  const { loader, action } = route.module;
  const check = checkOf(route, checks);
  const isPage = route.module.default !== undefined;
  return {
    ...route,
    module: {
      ...route.module,
      // The outermost route holds no more than the reader's language, which its error page needs too.
      ...(loader === undefined || route.parentId === undefined
        ? {}
        : { loader: guardedLoader(loader, check, isPage) }),
      ...(action === undefined ? {} : { action: guardedAction(action, check, isPage) }),
    },
  };
};

/**
 * Wraps every loader and action once, so that no page can forget it: an AppError of a loader becomes an error
 * page with its status, one of an action comes back beside its form with what was typed, or on the error page where its page is gone. A document that is
 * no page answers a browser with a sentence, and a script with the code. Before either, the page's check
 * is asked; a page without one does not run.
 */
export const guardRoutes = (build: ServerBuild, checks: ReadonlyMap<string, PageCheck>): ServerBuild => ({
  ...build,
  routes: Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => [
      id,
      route === undefined ? route : guarded(route, checks),
    ]),
  ),
});
