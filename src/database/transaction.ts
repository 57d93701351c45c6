import { channel } from 'node:diagnostics_channel';
import type { ClientBase, Connection, QueryResult } from 'pg';
import { toParameter } from './parameter.ts';
import type { Sql } from './sql.ts';
import { statementsOf } from './statements.ts';

/** A conversation inside one transaction. Row types are the caller's word; queries are tested against PostgreSQL. */
export interface Transaction {
  readonly rows: <Row extends object>(query: Sql) => Promise<readonly Row[]>;
  /** The first row, or undefined. */
  readonly first: <Row extends object>(query: Sql) => Promise<Row | undefined>;
  /** Runs a statement and answers how many rows it touched. */
  readonly run: (query: Sql) => Promise<number>;
  /**
   * Has a statement run in its turn without waiting for an answer: small ones travel together with what is asked next, or
   * with the commit. Should it fail, so does the whole transaction, at its end at the latest.
   */
  readonly later: (query: Sql) => void;
  /** Runs a text of several statements, written by us, one after the other; no parameters. */
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

/** A transaction as its connection sees it. */
export interface RunningTransaction extends OwnerTransaction {
  /** Begins it: several texts in one write, all waited for. Nothing may ever run outside of the transaction and its role. */
  readonly begin: (texts: readonly string[]) => Promise<void>;
  /** The failure of a statement that nobody waited for, once all of them are answered: the cause of what failed after. */
  readonly failureOfLater: () => Promise<unknown>;
  /** Commits; throws, and has written nothing, when a statement that nobody waited for failed. */
  readonly commit: () => Promise<void>;
  readonly rollback: () => Promise<void>;
}

/** Every text as it is sent, and what stands for its transaction. Only tests listen (test/cluster/record.ts). */
const sent = channel('alongside.statement');

/** PostgreSQL starts on this much while the rest is still being made. */
const enoughBytes = 32 * 1024;

/** On a connection of its own for the time of the transaction; it must take statements while others are not answered yet. */
export const createTransaction = (client: ClientBase, nameOf: StatementNames): RunningTransaction => {
  const { stream } = (client as ClientBase & { readonly connection: Connection }).connection;
  const unanswered: Promise<unknown>[] = [];
  let isGathering = false;

  /** What is sent from now on leaves with the next thing that somebody waits for: one write to the socket. */
  const gather = (): void => {
    if (isGathering) return;
    isGathering = true;
    stream.cork();
  };
  const release = (): void => {
    if (isGathering) stream.uncork();
    isGathering = false;
  };
  const send = <T>(answer: Promise<T>): Promise<T> => {
    release();
    return answer;
  };
  const tell = (text: string): string => {
    if (sent.hasSubscribers) sent.publish({ transaction: unanswered, text });
    return text;
  };
  const query = ({ text, values }: Sql): Promise<QueryResult> => {
    const name = nameOf(text);
    return client.query({
      text: tell(text),
      values: values.map(toParameter),
      ...(name !== undefined && { name }),
    });
  };
  const failureOfLater = async (): Promise<unknown> => {
    const answers = await Promise.allSettled(unanswered);
    return answers.find((answer) => answer.status === 'rejected')?.reason;
  };
  return {
    client,
    cut: () => stream.destroy(),
    rows: async <Row extends object>(asked: Sql) => (await send(query(asked))).rows as readonly Row[],
    first: async <Row extends object>(asked: Sql) => (await send(query(asked))).rows[0] as Row | undefined,
    run: async (asked) => (await send(query(asked))).rowCount ?? 0,
    begin: async (texts) => {
      gather();
      const answers = texts.map((text) => client.query(tell(text)));
      release();
      for (const answer of answers) answer.catch(() => undefined);
      for (const answer of answers) await answer;
    },
    later: (asked) => {
      gather();
      const answer = query(asked);
      if (stream.writableLength >= enoughBytes) release();
      // Looked at when the transaction ends.
      answer.catch(() => undefined);
      unanswered.push(answer);
    },
    script: async (text) => {
      for (const statement of statementsOf(text)) await send(client.query(tell(statement)));
    },
    failureOfLater,
    commit: async () => {
      // After a failure PostgreSQL answers a commit with a rollback, and calls that no error.
      await send(client.query('commit'));
      const failure = await failureOfLater();
      if (failure !== undefined) throw failure;
    },
    rollback: async () => {
      await send(client.query('rollback'));
    },
  };
};
