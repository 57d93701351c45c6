import type { OwnerTransaction, Transaction } from '../transaction.ts';

/** A node of the cluster, as its catalog has it. */
export interface ClusterNode {
  /** 0 is the coordinator. */
  readonly group: number;
  readonly host: string;
  readonly port: number;
  readonly isActive: boolean;
  /** Knows of all tables, so that a server may talk to it. */
  readonly isSynced: boolean;
  readonly hasShards: boolean;
}

/** How a table lies: cut by organization, or whole on every node. */
export interface SpreadTable {
  readonly name: string;
  readonly how: 'distributed' | 'reference';
  /** Tables with the same number keep an organization's rows together on one node. */
  readonly together: number;
  readonly shards: number;
}

export interface ClusterState {
  /** `Citus 13.2.0` */
  readonly version: string;
  /** Of the node that answers. */
  readonly group: number;
  readonly nodes: readonly ClusterNode[];
  readonly tables: readonly SpreadTable[];
  /** Lines of this node's `pg_hba.conf` that let someone in over the network unasked; undefined when we may not read it. */
  readonly trusting?: number;
}

/** What the product asks and wants of a cluster. Citus (citus.ts) is the one there is; tests give recorded answers. */
export interface ClusterCatalog {
  /** The group of the node that answers: 0 for a coordinator; undefined on plain PostgreSQL. */
  readonly group: (tx: Transaction) => Promise<number | undefined>;
  /** Only where `group` answers. */
  readonly state: (tx: Transaction) => Promise<ClusterState>;
  /** Cuts a table by organization, its rows beside those of another table, or as the first. */
  readonly distribute: (tx: OwnerTransaction, table: string, beside: string | undefined) => Promise<void>;
  /** Puts a table whole on every node. */
  readonly refer: (tx: OwnerTransaction, table: string) => Promise<void>;
  /** Removes the rows that a table held here before it was cut: they would stay, out of reach of every erasure. */
  readonly forgetLocal: (tx: OwnerTransaction, table: string) => Promise<void>;
}
