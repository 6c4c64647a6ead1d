import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    nonce: string;
  }
}

/** The content security policy of one answer: our own files, and inline scripts that carry the nonce. */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Headers that every answer has, whatever it says. */
export const fixedHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Not no-referrer: browsers would then send `Origin: null` with every form, which is refused.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
};

/** Scripts, styles and the icon are no documents: what a page needs said would only be weight on each of them. */
const ofAssets: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};
/** A picture opened by itself is a document after all. */
const ofPictures = { ...ofAssets, 'content-security-policy': "default-src 'none'" };

/** Gives every answer its nonce and security headers; `development` leaves the policy out, for Vite's styles. */
export const securityHeaders = (app: FastifyInstance, development: boolean): void => {
  app.decorateRequest('nonce', '');
  app.addHook('onRequest', async (request, reply) => {
    const isPicture = /^\/favicon\.(?:svg|ico)$/.test(request.url);
    const isAsset = isPicture || request.url.startsWith('/assets/');
    reply.headers(isPicture ? ofPictures : isAsset ? ofAssets : fixedHeaders);
    if (!development && !isAsset) {
      request.nonce = randomBytes(16).toString('base64');
      reply.header('content-security-policy', contentSecurityPolicy(request.nonce));
    }
  });
  app.addHook('onSend', async (request, reply) => {
    if (request.ownOrigin.startsWith('https:')) reply.header('strict-transport-security', 'max-age=31536000');
    // Clinical answers never stay in a cache; static files have set their own rule by now.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
};
