import { totalmem } from 'node:os';

/** A sixteenth of the machine's memory, at least PostgreSQL's own 128 MB, at most what an import of 100,000 rows makes use of. */
const sharedBuffers = (): string =>
  `${Math.min(512, Math.max(128, Math.floor(totalmem() / 2 ** 20 / 16)))}MB`;

/** PostgreSQL's settings as command-line arguments; why each is there stands in docs/decisions. */
export function settings(socketFolder: string, forTests: boolean): string[] {
  const chosen: Record<string, string | number> = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: 100,
    shared_buffers: forTests ? '128MB' : sharedBuffers(),
    // A checkpoint in the middle of an import writes every page whole once more.
    max_wal_size: '2GB',
    work_mem: '32MB',
    wal_level: 'logical',
    wal_keep_size: '256MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // A rejected row must not stand in the log: its values may be a name.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: 0,
    ...(forTests ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
