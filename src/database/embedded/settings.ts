import type { Layout } from './layout.ts';

/** How the embedded PostgreSQL is set up. Given on the command line, so that an upgrade of ours changes them. */
export const settingsFor = (layout: Layout): Readonly<Record<string, string>> => ({
  // Reached through a socket in a folder that only its owner can open; no network, no password to lose.
  listen_addresses: '',
  unix_socket_directories: layout.run,
  unix_socket_permissions: '0700',
  port: String(layout.port),
  max_connections: '60',
  timezone: 'UTC',
  log_timezone: 'UTC',

  // Durable: what was acknowledged survives a power cut. These are the defaults, said aloud.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',

  // A mini-computer in a back room.
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  min_wal_size: '80MB',
  checkpoint_timeout: '15min',
  wal_compression: 'pglz',
  jit: 'off',
  random_page_cost: '1.1',

  // The log of the database holds codes, never content: no statements, no parameters, no "failing row contains".
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
});
