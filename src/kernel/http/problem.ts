import type { ErrorCode } from '../error-codes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withoutValues } from '../driver-error.ts';
import { AppError, isAppError } from '../errors.ts';
import { errorFields, type Log } from '../log.ts';

/** The media type of RFC 9457. */
export const problemType = 'application/problem+json';

/** Codes for what the server refuses before any route of ours has read it, by status. */
const codes: Readonly<Record<number, ErrorCode>> = {
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_too_slow',
  413: 'body_too_large',
  414: 'address_too_long',
  415: 'media_type_not_taken',
};

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;

/** Any error as one of ours: refusals of the server and the database in our codes, all else `unexpected` (500). */
export const inOurCodes = (error: unknown): AppError => {
  const known = withoutValues(error);
  if (isAppError(known)) return known;
  const status = statusOf(known);
  const isRefusal = status >= 400 && status < 500;
  return isRefusal
    ? new AppError(codes[status] ?? 'request_unreadable', status)
    : new AppError('unexpected', 500);
};

/**
 * An error as a problem document (RFC 9457): `code` and `params` are for programs, the sentence is chosen by whoever
 * shows it. Places name fields, never values; what is unexpected says nothing of its inside.
 */
export const problemOf = (error: unknown) => {
  const { code, status, params, place, issues } = inOurCodes(error);
  return {
    type: 'about:blank',
    title: code,
    status,
    code,
    params,
    ...(place ? { place } : {}),
    ...(issues.length > 0 ? { issues } : {}),
  };
};

/** Answers the errors of routes that programs call. */
export const sendProblem =
  (log: Log) =>
  (error: unknown, _request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const problem = problemOf(error);
    if (problem.status === 500) log.error('route failed', errorFields(error));
    return reply.status(problem.status).type(problemType).send(JSON.stringify(problem));
  };
