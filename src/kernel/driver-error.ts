import type { ErrorCode } from './error-codes.ts';
import { AppError, conflict, isAppError, refused } from './errors.ts';

type DriverError = Error & { code?: unknown; constraint?: unknown; table?: unknown; syscall?: unknown };

const field = (error: DriverError, name: 'code' | 'constraint' | 'table'): string | undefined => {
  const value = error[name];
  return typeof value === 'string' ? value : undefined;
};

/** The chain of an error and its causes, from the outside. */
const chain = (error: unknown): DriverError[] => {
  const found: DriverError[] = [];
  for (let at = error; at instanceof Error && found.length < 5; at = at.cause) found.push(at);
  return found;
};

const driverError = (errors: readonly DriverError[]): DriverError | undefined =>
  errors.find((error) => /^[0-9A-Z]{5}$/.test(field(error, 'code') ?? ''));

/** The input broke a rule of the database: a refusal. */
const refusals: Readonly<Record<string, ErrorCode>> = {
  '23505': 'already_there',
  '23503': 'reference_unknown',
  '23514': 'rule_broken',
  '23502': 'value_needed',
  '23P01': 'overlaps',
  // A row names another that was taken back (kernel.keep_standing).
  CS002: 'lies_in_taken_back',
  '22P05': 'character_not_storable',
  '22021': 'character_not_storable',
};

const away = () => new AppError('database_away', 503);

/** Named limits: of time, of waiting for a lock, of connections, of the disk. Nothing was done; it may go later. */
const limits: Readonly<Record<string, ErrorCode>> = {
  '55P03': 'busy_try_again',
  '57014': 'time_limit_reached',
  '53300': 'too_many_connections',
  '53100': 'disk_full',
};

const network = /^(?:ECONN\w+|EPIPE|ENOTFOUND|EAI_AGAIN|E\w+UNREACH|ETIMEDOUT)$/;
/** What the driver says without a code when the connection is gone. */
const goneWords =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout expired)/;
const waitedWords = /^timeout exceeded when trying to connect/;

/** Class 22: a value that cannot be read as what it should be, is too long or out of range. */
const isUnreadable = (code: string): boolean => code.startsWith('22') || code === '54000';
const isAway = (code: string): boolean => /^(?:08|57P0)/.test(code) || network.test(code);

/** Also when the socket's file is gone (ENOENT), but not when any other file is. */
const isUnreached = (error: DriverError): boolean =>
  network.test(field(error, 'code') ?? '') || error.syscall === 'connect';

const unavailable = (errors: readonly DriverError[]): AppError | undefined => {
  if (errors.some(isUnreached)) return away();
  if (errors.some((error) => goneWords.test(error.message))) return away();
  return errors.some((error) => waitedWords.test(error.message))
    ? new AppError('too_many_connections', 503)
    : undefined;
};

/** A database failure without the statement's values: a code and the constraint's name. */
export class DatabaseError extends Error {
  readonly code: string;
  constructor(code: string, constraint: string | undefined) {
    super(constraint ? `${code} ${constraint}` : code);
    this.name = 'DatabaseError';
    this.code = code;
  }
}

const inOurWords = (code: string, constraint: string | undefined): AppError | undefined => {
  const refusal = refusals[code];
  if (refusal !== undefined) return refused(refusal, constraint ? { constraint } : {});
  if (code === '40P01' || code === '40001') return conflict('busy_try_again');
  if (isUnreadable(code)) return refused('value_unreadable');
  if (isAway(code)) return away();
  return limits[code] === undefined ? undefined : new AppError(limits[code], 503);
};

/**
 * Errors of the database lose the values of the statement; what the input broke becomes a refusal (422, 409), and a
 * database that is away or a limit that is reached says so (503).
 */
export const withoutValues = (error: unknown): unknown => {
  if (isAppError(error)) return error;
  const errors = chain(error);
  const driver = driverError(errors);
  if (!driver) return unavailable(errors) ?? error;
  const code = field(driver, 'code') ?? '';
  const constraint = field(driver, 'constraint');
  return inOurWords(code, constraint) ?? new DatabaseError(code, constraint ?? field(driver, 'table'));
};
