import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  type ServerBuild,
} from 'react-router';
import { withoutValues } from '../driver-error.ts';
import { AppError, isAppError, notFound } from '../errors.ts';
import { notEntered } from './not-entered.ts';
import { AskedForm } from './asked-form.ts';
import { besideForm } from './beside-form.ts';

type Route = NonNullable<ServerBuild['routes'][string]>;
type Answer<Args> = (args: Args) => unknown;

/** Refusals that belong beside the form; everything else belongs on an error page. */
const besideTheForm = new Set([400, 409, 413, 422, 429, 503]);

const unreadable = new Set(['value_unreadable', 'character_not_storable']);

const signInFrom = (request: Request): Response => {
  const { pathname, search } = new URL(request.url);
  return redirect(`/sign-in?next=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`);
};

const causeOf = (error: unknown): unknown =>
  error instanceof Error && isAppError(error.cause) ? error.cause : error;

const errorPage = (error: unknown, request: Request): unknown => {
  if (!isAppError(error)) return error;
  if (error.status === 401) return signInFrom(request);
  return data({ code: error.code, params: error.params }, { status: error.status });
};

/** A page reads values from its address: what the database cannot read as what it should be leads nowhere. */
const unreadableIsNowhere = (error: unknown): unknown =>
  isAppError(error) && unreadable.has(error.code) ? notFound() : error;

const mustHaveEntered = ({ context }: LoaderFunctionArgs | ActionFunctionArgs): void => {
  const refusal = context.get(notEntered);
  if (refusal !== null) throw refusal;
};

const guardedLoader =
  (loader: Answer<LoaderFunctionArgs>): Answer<LoaderFunctionArgs> =>
  async (args) => {
    try {
      mustHaveEntered(args);
      return await loader(args);
    } catch (error) {
      throw errorPage(unreadableIsNowhere(withoutValues(error)), args.request);
    }
  };

const mostFields = 1000;

/** The form of a request, which from then on gives its action the same one. */
const readForm = async (request: Request): Promise<FormData> => {
  try {
    const form = new AskedForm(await request.formData());
    if ([...form.keys()].length > mostFields)
      throw new AppError('too_many_fields', 413, { most: mostFields });
    Object.defineProperty(request, 'formData', { value: async () => form });
    return form;
  } catch (error) {
    throw isAppError(causeOf(error)) ? causeOf(error) : new AppError('unreadable_form', 400);
  }
};

const guardedAction =
  (action: Answer<ActionFunctionArgs>): Answer<ActionFunctionArgs> =>
  async (args) => {
    let form: FormData | undefined;
    try {
      form = await readForm(args.request);
      mustHaveEntered(args);
      return await action(args);
    } catch (thrown) {
      const error = withoutValues(thrown);
      if (isAppError(error) && besideTheForm.has(error.status)) return besideForm(form, error, {});
      throw errorPage(error, args.request);
    }
  };

const guarded = (route: Route): Route => {
  const { loader, action } = route.module;
  return {
    ...route,
    module: {
      ...route.module,
      // The outermost route holds no more than the reader's language, which its error page needs too.
      ...(loader === undefined || route.parentId === undefined ? {} : { loader: guardedLoader(loader) }),
      ...(action === undefined ? {} : { action: guardedAction(action) }),
    },
  };
};

/**
 * Wraps every loader and action once, so that no page can forget it: an AppError of a loader becomes an error
 * page with its status, one of an action comes back beside its form with what was typed.
 */
export const guardRoutes = (build: ServerBuild): ServerBuild => ({
  ...build,
  routes: Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => [id, route === undefined ? route : guarded(route)]),
  ),
});
