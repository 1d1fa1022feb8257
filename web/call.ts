import type { z } from 'zod';
import { apiFetch, changing, unwrap, writing } from './api-client.ts';

type Sending = {
  body?: object | undefined;
  /** Idempotency key of a POST; a fresh one unless given. */
  key?: string | undefined;
  /** The version that the person has seen, for PUT and DELETE. */
  version?: number | undefined;
  /** Gives the question up when it is aborted; what was asked to be saved may be saved all the same. */
  signal?: AbortSignal | undefined;
};

/**
 * One request of ours with JSON both ways; the answer is read by its contract.
 *
 * @throws ApiProblem for every answer that is no success.
 */
export async function call<Answer>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  answer: z.ZodType<Answer>,
  { body, key, version, signal }: Sending = {},
): Promise<Answer> {
  const response = apiFetch(path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(method === 'POST' ? writing(key).headers : {}),
      ...(version === undefined ? {} : changing(version).headers),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  return answer.parse(await unwrap(response));
}

/**
 * The whole of a file that the server hands out.
 *
 * @throws ApiProblem for every answer that is no success.
 */
export async function callForFile(path: string, body?: object): Promise<Blob> {
  const response = await apiFetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined
      ? {}
      : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) await unwrap(response);
  return response.blob();
}
