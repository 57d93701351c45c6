import { sql } from '../sql.ts';
import type { ClusterCatalog, ClusterNode, SpreadTable } from './catalog.ts';

/** Citus 11 to 13, by its catalog tables (docs.citusdata.com, "Citus Tables and Views"). */
export const citus: ClusterCatalog = {
  group: async (tx) => {
    const found = await tx.first<{ there: boolean }>(
      sql`select to_regclass('pg_dist_local_group') is not null as there`,
    );
    if (found?.there !== true) return undefined;
    const own = await tx.first<{ group: number }>(sql`select groupid as group from pg_dist_local_group`);
    return own?.group ?? 0;
  },
  state: async (tx) => {
    const about = await tx.first<{ version: string; group: number; may: boolean }>(sql`
      select citus_version() as version, (select groupid from pg_dist_local_group) as group,
        has_table_privilege('pg_hba_file_rules', 'select')
          and has_function_privilege('pg_hba_file_rules()', 'execute') as may`);
    const nodes = await tx.rows<ClusterNode>(sql`
      select groupid as group, nodename as host, nodeport as port, isactive as "isActive",
        hasmetadata and metadatasynced as "isSynced", shouldhaveshards as "hasShards"
      from pg_dist_node where noderole = 'primary' order by groupid, nodename, nodeport`);
    // A reference table has copies kept alike by two-phase commit ('t'); what is neither lies here alone.
    const tables = await tx.rows<SpreadTable>(sql`
      select c.relname as name, case p.partmethod when 'h' then 'distributed' else 'reference' end as how,
        p.colocationid as together, coalesce(co.shardcount, 0) as shards
      from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid
        left join pg_dist_colocation co on co.colocationid = p.colocationid
      where p.partmethod = 'h' or (p.partmethod = 'n' and p.repmodel = 't') order by c.relname`);
    const trusting = about?.may === true ? await tx.first<{ lines: number }>(trustingLines) : undefined;
    return {
      version: /^Citus [\d.]+/.exec(about?.version ?? '')?.[0] ?? about?.version ?? '',
      group: about?.group ?? 0,
      nodes,
      tables,
      ...(trusting !== undefined && { trusting: trusting.lines }),
    };
  },
  distribute: async (tx, table, beside) => {
    await tx.run(
      sql`select create_distributed_table(${table}::text::regclass, 'org_id', colocate_with => ${beside ?? 'none'})`,
    );
  },
  refer: async (tx, table) => {
    await tx.run(sql`select create_reference_table(${table}::text::regclass)`);
  },
  forgetLocal: async (tx, table) => {
    await tx.run(sql`select truncate_local_data_after_distributing_table(${table}::text::regclass)`);
  },
};

const trustingLines = sql`
  select count(*)::int as lines from pg_hba_file_rules
  where auth_method = 'trust' and type like 'host%' and error is null
    and coalesce(address, '') not in ('127.0.0.1', '::1', 'localhost', 'samehost')`;
