// PROVISIONAL, replaced by the lead: serves pages without a database, to try the web side alone.
import { join } from 'node:path';
import { appOptions } from './app/app-options.ts';
import { openResources } from './app/open-resources.ts';
import { createApp } from './server.ts';

const resources = await openResources();
const app = await createApp({
  ...(await appOptions(resources)),
  clientFolder: join(import.meta.dirname, '../client'),
});
const address = await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT'] ?? 3000) });
process.stderr.write(`${address}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close());
