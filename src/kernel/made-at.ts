import { Temporal } from 'temporal-polyfill';

/** The instant at which an id of version 7 was made; null for one made otherwise. */
export const madeAt = (id: string): string | null =>
  id[14] === '7'
    ? Temporal.Instant.fromEpochMilliseconds(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toString()
    : null;
