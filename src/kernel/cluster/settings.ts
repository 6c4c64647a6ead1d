/** PostgreSQL's settings as command-line arguments; why each is there stands in docs/decisions. */
export function settings(socketFolder: string, forTests: boolean): string[] {
  const chosen: Record<string, string | number> = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: 100,
    shared_buffers: '128MB',
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
