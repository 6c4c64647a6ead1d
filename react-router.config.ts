import type { Config } from '@react-router/dev/config';

export default {
  ssr: true,
  appDirectory: 'src',
  // The whole route list at once: asking for it piece by piece would repeat page addresses to the server.
  routeDiscovery: { mode: 'initial' },
} satisfies Config;
