import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors.ts';

const isForm = (type: string): boolean => {
  const [kind = '', ...parameters] = type
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset =
    parameters
      .find((each) => each.startsWith('charset='))
      ?.slice(8)
      .replaceAll('"', '') ?? 'utf-8';
  if (charset !== 'utf-8' && charset !== 'utf8') return false;
  if (kind === 'application/x-www-form-urlencoded') return true;
  return kind === 'multipart/form-data' && parameters.some((each) => /^boundary=./.test(each));
};

/** Pages take what a browser's form sends, in UTF-8 and not compressed, and nothing else (415). */
export const formsOnly = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'POST') return;
    const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
    if (isForm(type) && encoding === 'identity') return;
    reply.header('accept-post', 'application/x-www-form-urlencoded, multipart/form-data');
    throw new AppError('media_type_not_taken', 415);
  });
};
