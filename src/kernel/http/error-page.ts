import { msg } from '@lingui/core/macro';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isAppError } from '../errors.ts';
import { i18nFor } from '../i18n.ts';
import { negotiate } from '../languages.ts';

const sentences = {
  notFound: msg`There is nothing at this address.`,
  tooLarge: msg`What you sent is too large.`,
  badRequest: msg`The server could not read this request.`,
  failed: msg`Something went wrong on our side. Nothing was saved. Please try again.`,
};

const sentenceFor = (status: number) => {
  if (status === 404) return sentences.notFound;
  if (status === 413) return sentences.tooLarge;
  return status < 500 ? sentences.badRequest : sentences.failed;
};

const statusOf = (error: unknown): number => {
  if (isAppError(error)) return error.status;
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  return status >= 400 && status <= 599 ? status : 500;
};

/** Answers with one sentence in the reader's language: the last resort outside React, never a stack or a value. */
export const sendErrorPage = async (
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> => {
  const status = statusOf(error);
  const locale = negotiate(request.headers['accept-language'] ?? null, request.headers.cookie ?? null);
  const i18n = await i18nFor(locale);
  const sentence = i18n._(sentenceFor(status));
  await reply
    .status(status)
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="${locale}"><meta name="viewport" content="width=device-width">` +
        `<title>Consilium</title><h1>Consilium</h1><p>${sentence}</p><p><a href="/">Consilium</a></p></html>`,
    );
};
