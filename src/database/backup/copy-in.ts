import type { ClientBase, Connection } from 'pg';

/**
 * `COPY ... FROM STDIN`, fed from an iterable as fast as the server takes it. Answers when the server has all of it.
 * Written here because pg-copy-streams ends the process when the server refuses rows (a full disk, a wrong value) while
 * more are on their way.
 */
export const copyIn = async (
  client: ClientBase,
  statement: string,
  chunks: AsyncIterable<Buffer>,
): Promise<void> => {
  const copy = createCopy(statement);
  client.query(copy.query);
  const connection = await copy.opened;
  try {
    for await (const chunk of chunks) {
      if (copy.isOver()) break;
      connection.sendCopyFromChunk(chunk);
      await Promise.race([drained(connection), copy.over]);
    }
    if (!copy.isOver()) connection.endCopyFrom();
  } catch (error) {
    // The chunks broke off: the server must not take what it has for the whole.
    if (!copy.isOver()) connection.sendCopyFail('the rows broke off');
    await copy.over;
    throw error;
  }
  await copy.done;
};

/** What the driver's connection can do, of which its types name only a part. */
interface CopyConnection extends Connection {
  readonly sendCopyFromChunk: (bytes: Buffer) => void;
  readonly endCopyFrom: () => void;
  readonly sendCopyFail: (reason: string) => void;
}

/** A query as the driver runs it: it calls these as the server answers. */
const createCopy = (statement: string) => {
  let isOver = false;
  let connectionHere: CopyConnection | undefined;
  const opened = Promise.withResolvers<CopyConnection>();
  const done = Promise.withResolvers<void>();
  const over = done.promise.then(
    () => {},
    () => {},
  );
  const query = {
    submit: (connection: Connection): void => {
      connectionHere = connection as CopyConnection;
      connection.query(statement);
    },
    handleCopyInResponse: (): void => {
      if (connectionHere !== undefined) opened.resolve(connectionHere);
    },
    handleCommandComplete: (): void => {},
    handleReadyForQuery: (): void => {
      isOver = true;
      done.resolve();
    },
    handleError: (error: Error): void => {
      isOver = true;
      opened.reject(error);
      done.reject(error);
    },
  };
  return { query, opened: opened.promise, done: done.promise, over, isOver: () => isOver };
};

const drained = ({ stream }: CopyConnection): Promise<void> =>
  stream.writableNeedDrain
    ? new Promise((resume) => {
        stream.once('drain', resume);
      })
    : Promise.resolve();
