import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { statementsOf } from '#database/statements.ts';
import { type Facts, queriesOf } from './query.ts';
import { changesTables, type Noted, type Sent } from './record.ts';
import { faultsOf } from './rules.ts';
import { readTree } from './tree.ts';

/**
 * Holds every text that was sent to what a cluster takes (Citus 13 on PostgreSQL 15, where each of these was refused):
 * R1 rows of a select come beside the organization's own table; R2 no chance in a change; R3 no simple case in a change;
 * R4 a text is one statement; R5 an organization's work names it in every table; R6 what changes tables stands alone;
 * R7 a row stays with its organization; R8 over all organizations nothing is locked, recurs or meets beyond one; R9 nothing that one
 * node alone knows of.
 * Answers `fault: text`, each once. Texts about tables that the product does not have are a test's own.
 */
export const findClusterFaults = async (
  client: Pick<Client, 'query'>,
  sent: readonly Sent[],
): Promise<readonly string[]> => {
  const facts = await readFacts(client);
  const trees = new Map<string, ReturnType<typeof queriesOf> | string>();
  const read = async (text: string) => {
    const known = trees.get(text) ?? (await parse(client, text));
    trees.set(text, known);
    return known;
  };
  const faults = new Set<string>();
  for (const one of sent) {
    const { text, role } = one;
    const say = (fault: string): void => {
      faults.add(`${fault}: ${text.replaceAll(/\s+/g, ' ').trim()}`);
    };
    if (statementsOf(text).length > 1) say('R4: more than one statement in a text');
    for (const fault of ofOneNode(one)) say(fault);
    for (const fault of await besideChanges(facts, one, read)) say(fault);
    if (!isQuery(text)) continue;
    const queries = await read(text);
    if (typeof queries === 'string') say(queries);
    else
      for (const query of queries)
        for (const fault of faultsOf(facts, query, { mayRoam: role !== 'alongside_app' })) say(fault);
  }
  return [...faults];
};

/** R9: settings of one session, locks and messages of one node, and cursors, which stay where they were opened. */
const ofOneNode = ({ text, role }: Sent): readonly string[] => {
  const found = /\bset_config\s*\(|\bpg_notify\s*\(|^\s*(listen|notify|declare)\b/i.exec(text);
  // Steps of the schema are taken at the coordinator alone, where its lock is.
  const lock = role === undefined ? null : /\bpg_(try_)?advisory_\w+/i.exec(text);
  return [found, lock].flatMap((match) =>
    match === null ? [] : [`R9: ${match[0].trim()} is of one node alone`],
  );
};

/** R6 */
const besideChanges = async (
  facts: Facts,
  { text, role, after = [], made = [], afterTables = false }: Sent,
  read: (text: string) => Promise<ReturnType<typeof queriesOf> | string>,
): Promise<readonly string[]> => {
  const isRole = (each: string): boolean => /^\s*set local role\b/i.test(each);
  if (isRole(text) && afterTables) return ['R6: another role after tables were changed'];
  if (!changesTables(text)) return [];
  if (role !== undefined || after.some(isRole)) return ['R6: tables are changed under another role'];
  const roaming: string[] = [];
  for (const before of after.filter(isQuery)) {
    const queries = await read(before);
    if (typeof queries === 'string') continue;
    // A table that this transaction made lies here alone still.
    for (const query of queries)
      for (const fault of faultsOf(facts, query, { mayRoam: false }))
        if (fault.startsWith('R5') && !made.some((table) => fault.includes(` ${table} `)))
          roaming.push(`R6: tables are changed after reading across organizations (${fault})`);
  }
  return roaming;
};

/** What is asked of Citus itself, plain PostgreSQL cannot read. */
const isQuery = (text: string): boolean =>
  /^\s*(select|insert|update|delete|merge|with)\b/i.test(text) &&
  !/\b(pg_dist_|citus_|create_(distributed|reference)_table|truncate_local_data_)/.test(text);

/** The statement as PostgreSQL understands it; a sentence when it does not; nothing for tables that are no product's. */
const parse = async (client: Pick<Client, 'query'>, text: string) => {
  await client.query('begin');
  try {
    await client.query(`prepare asked as ${text}`);
    const { rows } = await client.query<{ types: string[] }>(
      `select array(select t::text from unnest(parameter_types) t) as types from pg_prepared_statements where name = 'asked'`,
    );
    const types = rows[0]?.types ?? [];
    // A function takes a hundred parameters; values of their types say the same.
    const [head, body] =
      types.length <= 100
        ? [types.join(', '), text]
        : ['', text.replaceAll(/\$(\d+)/g, (_, n) => `(null::${types[Number(n) - 1]})`)];
    await client.query(
      `create function asked_as(${head}) returns void language sql begin atomic ${body}; end`,
    );
    const { rows: bodies } = await client.query<{ body: string }>(
      `select prosqlbody::text as body from pg_proc where proname = 'asked_as'`,
    );
    return queriesOf(readTree(bodies[0]?.body ?? ''));
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === '42P01') return [];
    return `unreadable (${String(error)})`;
  } finally {
    await client.query('rollback');
    await client.query('deallocate all');
  }
};

const readFacts = async (client: Pick<Client, 'query'>): Promise<Facts> => {
  const ask = async (text: string): Promise<readonly Readonly<Record<string, string>>[]> =>
    (await client.query(text)).rows;
  const tenants = await ask(`select c.oid::text, c.relname as name, a.attnum::text as org from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`);
  const mutable = await ask(
    `select oid::text, proname as name, provolatile as how from pg_proc where provolatile <> 'i'`,
  );
  const types = await ask(
    `select oid::text, typinput::oid::text as input, typoutput::oid::text as output from pg_type`,
  );
  const [equals] = await ask(`select 'uuid_eq'::regproc::oid::text as oid`);
  return {
    tenants: new Map(tenants.map(({ oid = '', name = '', org }) => [oid, { name, orgColumn: Number(org) }])),
    mutable: new Map(
      mutable.map(({ oid = '', name = '', how }) => [oid, { name, how: how === 'v' ? 'v' : 's' }]),
    ),
    types: new Map(types.map(({ oid = '', input = '', output = '' }) => [oid, { input, output }])),
    equals: equals?.['oid'] ?? '',
  };
};

/** What a run of tests left in a folder (record.ts). */
export const readNoted = (folder: string): readonly Noted[] =>
  readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      // A process that was killed may have left half a line.
      .flatMap((line): readonly Noted[] => (line.endsWith('}') ? [JSON.parse(line) as Noted] : [])),
  );

/** Routes that change something and that no test had a good answer from. */
export const findUntriedRoutes = (noted: readonly Noted[]): readonly string[] => {
  const answered = new Set(noted.flatMap((one) => (one.what === 'answered' ? one.route : [])));
  const there = new Set(noted.flatMap((one) => (one.what === 'route' ? one.route : [])));
  // What catches the rest answers that there is nothing.
  const changes = (route: string): boolean => !/^(GET|HEAD|OPTIONS) |\/\*$/.test(route);
  return [...there].filter((route) => changes(route) && !answered.has(route)).sort();
};

export const sentIn = (noted: readonly Noted[]): readonly Sent[] =>
  noted.flatMap((one) => (one.what === 'sent' ? one : []));
