import type { Config } from '@react-router/dev/config';

export default {
  ssr: true,
  appDirectory: 'src',
  // tools/run.mjs builds into a folder per version and links build/server and build/client to it.
  buildDirectory: process.env['CONSILIUM_BUILD'] ?? 'build/by-hand',
  // The whole route list at once: asking for it piece by piece would repeat page addresses to the server.
  routeDiscovery: { mode: 'initial' },
} satisfies Config;
