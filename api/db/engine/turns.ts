/**
 * Serves one PGlite to several clients over the wire protocol. PGlite is a single session of PostgreSQL, so the
 * clients take turns; this file decides when a turn begins and ends and what the next client finds.
 *
 * Why not the package `@electric-sql/pglite-socket`: 0.2.11 takes turns between single *messages*. Outside
 * BEGIN … COMMIT, the Parse of one client can stand between the Parse and the Bind of another whose parameters
 * fill more than one packet (64 kB), and they share the unnamed statement: of 200 such calls, 100 failed, and two of
 * one shape would have run with each other's statement. A session's SET ROLE passed to the next client, a client
 * idling in a transaction blocked all others for ever, and one `COPY … FROM STDIN` stopped the engine.
 *
 * Here a turn is a whole cycle, everything up to Sync or a simple query, handed to the engine in one call. A turn
 * lasts while its transaction is open, and when another client's begins, the session is reset to its beginning.
 */
import { timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import {
  MessageReader,
  ProtocolError,
  copyFailMessage,
  hasError,
  fatalMessage,
  passwordRequest,
  queryMessage,
  readFinalStatus,
  readStartupKind,
  readText,
  startupMessage,
  syncMessage,
} from './wire.ts';

/** Runs protocol messages on the engine and gives all it answers. */
export type RunMessages = (messages: Buffer) => Promise<Buffer>;

export interface TurnOptions {
  user: string;
  database: string;
  password: string;
  /** How long a client may leave its open transaction untouched before it is rolled back, in milliseconds. */
  idleTransactionMs: number;
  /** Asked at each new connection. */
  mayEnter: () => boolean;
  /** Called when the engine gives no proper answer any more. */
  onBroken: () => void;
}

/** What DISCARD ALL does, without DISCARD PLANS, which would make every function plan its queries anew. */
const reset = queryMessage(
  'RESET ALL; RESET SESSION AUTHORIZATION; CLOSE ALL; DEALLOCATE ALL; UNLISTEN *; ' +
    'SELECT pg_advisory_unlock_all(); DISCARD TEMP; DISCARD SEQUENCES',
);
/**
 * Ends whatever a client left open. The first ROLLBACK ends a transaction block as well as the implicit one of
 * an unfinished cycle, unless that cycle failed: then all is skipped until the Sync, and the second one counts.
 */
const abandon = Buffer.concat([queryMessage('ROLLBACK'), syncMessage, queryMessage('ROLLBACK')]);
/**
 * COPY … FROM STDIN cannot work: the engine reads its input at once and cannot wait for a client. Found at the end
 * of its input it would give up the connection for good; a CopyFail there makes it an ordinary error, and
 * everywhere else PostgreSQL ignores it.
 */
const noCopy = copyFailMessage('the embedded engine takes no COPY FROM STDIN');

/** How long a client that was sent away may keep its end of the socket open. */
const lingerMs = 1_000;

interface Cycle {
  messages: Buffer;
  /** False after a Flush: the client waits for answers, but goes on in the same cycle. */
  complete: boolean;
}

interface Client {
  socket: Socket;
  reader: MessageReader;
  stage: 'startup' | 'password' | 'ready';
  /** Messages of the cycle that is still arriving. */
  parts: Buffer[];
  cycles: Cycle[];
}

export class TurnServer {
  readonly #run: RunMessages;
  readonly #options: TurnOptions;
  readonly #server: Server;
  readonly #greeting: Buffer;
  readonly #clients = new Set<Client>();
  /** Clients with something to do, in the order they asked. */
  #waiting: Client[] = [];
  /** Whose transaction or cycle is open. */
  #holder: Client | undefined;
  #holderGone = false;
  #previous: Client | undefined;
  #working: Promise<void> | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  #stopping = false;

  private constructor(run: RunMessages, options: TurnOptions, greeting: Buffer) {
    this.#run = run;
    this.#options = options;
    this.#greeting = greeting;
    this.#server = createServer((socket) => this.#accept(socket));
  }

  static async create(run: RunMessages, options: TurnOptions): Promise<TurnServer> {
    // Every client gets the one session's greeting, so connecting needs no turn.
    return new TurnServer(run, options, await run(startupMessage(options.user, options.database)));
  }

  get server(): Server {
    return this.#server;
  }

  /** Runs work on the engine between turns, once no transaction is open. Does nothing after `stop`. */
  async betweenTurns(work: () => Promise<void>): Promise<boolean> {
    if (this.#working || this.#holder || this.#waiting.length > 0 || this.#stopping) return false;
    this.#working = work().finally(() => {
      this.#working = undefined;
      this.#wake();
    });
    await this.#working;
    return true;
  }

  /** Says goodbye to all clients, rolls back what is open, and leaves the engine alone. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#server.close();
    await this.#working;
    const farewell = fatalMessage(
      '57P01',
      'the embedded engine is closing: the program that hosts it has ended',
    );
    for (const client of this.#clients) client.socket.end(farewell).destroySoon();
    clearTimeout(this.#idleTimer);
    if (this.#holder) await this.#run(abandon);
  }

  #accept(socket: Socket): void {
    if (this.#stopping || !this.#options.mayEnter()) {
      socket.destroy();
      return;
    }
    const client: Client = { socket, reader: new MessageReader(), stage: 'startup', parts: [], cycles: [] };
    this.#clients.add(client);
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
      if (socket.writableEnded) return; // sent away
      try {
        client.reader.push(chunk);
        this.#read(client);
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        this.#dismiss(client, '08P01', error.message);
      }
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#leave(client));
  }

  #read(client: Client): void {
    for (;;) {
      const message = client.stage === 'startup' ? client.reader.nextStartup() : client.reader.nextMessage();
      if (!message || client.socket.writableEnded) return;
      if (client.stage === 'startup') this.#greet(client, message);
      else if (client.stage === 'password') this.#admit(client, message);
      else this.#collect(client, message);
    }
  }

  #greet(client: Client, message: Buffer): void {
    const kind = readStartupKind(message);
    if (kind === 'encryption') client.socket.write('N');
    else if (kind === 'cancel') client.socket.destroy();
    else if (kind === 'unknown') this.#dismiss(client, '08P01', 'unsupported frontend protocol');
    else {
      client.stage = 'password';
      client.socket.write(passwordRequest);
    }
  }

  #admit(client: Client, message: Buffer): void {
    const given = Buffer.from(message[0] === 0x70 ? readText(message) : '');
    const expected = Buffer.from(this.#options.password);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      this.#dismiss(client, '28P01', 'password authentication failed');
      return;
    }
    client.stage = 'ready';
    client.socket.write(this.#greeting);
  }

  #collect(client: Client, message: Buffer): void {
    const type = String.fromCharCode(message[0] ?? 0);
    if (type === 'X') {
      client.cycles.push({ messages: Buffer.alloc(0), complete: true });
    } else if (type === 'Q' || type === 'F') {
      client.cycles.push({ messages: Buffer.concat([...client.parts, message, noCopy]), complete: true });
    } else if (type === 'S') {
      client.cycles.push({ messages: Buffer.concat([...client.parts, noCopy, message]), complete: true });
    } else if (type === 'H') {
      client.cycles.push({ messages: Buffer.concat([...client.parts, noCopy, message]), complete: false });
    } else {
      client.parts.push(message);
      return;
    }
    client.parts = [];
    if (!this.#waiting.includes(client)) this.#waiting.push(client);
    this.#wake();
  }

  #wake(): void {
    if (this.#working || this.#stopping) return;
    this.#working = this.#work()
      .catch(() => this.#options.onBroken())
      .finally(() => {
        this.#working = undefined;
        this.#watchHolder();
      });
  }

  async #work(): Promise<void> {
    while (!this.#stopping) {
      if (this.#holder && this.#holderGone) {
        await this.#freeTurn();
        continue;
      }
      const client = this.#holder ?? this.#waiting[0];
      const cycle = client?.cycles.shift();
      if (!client || !cycle) return;
      clearTimeout(this.#idleTimer);
      this.#waiting = this.#waiting.filter((other) => other !== client);
      if (client.cycles.length > 0) this.#waiting.push(client);
      await this.#serve(client, cycle);
      // Lets sockets be read between cycles, so that a client that left or joined is noticed.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async #serve(client: Client, cycle: Cycle): Promise<void> {
    if (cycle.messages.length === 0) {
      client.socket.destroySoon();
      this.#leave(client);
      return;
    }
    if (this.#previous !== client && hasError(await this.#run(reset)))
      throw new Error('the session was not reset');
    this.#previous = client;
    this.#holder = client;
    const answer = await this.#run(cycle.messages);
    if (cycle.complete) {
      const status = readFinalStatus(answer);
      if (!status) throw new Error('the engine broke off');
      if (status === 'idle') this.#holder = undefined;
    }
    if (client.socket.writable) client.socket.write(answer);
  }

  async #freeTurn(): Promise<void> {
    this.#holder = undefined;
    this.#holderGone = false;
    if (readFinalStatus(await this.#run(abandon)) !== 'idle')
      throw new Error('the engine kept a transaction');
  }

  /** May come twice for one client: when it is sent away and when its socket has closed. */
  #leave(client: Client): void {
    this.#clients.delete(client);
    this.#waiting = this.#waiting.filter((other) => other !== client);
    client.cycles = [];
    if (this.#holder !== client) return;
    this.#holderGone = true;
    this.#wake();
  }

  #watchHolder(): void {
    clearTimeout(this.#idleTimer);
    const holder = this.#holder;
    if (!holder || this.#stopping) return;
    this.#idleTimer = setTimeout(
      () => this.#dismiss(holder, '25P03', 'terminating connection due to idle-in-transaction timeout'),
      this.#options.idleTransactionMs,
    );
  }

  #dismiss(client: Client, code: string, text: string): void {
    // Not destroyed at once: a socket closed with bytes unread takes the message with it.
    client.socket.end(fatalMessage(code, text));
    setTimeout(() => client.socket.destroy(), lingerMs).unref();
    this.#leave(client); // at once: a client that does not read would keep its socket, and its turn
  }
}
