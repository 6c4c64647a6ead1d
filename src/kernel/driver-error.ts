import { AppError, isAppError, refused } from './errors.ts';

type DriverError = { code?: unknown; constraint?: unknown; table?: unknown; schema?: unknown };

const field = (error: DriverError, name: keyof DriverError): string | undefined => {
  const value = error[name];
  return typeof value === 'string' ? value : undefined;
};

const driverError = (error: unknown): DriverError | undefined => {
  let at: unknown = error;
  for (let depth = 0; depth < 5 && at instanceof Error; depth += 1) {
    if (/^[0-9A-Z]{5}$/.test(field(at as DriverError, 'code') ?? '')) return at as DriverError;
    at = at.cause;
  }
  return undefined;
};

const codes: Record<string, string> = {
  '23505': 'already_there',
  '23503': 'reference_unknown',
  '23514': 'rule_broken',
  '23502': 'value_needed',
  '23P01': 'overlaps',
  '22P05': 'character_not_storable',
  '22021': 'character_not_storable',
  '40P01': 'busy_try_again',
  '40001': 'busy_try_again',
  '55P03': 'busy_try_again',
};

/** The network's and PostgreSQL's own words for a server that is not there, is starting, is stopping or is full. */
const away = /^(?:ECONN\w+|EPIPE|ENOENT|ENOTFOUND|EAI_AGAIN|E\w+UNREACH|ETIMEDOUT|08\w{3}|57P0[1-5]|53300)$/;
/** The driver has no code for these. */
const awayWords =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired)/;

/** Whether a statement failed because the database is away, not because of what it said. */
const isAway = (error: unknown): boolean => {
  let at: unknown = error;
  for (let depth = 0; depth < 5 && at instanceof Error; depth += 1) {
    if (away.test(field(at as DriverError, 'code') ?? '') || awayWords.test(at.message)) return true;
    at = at.cause;
  }
  return false;
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

/** Errors of the database lose the values of the statement; what the input broke becomes a refusal. */
export const withoutValues = (error: unknown): unknown => {
  if (isAppError(error)) return error;
  if (isAway(error)) return new AppError('database_away', 503);
  const driver = driverError(error);
  if (!driver) return error;
  const code = field(driver, 'code') ?? '';
  const known = codes[code];
  const constraint = field(driver, 'constraint');
  return known
    ? refused(known, constraint ? { constraint } : {})
    : new DatabaseError(code, constraint ?? field(driver, 'table'));
};
