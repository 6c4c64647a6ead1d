import { isLoopback } from '../loopback.ts';

const authority = /^(?<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i;

/** The name in a Host header, without its port; null when it is none. */
export const hostName = (host: string): string | null => authority.exec(host)?.groups?.['name'] ?? null;

const isAddress = (name: string): boolean => name.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name);

/**
 * Whether a Host header names this program. Where the address people type is set, only that one does; else this
 * computer and bare addresses do: another's name that leads here (DNS rebinding) does not.
 */
export const isOwnHost = (host: string, origin: string | null): boolean => {
  const name = hostName(host);
  if (name === null) return false;
  if (origin !== null) return host.toLowerCase() === new URL(origin).host;
  return isLoopback(name) || isAddress(name);
};

/** What a browser says of where a request comes from. */
export interface Provenance {
  readonly method: string;
  readonly origin: string | undefined;
  readonly site: string | undefined;
  readonly mode: string | undefined;
}

const ownSites = new Set(['same-origin', 'none']);

/**
 * Whether a request comes from our own pages, from the reader herself, or from a program that is no browser. From
 * elsewhere a browser may only follow a link.
 */
export const isOwnRequest = ({ method, origin, site, mode }: Provenance, own: string): boolean => {
  if (origin !== undefined && origin !== own) return false;
  if (site === undefined || ownSites.has(site)) return true;
  return (method === 'GET' || method === 'HEAD') && mode === 'navigate';
};

/**
 * Whom Fastify believes X-Forwarded-For: the `proxies` nearest to us, which are our own. The reader's address is then
 * the one the outermost of them saw; what stands further left she may have invented.
 */
export const nearest =
  (proxies: number) =>
  (_address: string, hop: number): boolean =>
    hop < proxies;
