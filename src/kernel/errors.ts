import type { ErrorCode } from './error-codes.ts';

/** Where in the input something is wrong. Holds positions and field names only, never a value. */
export type Place = { file?: string; row?: number; column?: string; field?: string };
export type Params = Record<string, string | number>;
export type Issue = { readonly code: ErrorCode; readonly place: Place; readonly params?: Params };

/** A refusal with a stable code; the sentence is chosen at the edge in the reader's language. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly params: Params;
  readonly place: Place | undefined;
  /** Further faults of the same input, each with its place. */
  readonly issues: readonly Issue[];

  constructor(
    code: ErrorCode,
    status: number,
    params: Params = {},
    place?: Place,
    issues: readonly Issue[] = [],
  ) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.status = status;
    this.params = params;
    this.place = place;
    this.issues = issues;
  }
}

/** Input or state that the rules refuse. */
export const refused = (code: ErrorCode, params: Params = {}, place?: Place): AppError =>
  new AppError(code, 422, params, place);

/** A missing subject and another owner's subject: the same answer. */
export const notFound = (): AppError => new AppError('not_found', 404);
export const forbidden = (): AppError => new AppError('forbidden', 403);
export const signInNeeded = (): AppError => new AppError('sign_in_needed', 401);

/** Somebody else changed the thing since it was read. */
export const conflict = (code: ErrorCode = 'changed_meanwhile', params: Params = {}): AppError =>
  new AppError(code, 409, params);

/** The command line was called wrongly (exit code 2). */
export const usage = (code: ErrorCode, params: Params = {}): AppError => new AppError(code, 400, params);

/** Recognised by shape, because a bundled and a native copy of the class may meet in one process. */
export const isAppError = (error: unknown): error is AppError =>
  error instanceof Error && error.name === 'AppError' && 'code' in error && 'status' in error;
