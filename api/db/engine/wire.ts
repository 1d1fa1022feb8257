/**
 * The little of PostgreSQL's wire protocol (version 3) that the engine host itself speaks: cutting a byte stream
 * into messages, and the few messages that do not come from the engine.
 * Source: PostgreSQL documentation, "Message Formats".
 */
const sslRequest = 80877103;
const gssEncryptionRequest = 80877104;
const cancelRequest = 80877102;

/** PostgreSQL's own limit is 1 GB; what a client sends is held in memory, twice for a moment. */
const longestMessage = 256 * 1024 * 1024;
const longestStartup = 10_000;

export class ProtocolError extends Error {}

/** Collects chunks and gives whole messages back; a long message is joined once, when its last byte is there. */
export class MessageReader {
  #chunks: Buffer[] = [];
  #length = 0;
  #awaited = 0;

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  /** The first message of a connection: a length (its own four bytes included), then the content. */
  nextStartup(): Buffer | undefined {
    return this.#next(0, longestStartup);
  }

  /** Any later message: a type byte, a length (not counting the type byte), then the content. */
  nextMessage(): Buffer | undefined {
    return this.#next(1, longestMessage);
  }

  #next(typeBytes: number, longest: number): Buffer | undefined {
    if (this.#length < typeBytes + 4 || this.#length < this.#awaited) return undefined;
    const joined =
      this.#chunks.length === 1 && this.#chunks[0] ? this.#chunks[0] : Buffer.concat(this.#chunks);
    this.#chunks = [joined];
    const size = joined.readUInt32BE(typeBytes);
    if (size < 4 || size > longest) throw new ProtocolError('message length out of bounds');
    const whole = typeBytes + size;
    if (joined.length < whole) {
      this.#awaited = whole;
      return undefined;
    }
    this.#awaited = 0;
    this.#chunks = joined.length > whole ? [joined.subarray(whole)] : [];
    this.#length = joined.length - whole;
    return joined.subarray(0, whole);
  }
}

export type StartupKind = 'start' | 'encryption' | 'cancel' | 'unknown';

export function readStartupKind(startup: Buffer): StartupKind {
  const code = startup.length >= 8 ? startup.readUInt32BE(4) : 0;
  if (code === sslRequest || code === gssEncryptionRequest) return 'encryption';
  if (code === cancelRequest) return 'cancel';
  return code === 3 << 16 ? 'start' : 'unknown';
}

function message(type: string, ...parts: (string | Buffer)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)),
  );
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

export function startupMessage(user: string, database: string): Buffer {
  const body = Buffer.from(`user\0${user}\0database\0${database}\0\0`);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.writeUInt32BE(3 << 16, 4);
  return Buffer.concat([head, body]);
}

export const passwordRequest = message('R', Buffer.from([0, 0, 0, 3]));
export const syncMessage = message('S');

export function queryMessage(sql: string): Buffer {
  return message('Q', sql);
}

export function copyFailMessage(reason: string): Buffer {
  return message('f', reason);
}

export function fatalMessage(code: string, text: string): Buffer {
  return message('E', 'SFATAL', 'VFATAL', `C${code}`, `M${text}`, Buffer.from([0]));
}

/** The text of a one-string message such as the password's. */
export function readText(whole: Buffer): string {
  return whole.toString('utf8', 5, whole.length - 1);
}

export type TransactionStatus = 'idle' | 'open';

/**
 * What the engine said last: every finished cycle ends in ReadyForQuery, six bytes with the transaction's status.
 * Undefined if it did not, which means that the engine is no longer sound.
 */
export function readFinalStatus(output: Buffer): TransactionStatus | undefined {
  const end = output.subarray(-6);
  if (end.length < 6 || end[0] !== 0x5a || end.readUInt32BE(1) !== 5) return undefined;
  return end[5] === 0x49 ? 'idle' : 'open';
}

/** Whether an answer of the engine reports an error. */
export function hasError(output: Buffer): boolean {
  for (let at = 0; at + 5 <= output.length; at += 1 + output.readUInt32BE(at + 1)) {
    if (output[at] === 0x45) return true;
  }
  return false;
}
