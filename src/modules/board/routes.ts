import type { FastifyRequest } from 'fastify';
import type { Services } from '../../kernel/app-context.ts';
import { notFound } from '../../kernel/errors.ts';
import { isUuid } from '../../kernel/ids.ts';
import { frameText } from '../../kernel/joint-state.ts';
import type { ApiRoute, StreamRoute } from '../../kernel/module.ts';
import { startOf } from '../../kernel/sse.ts';
import type { HouseScope } from '../directory/index.ts';
import { boardSource } from './queries/board-source.ts';
import { canSeeIdentity, shownIdentity } from '../care/index.ts';

const sourceOf = (scope: HouseScope, request: FastifyRequest, { now }: Services) => {
  const { meetingId } = request.params as { meetingId: string };
  if (!isUuid(meetingId)) throw notFound();
  return boardSource(scope.ownerId, meetingId, now);
};

const stateOf = async (scope: HouseScope, request: FastifyRequest, services: Services) => {
  const source = sourceOf(scope, request, services);
  return services.shared.at(source, await scope.position(), () => scope.read(source.read));
};

/** The whole shared state of a meeting with its position. */
export const boardState: ApiRoute<HouseScope> = {
  path: '/c/:slug/meetings/:meetingId/state',
  who: 'members',
  answer: async (scope, request, services) => {
    const { seq, texts } = await stateOf(scope, request, services);
    return frameText(seq, null, scope.now.toString(), texts());
  },
};

/** What changes in the shared state of a meeting. */
export const boardStream: StreamRoute<HouseScope> = {
  path: '/c/:slug/meetings/:meetingId/stream',
  who: 'members',
  open: async (scope, request, services) => {
    const source = sourceOf(scope, request, services);
    await stateOf(scope, request, services);
    return (screen) => services.shared.follow(source, startOf(request), screen);
  },
};

/** The women on the agenda of a meeting, as one recorded showing. */
export const boardNames: ApiRoute<HouseScope> = {
  path: '/c/:slug/meetings/:meetingId/names',
  who: canSeeIdentity,
  answer: async (scope, request, services) => {
    const { state } = await stateOf(scope, request, services);
    return shownIdentity(
      scope,
      state.rows.flatMap((row) => row.case?.patientId ?? []),
    );
  },
};
