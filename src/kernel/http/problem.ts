import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, isAppError } from '../errors.ts';
import { errorFields, type Log } from '../log.ts';

/** The media type of RFC 9457. */
export const problemType = 'application/problem+json';

/**
 * An error as a problem document (RFC 9457): `code` and `params` are for programs, the sentence is chosen by whoever
 * shows it. Places name fields, never values; what is unexpected says nothing of its inside.
 */
export const problemOf = (error: unknown) => {
  const known = isAppError(error) ? error : new AppError('unexpected', 500);
  const { code, status, params, place, issues } = known;
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
    if (problem.status >= 500) log.error('route failed', errorFields(error));
    return reply.status(problem.status).type(problemType).send(JSON.stringify(problem));
  };
