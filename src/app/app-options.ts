import type { Services } from '../kernel/app-context.ts';
import { jsonLog } from '../kernel/log.ts';
import type { AppOptions } from '../server.ts';
import type { Resources } from './open-resources.ts';

/** PROVISIONAL, the lead's to fill: services, sign-in and API routes on the opened resources. */
export const appOptions = async (_resources: Resources): Promise<AppOptions> => ({
  services: { log: jsonLog() } as unknown as Services,
  authenticate: async () => ({ kind: 'public' }),
});
