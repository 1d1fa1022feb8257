// Talks to the app as our own pages do, without a socket: `x-musubi` on every write, an `Idempotency-Key` on every
// POST, `If-Match` where a version is given. What a call passes in `headers` wins; null leaves a header out.
import { randomUUID } from 'node:crypto';
import type { TestHouse } from './house.ts';

export interface CallOptions {
  /** The version that was seen, sent as If-Match. */
  version?: number;
  /** Idempotency-Key; each POST has a fresh one unless given. */
  key?: string;
  headers?: Readonly<Record<string, string | null>>;
}

/** JSON, or the bytes of a file. */
type Body = Uint8Array<ArrayBuffer> | string | number | boolean | object | null | undefined;

export class Client {
  readonly #app: Pick<TestHouse['app'], 'request'>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(app: Pick<TestHouse['app'], 'request'>, headers: Readonly<Record<string, string>> = {}) {
    this.#app = app;
    this.headers = headers;
  }

  get(path: string, options?: CallOptions): Promise<Response> {
    return this.#call('GET', path, undefined, options);
  }
  post(path: string, body?: Body, options?: CallOptions): Promise<Response> {
    return this.#call('POST', path, body, options);
  }
  put(path: string, body?: Body, options?: CallOptions): Promise<Response> {
    return this.#call('PUT', path, body, options);
  }
  patch(path: string, body?: Body, options?: CallOptions): Promise<Response> {
    return this.#call('PATCH', path, body, options);
  }
  delete(path: string, options?: CallOptions): Promise<Response> {
    return this.#call('DELETE', path, undefined, options);
  }

  async #call(method: string, path: string, body: Body, options: CallOptions = {}): Promise<Response> {
    const headers = new Headers(this.headers);
    if (method !== 'GET') headers.set('x-musubi', '1');
    if (method === 'POST') headers.set('idempotency-key', options.key ?? randomUUID());
    if (options.version !== undefined) headers.set('if-match', `"${options.version}"`);
    const isFile = body instanceof Uint8Array;
    if (body !== undefined)
      headers.set('content-type', isFile ? 'application/octet-stream' : 'application/json');
    for (const [name, value] of Object.entries(options.headers ?? {})) {
      if (value === null) headers.delete(name);
      else headers.set(name, value);
    }
    return this.#app.request(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
    });
  }
}
