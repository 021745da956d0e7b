/** Server settings: small, durable unless told otherwise, and without personal data in the log. */
export function serverSettings(port: number, lasting: boolean): string[] {
  const settings: Record<string, string | number> = {
    // TCP on the loopback address, because the path of a socket may be 107 bytes at most and a checkout may
    // lie deeper. A password guards it: other accounts of the machine can reach the port.
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 160,
    // PostgreSQL's own: with half the buffers and a quarter of the log, 100,000 institutions with their indexes
    // were written out again and again by eleven checkpoints, and came in at half the speed.
    shared_buffers: '128MB',
    max_wal_size: lasting ? '1GB' : '256MB',
    jit: 'off',
    log_min_messages: 'warning',
    // Statements, and the DETAIL of an error ("Key (email)=(…) already exists"), hold personal data.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(lasting ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
