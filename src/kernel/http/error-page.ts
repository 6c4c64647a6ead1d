import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppError } from '../errors.ts';
import { i18nFor } from '../i18n.ts';
import { negotiate } from '../languages.ts';
import { inOurCodes, problemOf, problemType } from './problem.ts';

const notAllowed = msg`Your role does not include this page. Your centre can change that.`;
const notFound = msg`There is nothing at this address.`;
const tooLarge = msg`What you sent is too large.`;
const badRequest = msg`The server could not read this request.`;
const failed = msg`Something went wrong on our side. Please try again. Whoever had just sent a form looks first whether it was saved.`;
const tooMuch = msg`Too much is going on at the moment. Nothing was saved. Please try again in a moment.`;

const byCode = {
  foreign_origin: msg`This was sent from another site. Open the page here and send it again.`,
  host_unknown: msg`This program does not answer under this name. Whoever runs it names its address in CONSILIUM_ORIGIN.`,
  demonstration_is_here_only: msg`The demonstration is open to its own computer only. Whoever runs it can remove it, or open it on purpose with CONSILIUM_DEMO=public.`,
  method_not_allowed: msg`This address cannot be used in this way.`,
  media_type_not_taken: msg`The server takes forms, and this was none.`,
  too_many_attempts: msg`Too many attempts. Please try again in a few seconds; if that does not help, in a quarter of an hour.`,
  database_away: msg`The record does not answer at the moment. Please try again in a moment. Whoever had just sent a form looks first whether it was saved.`,
  file_key_missing: msg`This document was sealed with a key that this installation does not have. Whoever runs it puts the key back into its key file.`,
  file_damaged: msg`This document is damaged where it is stored, and nothing of it is shown. Whoever runs the installation finds it by “consilium audit verify”, and has it in a backup.`,
  too_many_at_once: tooMuch,
} as const;

const byStatus = {
  403: notAllowed,
  404: notFound,
  413: tooLarge,
  414: tooLarge,
  503: tooMuch,
} as const;

const has = <Table extends object>(table: Table, key: PropertyKey): key is keyof Table =>
  Object.hasOwn(table, key);

const sentenceFor = (code: string, status: number) => {
  if (has(byCode, code)) return byCode[code];
  if (has(byStatus, status)) return byStatus[status];
  return status < 500 ? badRequest : failed;
};

/** A whole page of one sentence and a way back, small and without script. */
export const plainPage = (locale: string, sentence: string): string =>
  `<!doctype html><html lang="${locale}"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">` +
  `<title>Consilium</title><h1>Consilium</h1><p>${sentence}</p><p><a href="/">Consilium</a></p></html>`;

/** The same as the answer of a route of React Router, in the reader's language. */
export const plainAnswer = (
  { code, status }: Pick<AppError, 'code' | 'status'>,
  { locale, i18n }: { readonly locale: string; readonly i18n: I18n },
): Response =>
  new Response(plainPage(locale, i18n._(sentenceFor(code, status))), {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });

/**
 * Answers with one sentence in the reader's language, and programs with a problem document: the last resort outside
 * React, never a stack or a value.
 */
export const sendErrorPage = async (
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> => {
  const { code, status } = inOurCodes(error);
  if (request.url.startsWith('/api/')) {
    await reply
      .status(status)
      .type(problemType)
      .send(JSON.stringify(problemOf(error)));
    return;
  }
  const locale = negotiate(request.headers['accept-language'] ?? null, request.headers.cookie ?? null);
  const i18n = await i18nFor(locale);
  const sentence = i18n._(sentenceFor(code, status));
  await reply.status(status).type('text/html; charset=utf-8').send(plainPage(locale, sentence));
};
