import type { Address } from '#database/connection.ts';

/**
 * The PostgreSQL of a run of tests: `ALONGSIDE_TEST_POSTGRES`, which may also name another one: a `postgres://` address of a
 * user who makes databases.
 */
export const addressOfTests = (given = process.env['ALONGSIDE_TEST_POSTGRES']) => {
  if (given === undefined) throw new Error('no PostgreSQL for tests');
  const server: Address = given.startsWith('postgres') ? { url: given } : (JSON.parse(given) as Address);
  const inDatabase = (database: string): Address => {
    if (!('url' in server)) return { ...server, database };
    const url = new URL(server.url);
    url.pathname = `/${database}`;
    return { url: url.href };
  };
  return { server, inDatabase };
};
