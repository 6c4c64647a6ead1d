import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { refused } from './errors.ts';
import type { Keys } from './key-file.ts';

/**
 * Seals and opens streams with AES-256-GCM. A sealed stream is a head (mark, purpose, name of the key, 32 random bytes)
 * and numbered pieces of at most 64 KiB. The key of each stream is derived from the installation's key and the whole
 * head (HKDF-SHA256), so a changed head opens nothing and no two streams share a key; the number of a piece is its
 * nonce, and its frame (length, whether it is the last) is authenticated with it. So a changed byte, a piece that is
 * missing, doubled, moved or taken from elsewhere, and a cut end are all found, each before its piece is given out.
 */
const MARK = Buffer.from('CONSILIUM SEALED 1\n', 'latin1');
/** What a stream is for; one sealed for one purpose does not open for another. */
export type Purpose = 'backup' | 'file';
const PURPOSE_BYTES = 16;
const ID_BYTES = 8;
const SALT_BYTES = 32;
const HEAD_BYTES = MARK.length + PURPOSE_BYTES + ID_BYTES + SALT_BYTES;
const PIECE_BYTES = 65_536;
const TAG_BYTES = 16;
const FRAME_BYTES = 4;
const LAST = 0x8000_0000;

const purposeBytes = (purpose: Purpose): Buffer => {
  const bytes = Buffer.alloc(PURPOSE_BYTES);
  bytes.write(purpose, 'latin1');
  return bytes;
};

const nonceOf = (number: number): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 4);
  return nonce;
};

const frameOf = (bytes: number, isLast: boolean): Buffer => {
  const frame = Buffer.alloc(FRAME_BYTES);
  frame.writeUInt32BE((isLast ? LAST : 0) + bytes);
  return frame;
};

const keyOfStream = (secret: Buffer, head: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), head, 32));

/** Bytes that come in any pieces and are taken in pieces of one's own choice. */
class Waiting {
  #parts: Buffer[] = [];
  bytes = 0;

  add(part: Buffer): void {
    this.#parts.push(part);
    this.bytes += part.length;
  }
  take(bytes: number): Buffer {
    const all = this.#parts.length === 1 ? (this.#parts[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#parts);
    this.#parts = [all.subarray(bytes)];
    this.bytes = all.length - bytes;
    return all.subarray(0, bytes);
  }
}

class Seal extends Transform {
  readonly #key: Buffer;
  readonly #waiting = new Waiting();
  #number = 0;

  constructor([{ id, secret }]: Keys, purpose: Purpose) {
    super();
    const head = Buffer.concat([
      MARK,
      purposeBytes(purpose),
      Buffer.from(id, 'hex'),
      randomBytes(SALT_BYTES),
    ]);
    this.#key = keyOfStream(secret, head);
    this.push(head);
  }

  #seal(plain: Buffer, isLast: boolean): void {
    const frame = frameOf(plain.length, isLast);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonceOf(this.#number++)).setAAD(frame);
    this.push(Buffer.concat([frame, cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#waiting.add(chunk);
    while (this.#waiting.bytes > PIECE_BYTES) this.#seal(this.#waiting.take(PIECE_BYTES), false);
    done();
  }
  override _flush(done: TransformCallback): void {
    this.#seal(this.#waiting.take(this.#waiting.bytes), true);
    done();
  }
}

class Opening extends Transform {
  readonly #keys: Keys;
  readonly #purpose: Purpose;
  readonly #waiting = new Waiting();
  #key: Buffer | undefined;
  #frame: Buffer | undefined;
  #number = 0;
  #at = 0;
  #isOver = false;

  constructor(keys: Keys, purpose: Purpose) {
    super();
    this.#keys = keys;
    this.#purpose = purpose;
  }

  #take(bytes: number): Buffer {
    this.#at += bytes;
    return this.#waiting.take(bytes);
  }

  #readHead(): Buffer {
    const head = this.#take(HEAD_BYTES);
    const mark = Buffer.concat([MARK, purposeBytes(this.#purpose)]);
    if (!head.subarray(0, mark.length).equals(mark))
      throw refused('sealed_file_unknown', { purpose: this.#purpose });
    const id = head.subarray(mark.length, mark.length + ID_BYTES).toString('hex');
    const key = this.#keys.find((one) => one.id === id);
    if (!key) throw refused('sealed_with_another_key', { key: id });
    return keyOfStream(key.secret, head);
  }

  #openPiece(key: Buffer, frame: Buffer): void {
    const from = this.#at;
    const sealed = this.#take(bytesOf(frame) + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(this.#number++)).setAAD(frame);
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const plain = decipher.update(sealed.subarray(0, -TAG_BYTES));
    try {
      decipher.final();
    } catch {
      throw refused('sealed_file_changed', { byte: from });
    }
    this.#isOver = isLast(frame);
    this.push(plain);
  }

  /** Opens what is there whole; false when more bytes are needed. */
  #step(): boolean {
    const { bytes } = this.#waiting;
    if (this.#isOver && bytes > 0) throw refused('sealed_file_changed', { byte: this.#at });
    if (this.#key === undefined) {
      if (bytes < HEAD_BYTES) return false;
      this.#key = this.#readHead();
    } else if (this.#frame === undefined) {
      if (bytes < FRAME_BYTES) return false;
      this.#frame = this.#take(FRAME_BYTES);
      if (bytesOf(this.#frame) > PIECE_BYTES) throw refused('sealed_file_changed', { byte: this.#at });
    } else {
      if (bytes < bytesOf(this.#frame) + TAG_BYTES) return false;
      this.#openPiece(this.#key, this.#frame);
      this.#frame = undefined;
    }
    return true;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#waiting.add(chunk);
    try {
      while (this.#step());
      done();
    } catch (error) {
      done(error as Error);
    }
  }
  override _flush(done: TransformCallback): void {
    const bytes = this.#at + this.#waiting.bytes;
    if (this.#isOver) done();
    else if (this.#key === undefined && bytes < MARK.length)
      done(refused('sealed_file_unknown', { purpose: this.#purpose }));
    else done(refused('sealed_file_cut', { byte: bytes }));
  }
}

const bytesOf = (frame: Buffer): number => frame.readUInt32BE() % LAST;
const isLast = (frame: Buffer): boolean => frame.readUInt32BE() >= LAST;

/** A stream that seals what goes through it with the first of the keys. */
export const sealing = (keys: Keys, purpose: Purpose): Transform => new Seal(keys, purpose);

/**
 * A stream that opens what was sealed with one of the keys. Fails with `sealed_file_unknown`, `sealed_with_another_key`
 * (naming it), `sealed_file_changed` (naming the byte near which) or `sealed_file_cut`.
 */
export const opening = (keys: Keys, purpose: Purpose): Transform => new Opening(keys, purpose);
