import { headTable } from '../own-rows.ts';
import type { ClusterNode, ClusterState } from './catalog.ts';

/** How a cluster stands, in sentences: `[fine or not, sentence]`. `unspread`: tables that wait to be spread. */
export const describeCluster = (
  state: ClusterState,
  unspread: readonly string[],
): readonly (readonly [boolean, string])[] => {
  const { version, group, nodes, tables, trusting } = state;
  const workers = nodes.filter((node) => node.group !== 0);
  const head = tables.find(({ name }) => name === headTable);
  const apart = tables.filter(({ how, together }) => how === 'distributed' && together !== head?.together);
  const away = nodes.filter(({ isActive }) => !isActive);
  const behind = workers.filter(({ isActive, isSynced }) => isActive && !isSynced);
  const shards = head?.shards ?? 0;
  const holding = nodes.filter(({ hasShards, isActive }) => hasShards && isActive);
  const sentences: (readonly [boolean, string])[] = [
    [
      true,
      `${version}: this node is ${group === 0 ? 'the coordinator' : `worker ${group}`}; ${count(workers.length, 'worker')}, ${count(holding.length, 'node')} with data`,
    ],
    away.length === 0
      ? [true, 'Every node of the cluster is active']
      : [
          false,
          `Not active: ${away.map(addressOf).join(', ')}. Organizations on it are away: start it, then citus_activate_node there`,
        ],
    [
      unspread.length === 0,
      unspread.length === 0
        ? `Every table is spread over the cluster, in ${count(shards, 'shard')}`
        : `Not spread over the cluster: ${unspread.join(', ')}. Start the server once at the coordinator`,
    ],
  ];
  if (behind.length > 0)
    sentences.push([
      false,
      `Not told of all tables: ${behind.map(addressOf).join(', ')}. No server may talk to it until start_metadata_sync_to_node was run`,
    ]);
  if (apart.length > 0)
    sentences.push([
      false,
      `An organization does not lie on one node: ${apart.map(({ name }) => name).join(', ')} ${apart.length === 1 ? 'is' : 'are'} spread otherwise than ${headTable}. See docs/cluster.md`,
    ]);
  if (trusting !== undefined && trusting > 0)
    sentences.push([
      false,
      `pg_hba.conf lets anyone on the network in without asking (${count(trusting, 'line')} with "trust"): use scram-sha-256 or certificates, see docs/cluster.md`,
    ]);
  return sentences;
};

const addressOf = ({ host, port }: ClusterNode): string => `${host}:${port}`;
const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
