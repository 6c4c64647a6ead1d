import { type Duplex, Readable } from 'node:stream';
import type { Client, Connection, Submittable } from 'pg';

/** What the driver's connection knows of COPY, which its types leave out. */
type Wire = Connection & {
  sendCopyFromChunk: (chunk: Buffer) => void;
  endCopyFrom: () => void;
  sendCopyFail: (reason: string) => void;
};
type Completed = { readonly text: string };

const rowsOf = ({ text }: Completed): number => Number(/^COPY (\d+)$/.exec(text)?.[1] ?? Number.NaN);
/** Rows are gathered to pieces of about this many bytes. */
const PIECE = 65_536;

/** The bytes of one `copy … to stdout`, read no faster than they are used; afterwards `rows` says how many rows they were. */
export class CopyOut extends Readable implements Submittable {
  rows = 0;
  readonly #statement: string;
  #wire: Connection | undefined;
  #gathered: Buffer[] = [];
  #bytes = 0;

  constructor(statement: string) {
    super({ highWaterMark: 4 * PIECE });
    this.#statement = statement;
  }

  submit = (wire: Connection): void => {
    this.#wire = wire;
    wire.query(this.#statement);
  };

  override _read(): void {
    this.#wire?.stream.resume();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#wire?.stream.resume();
    done(error);
  }

  #flush(): void {
    const isWanted = this.destroyed || this.#bytes === 0 || this.push(Buffer.concat(this.#gathered));
    this.#gathered = [];
    this.#bytes = 0;
    if (!isWanted) this.#wire?.stream.pause();
  }

  // The driver calls these. Its buffer is used again after the call, hence the copy.
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.#gathered.push(Buffer.from(chunk));
    this.#bytes += chunk.length;
    if (this.#bytes >= PIECE) this.#flush();
  }
  handleCommandComplete(message: Completed): void {
    this.rows = rowsOf(message);
  }
  handleReadyForQuery(): void {
    this.#flush();
    this.#wire?.stream.resume();
    this.push(null);
  }
  handleError(error: Error): void {
    this.destroy(error);
  }
}

const drainedOrClosed = (stream: Duplex): Promise<void> =>
  new Promise((done) => {
    const go = (): void => {
      stream.off('drain', go).off('close', go);
      done();
    };
    stream.on('drain', go).on('close', go);
  });

class CopyIn implements Submittable {
  readonly done = Promise.withResolvers<number>();
  #rows = 0;
  #isOver = false;

  readonly #statement: string;
  readonly #bytes: AsyncIterable<Buffer>;

  constructor(statement: string, bytes: AsyncIterable<Buffer>) {
    this.#statement = statement;
    this.#bytes = bytes;
  }

  submit = (wire: Connection): void => wire.query(this.#statement);

  async #send(wire: Wire): Promise<void> {
    for await (const chunk of this.#bytes) {
      if (this.#isOver) return;
      wire.sendCopyFromChunk(chunk);
      const { stream } = wire;
      if (stream.writableNeedDrain) await drainedOrClosed(stream);
    }
    wire.endCopyFrom();
  }

  handleCopyInResponse(wire: Wire): void {
    this.#send(wire).catch((error: unknown) => {
      this.done.reject(error);
      wire.sendCopyFail('what was to come in cannot be read');
    });
  }
  handleCommandComplete(message: Completed): void {
    this.#rows = rowsOf(message);
  }
  handleReadyForQuery(): void {
    this.#isOver = true;
    this.done.resolve(this.#rows);
  }
  handleError(error: Error): void {
    this.#isOver = true;
    this.done.reject(error);
  }
}

/** Carries `copy … from stdin` out with these bytes; resolves with how many rows came in. */
export const copyIn = (client: Client, statement: string, bytes: AsyncIterable<Buffer>): Promise<number> =>
  client.query(new CopyIn(statement, bytes)).done.promise;
