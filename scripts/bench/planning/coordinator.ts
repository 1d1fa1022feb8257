// A coordinator who asks the API in process. Answers are JSON; anything but success ends the bench.
import type { BenchTown } from '../bench-town.ts';
import { town } from '../town-files.ts';

export interface Coordinator {
  /** `/api/{municipality}/{disaster}` */
  readonly base: string;
  get(path: string): Promise<unknown>;
  post(path: string, body: object): Promise<unknown>;
  /** `version`: the revision that was seen. */
  put(path: string, body: object | undefined, version: number): Promise<unknown>;
}

export function coordinatorOf({ app, headers }: BenchTown): Coordinator {
  const ask = async (path: string, init: RequestInit): Promise<unknown> => {
    const answer = await app.request(path, init);
    if (!answer.ok)
      throw new Error(`${init.method ?? 'GET'} failed with ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    base: `/api/${town.municipality}/${town.disaster}`,
    get: (path) => ask(path, { headers }),
    post: (path, body) =>
      ask(path, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(body),
      }),
    put: (path, body, version) =>
      ask(path, {
        method: 'PUT',
        headers: { ...headers, 'if-match': `"${version}"` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}
