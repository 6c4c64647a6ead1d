import type { FastifyInstance, FastifyRequest } from 'fastify';
import { forbidden, notFound } from '../../kernel/errors.ts';
import { isUuid } from '../../kernel/ids.ts';
import { frameText } from '../../kernel/joint-state.ts';
import type { LiveMeans } from '../../kernel/module.ts';
import { startOf } from '../../kernel/sse.ts';
import type { HouseScope } from '../directory/index.ts';
import { boardSource } from './queries/board-source.ts';
import { canSeeIdentity } from './policy.ts';
import { shownIdentity } from './shown-identity.ts';

const meetingOf = (request: FastifyRequest): string => {
  const { meetingId } = request.params as { meetingId: string };
  if (!isUuid(meetingId)) throw notFound();
  return meetingId;
};

/**
 * What the screens of a meeting ask for besides the page: `/state` is the whole shared state with its position,
 * `/stream` what changes in it, `/names` the women on the agenda, for who may see them, as one recorded showing.
 */
export const boardRoutes = (
  app: FastifyInstance,
  { shared, now, inHouse, watcher, screens }: LiveMeans<HouseScope>,
): void => {
  const stateOf = async (scope: HouseScope, meetingId: string) => {
    const source = boardSource(scope.ownerId, meetingId, now);
    return shared.at(source, await scope.position(), () => scope.read(source.read));
  };
  app.get('/c/:slug/meetings/:meetingId/state', (request, reply) =>
    inHouse(request, reply, async (scope) => {
      const { seq, texts } = await stateOf(scope, meetingOf(request));
      await reply
        .type('application/json')
        .header('cache-control', 'no-store')
        .send(frameText(seq, null, scope.now.toString(), texts));
    }),
  );
  app.get('/c/:slug/meetings/:meetingId/stream', async (request, reply) => {
    const meetingId = meetingOf(request);
    // Also says 404 while that can still be said.
    await inHouse(request, reply, (scope) => stateOf(scope, meetingId));
    const { house, ...who } = await watcher(request, reply);
    // The answer to HEAD has no body, so nothing would ever end it.
    if (request.method === 'HEAD') return reply.type('text/event-stream').send();
    reply.hijack();
    const screen = screens.admit(reply.raw, who);
    const source = boardSource(house.ownerId, meetingId, now);
    await shared.follow(source, startOf(request), screen).catch(() => reply.raw.destroy());
  });
  app.get('/c/:slug/meetings/:meetingId/names', (request, reply) =>
    inHouse(request, reply, async (scope) => {
      if (!canSeeIdentity(scope.actor, scope.ownerId)) throw forbidden();
      const { state } = await stateOf(scope, meetingOf(request));
      const shown = await shownIdentity(
        scope,
        state.rows.flatMap((row) => row.case?.patientId ?? []),
      );
      await reply.header('cache-control', 'no-store').send(shown);
    }),
  );
};
