import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';

/** Counts what a program asks of its database: a proxy that reads the messages of PostgreSQL's protocol on their way. */
export type StatementCounter = {
  /** TCP port on 127.0.0.1 at which the database answers through the counter. */
  readonly port: number;
  /** Statements executed since the start, those that begin and end transactions among them. */
  readonly statements: () => number;
  readonly transactions: () => number;
  readonly stop: () => Promise<void>;
};

/** Execute of the extended protocol, Query of the simple one. */
const executes = new Set([0x45, 0x51]);
const transactionStart = /^(begin|start transaction)/i;

/** Splits a stream of messages (type, length, body) and hands each over; the start-up message has no type. */
const messages = (onMessage: (type: number, body: Buffer) => void) => {
  let held: Buffer = Buffer.alloc(0);
  let started = false;
  return (chunk: Buffer): void => {
    held = Buffer.concat([held, chunk]);
    for (;;) {
      const at = started ? 1 : 0;
      if (held.length < at + 4) return;
      const end = at + held.readInt32BE(at);
      if (held.length < end) return;
      if (started) onMessage(held[0] ?? 0, held.subarray(at + 4, end));
      started = true;
      held = held.subarray(end);
    }
  };
};

/** Puts a counter before the PostgreSQL whose socket stands in `folder`. */
export const countStatements = async (folder: string, socketPort: number): Promise<StatementCounter> => {
  const open = new Set<Socket>();
  let statements = 0;
  let transactions = 0;
  const server = createServer((client) => {
    const database = connect(join(folder, `.s.PGSQL.${socketPort}`));
    const read = messages((type, body) => {
      if (executes.has(type)) statements += 1;
      if (type === 0x51 && transactionStart.test(body.toString('utf8', 0, 20))) transactions += 1;
    });
    client.on('data', read).pipe(database).pipe(client);
    for (const socket of [client, database]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket
        .on('error', () => {})
        .on('close', () => {
          open.delete(socket);
          client.destroy();
          database.destroy();
        });
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    statements: () => statements,
    transactions: () => transactions,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
};
