import { Writable } from 'node:stream';
import { msg } from '@lingui/core/macro';
import { I18nProvider } from '@lingui/react';
import { renderToPipeableStream } from 'react-dom/server';
import {
  type HandleErrorFunction,
  type HandleDocumentRequestFunction,
  isRouteErrorResponse,
  ServerRouter,
} from 'react-router';
import { appContext } from './kernel/app-context.ts';
import { isAppError } from './kernel/errors.ts';
import { documentAnswer } from './kernel/http/document-answer.ts';
import { plainPage } from './kernel/http/error-page.ts';
import { messagesOf, noting, Said } from './kernel/page-messages.ts';
import { keptDrawings } from './app/web/kept-drawings.tsx';
import { type Pieces, withBrought } from './app/web/brought.ts';
import { errorFields } from './kernel/log.ts';
import { KeptDrawing } from './ui/kept-drawing.ts';
import { HandedText } from './ui/handed-text.ts';
import { PartsDrawn } from './ui/lazy-part.tsx';

const tooOften = msg`Too many attempts, or too many people at once. Nothing was done. Please wait a moment and go back; after five wrong passwords wait a quarter of an hour.`;

/** What a page's handle says of the places it shows. */
type Shows = { readonly places?: readonly string[] } | undefined;

/** Takes a whole document and hands its pieces on at its end. */
const gathered = (done: (document: Pieces) => void): Writable => {
  const pieces: (string | Uint8Array)[] = [];
  return new Writable({
    decodeStrings: false,
    // Nothing waits for it: the document is drawn already.
    highWaterMark: Number.MAX_SAFE_INTEGER,
    write(piece: string | Uint8Array, _encoding, taken) {
      pieces.push(piece);
      taken();
    },
    final(taken) {
      done(pieces);
      taken();
    },
  });
};

const itself = (handed: string): string => handed;

const patienceMilliseconds = 10_000;

/** Renders one document; no deferred data is used, so the whole page is ready before its first byte is sent. */
const handleRequest: HandleDocumentRequestFunction = async (
  request,
  status,
  headers,
  routerContext,
  loadContext,
) => {
  headers.set('content-type', 'text/html; charset=utf-8');
  const { i18n, nonce: given, reading, pageMessages, services, handing } = loadContext.get(appContext);
  // All is read: rendering must not keep a connection from others.
  await reading.close();
  // Whoever asks too often is answered with as little work as can be.
  if (status === 429) return new Response(plainPage(i18n.locale, i18n._(tooOften)), { status, headers });
  if (request.method === 'HEAD') return new Response(null, { status, headers });
  const { matches } = routerContext.staticHandlerContext;
  const places = matches.flatMap(({ route: { handle } }) => (handle as Shows)?.places ?? []);
  const parts = [
    ...matches.map(({ route }) => route.id),
    ...services.fills.filter(({ place }) => places.includes(place)).map(({ id }) => id),
  ];
  const said = new Said();
  for (const id of parts.flatMap((part) => pageMessages?.[part] ?? [])) said.add(id);
  const drawn = new Set<string>();
  const nonce = given === '' ? {} : { nonce: given };
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <I18nProvider i18n={noting(i18n, said)}>
        <KeptDrawing value={keptDrawings(i18n, said)}>
          <HandedText value={handing?.text ?? itself}>
            <PartsDrawn value={drawn}>
              <ServerRouter context={routerContext} url={request.url} {...nonce} />
            </PartsDrawn>
          </HandedText>
        </KeptDrawing>
      </I18nProvider>,
      {
        ...nonce,
        // What is drawn lazily stands where it belongs in the document: without script nothing would move it there.
        progressiveChunkSize: Number.MAX_SAFE_INTEGER,
        onAllReady() {
          clearTimeout(timer);
          const body = gathered((document) => {
            // What was said is known only now: some of a page is drawn after the place where its messages stand.
            const messages = pageMessages ? messagesOf(said, i18n) : '';
            const lazily = [...drawn].join(' ');
            const whole = withBrought(document, { messages, forms: handing?.lines() ?? '', parts: lazily });
            resolve(documentAnswer(whole, { status, headers }));
          });
          pipe(body);
        },
        onShellError(error) {
          clearTimeout(timer);
          reject(error instanceof Error ? error : new Error('render_failed'));
        },
      },
    );
    const timer = setTimeout(abort, patienceMilliseconds);
  });
};

export default handleRequest;

const isRefusal = (error: unknown): boolean =>
  isAppError(error) || (isRouteErrorResponse(error) && error.status < 500);

/** Logs what went wrong in a page, without messages (they can hold values) and without what was only refused. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRefusal(error)) return;
  const { services, requestId } = context.get(appContext);
  services.log.error('page_failed', { id: requestId, ...errorFields(error) });
};
