import { type Database, openDatabase } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { createTestDatabase } from './postgres.ts';

/**
 * A plain PostgreSQL that answers as Citus 13.2 did on a coordinator with two workers: its catalog tables with the rows that
 * were there, and its functions, which note in them what they were asked and move no row. What real nodes do is not in it.
 */
const standIn = `
  create schema citus_answers;
  create table citus_answers.pg_dist_local_group (groupid int not null);
  insert into citus_answers.pg_dist_local_group values (0);
  create table citus_answers.pg_dist_node (nodeid int, groupid int, nodename text, nodeport int, noderack text,
    hasmetadata bool, isactive bool, noderole text, nodecluster text, metadatasynced bool, shouldhaveshards bool);
  insert into citus_answers.pg_dist_node values
    (1, 0, '10.0.0.10', 5432, 'default', true, true, 'primary', 'default', true, false),
    (2, 1, '10.0.0.11', 5432, 'default', true, true, 'primary', 'default', true, true),
    (3, 2, '10.0.0.12', 5432, 'default', true, true, 'primary', 'default', true, true);
  create table citus_answers.pg_dist_partition (logicalrelid regclass, partmethod "char", partkey text,
    colocationid int, repmodel "char", autoconverted bool);
  create table citus_answers.pg_dist_colocation (colocationid int, shardcount int, replicationfactor int,
    distributioncolumntype regtype, distributioncolumncollation oid);
  insert into citus_answers.pg_dist_colocation values (1, 32, 1, 'uuid', 0), (2, 1, -1, 0, 0);
  create table citus_answers.asked (n int generated always as identity, what text);
  create function citus_answers.citus_version() returns text language sql as
    $$ select 'Citus 13.2.0 on x86_64-pc-linux-gnu, compiled by gcc (Debian 12.2.0-14) 12.2.0, 64-bit' $$;
  create function citus_answers.create_distributed_table(table_name regclass, distribution_column text,
    colocate_with text default 'default') returns void language plpgsql as $$
    begin
      if exists (select 1 from pg_dist_partition where logicalrelid = table_name) then
        raise exception 'table "%" is already distributed', table_name using errcode = '42P16';
      end if;
      if (select relforcerowsecurity from pg_class where oid = table_name) then
        raise exception 'rows would be copied under row-level security' using errcode = '42501';
      end if;
      insert into pg_dist_partition values (table_name, 'h', distribution_column,
        case colocate_with when 'none' then 1 else
          (select colocationid from pg_dist_partition where logicalrelid = colocate_with::regclass) end, 's', false);
      insert into asked (what) values (format('distribute %s by %s beside %s', table_name, distribution_column, colocate_with));
    end $$;
  create function citus_answers.create_reference_table(table_name regclass) returns void language sql as $$
    insert into pg_dist_partition values (table_name, 'n', null, 2, 't', false);
    insert into asked (what) values (format('refer %s', table_name)) $$;
  create function citus_answers.truncate_local_data_after_distributing_table(table_name regclass) returns void
    language sql as $$ insert into asked (what) values (format('forget %s', table_name)) $$;
`;

export interface ClusterStandIn {
  readonly database: Database;
  /** What its functions were asked since the last look, in order. */
  readonly asked: () => Promise<readonly string[]>;
  /** Changes what the catalog answers. */
  readonly answer: (statement: string) => Promise<void>;
}

export const createClusterStandIn = async (
  after: (end: () => Promise<void>) => void,
): Promise<ClusterStandIn> => {
  const plain = await createTestDatabase({ bare: true });
  await plain.database.asOwner(async (tx) => {
    const name = (await tx.first<{ name: string }>(sql`select current_database() as name`))?.name;
    await tx.script(`alter database "${name}" set search_path = public, citus_answers`);
    await tx.script('set local check_function_bodies = off');
    await tx.script(standIn);
  });
  // The path is that of connections that are opened from now on.
  const database = openDatabase(plain.address);
  after(database.close);
  return {
    database,
    asked: async () => {
      const rows = await database.asOwner((tx) =>
        tx.rows<{ what: string }>(sql`with gone as (delete from citus_answers.asked returning n, what)
          select what from gone order by n`),
      );
      return rows.map(({ what }) => what);
    },
    answer: (statement) => database.asOwner((tx) => tx.script(statement)),
  };
};
