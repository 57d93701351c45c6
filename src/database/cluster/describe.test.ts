import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClusterNode, ClusterState } from './catalog.ts';
import { describeCluster } from './describe.ts';

/** As Citus 13.2 had it in its catalog: a coordinator and two workers. */
const node = (group: number, more: Partial<ClusterNode> = {}): ClusterNode => ({
  group,
  host: `10.0.0.1${group}`,
  port: 5432,
  isActive: true,
  isSynced: true,
  hasShards: group > 0,
  ...more,
});
const recorded: ClusterState = {
  version: 'Citus 13.2.0',
  group: 0,
  nodes: [node(0), node(1), node(2)],
  tables: [
    { name: 'log_head', how: 'distributed', together: 1, shards: 32 },
    { name: 'entry', how: 'distributed', together: 1, shards: 32 },
    { name: 'migration', how: 'reference', together: 2, shards: 1 },
  ],
};
const wrongIn = (more: Partial<ClusterState>, unspread: readonly string[] = []): readonly string[] =>
  describeCluster({ ...recorded, ...more }, unspread)
    .filter(([isFine]) => !isFine)
    .map(([, text]) => text);

test('a cluster that stands well is told in three sentences', () => {
  assert.deepEqual(describeCluster(recorded, []), [
    [true, 'Citus 13.2.0: this node is the coordinator; 2 workers, 2 nodes with data'],
    [true, 'Every node of the cluster is active'],
    [true, 'Every table is spread over the cluster, in 32 shards'],
  ]);
  const [[, at] = []] = describeCluster({ ...recorded, group: 2 }, []);
  assert.match(at ?? '', /this node is worker 2/);
});

test('what is wrong with a cluster is named with what to do', () => {
  assert.match(
    wrongIn({ nodes: [node(0), node(1, { isActive: false }), node(2)] })[0] ?? '',
    /^Not active: 10\.0\.0\.11:5432\. .*citus_activate_node/,
  );
  assert.match(
    wrongIn({ nodes: [node(0), node(1, { isSynced: false })] })[0] ?? '',
    /No server may talk to it/,
  );
  assert.match(
    wrongIn({}, ['timer', 'outbox'])[0] ?? '',
    /^Not spread over the cluster: timer, outbox\. Start the server once/,
  );
  const apart = { name: 'worker', how: 'distributed', together: 7, shards: 32 } as const;
  assert.match(
    wrongIn({ tables: [...recorded.tables, apart] })[0] ?? '',
    /does not lie on one node: worker is spread/,
  );
  assert.match(wrongIn({ trusting: 1 })[0] ?? '', /without asking \(1 line with "trust"\)/);
  assert.deepEqual(wrongIn({ trusting: 0 }), []);
});
