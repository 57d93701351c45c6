import type { ClientBase, Connection } from 'pg';
import { toParameter } from './parameter.ts';
import type { Sql } from './sql.ts';

/** A conversation inside one transaction. Row types are the caller's word; queries are tested against PostgreSQL. */
export interface Transaction {
  readonly rows: <Row extends object>(query: Sql) => Promise<readonly Row[]>;
  /** The first row, or undefined. */
  readonly first: <Row extends object>(query: Sql) => Promise<Row | undefined>;
  /** Runs a statement and answers how many rows it touched. */
  readonly run: (query: Sql) => Promise<number>;
  /** Runs a text of several statements, written by us; no parameters. */
  readonly script: (text: string) => Promise<void>;
}

/** A transaction that also hands out its connection, for COPY streams and cursors. */
export interface OwnerTransaction extends Transaction {
  readonly client: ClientBase;
  /** Cuts the connection: the only way out of a COPY to a reader who went away. The work must throw afterwards. */
  readonly cut: () => void;
}

/** Gives a text the name of its prepared statement, or none. */
export type StatementNames = (text: string) => string | undefined;

/**
 * PostgreSQL parses and plans a named statement once a connection: a third of its work in a push of 100 entries. Texts are
 * few, since values are never in them; should there be more, those beyond `most` stay without a name.
 */
export const createStatementNames = (most = 300): StatementNames => {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= most) return known;
    const name = `alongside_${names.size}`;
    names.set(text, name);
    return name;
  };
};

export const createTransaction = (client: ClientBase, nameOf: StatementNames): OwnerTransaction => {
  const ask = ({ text, values }: Sql) => {
    const name = nameOf(text);
    return client.query({ text, values: values.map(toParameter), ...(name !== undefined && { name }) });
  };
  return {
    client,
    cut: () => (client as ClientBase & { readonly connection: Connection }).connection.stream.destroy(),
    rows: async <Row extends object>(query: Sql) => (await ask(query)).rows as readonly Row[],
    first: async <Row extends object>(query: Sql) => (await ask(query)).rows[0] as Row | undefined,
    run: async (query) => (await ask(query)).rowCount ?? 0,
    script: async (text) => {
      await client.query(text);
    },
  };
};
