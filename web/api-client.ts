import { hc } from 'hono/client';
import { v7 as uuidv7 } from 'uuid';
import type { App } from '../api/app.ts';

/** One thing that is wrong with one field: a JSON pointer into what was sent, and why, without the value. */
export type ProblemField = { pointer: string; code: string; message: string };

/** What our API answers when it cannot do what was asked (RFC 9457, `application/problem+json`). */
export type ProblemDocument = {
  type: string;
  title: string;
  status: number;
  detail?: string | undefined;
  instance?: string | undefined;
  errors?: ProblemField[] | undefined;
};

/** A problem document on its way up to the nearest error boundary, form or notice. */
export class ApiProblem extends Error {
  readonly document: ProblemDocument;

  constructor(document: ProblemDocument) {
    super(document.title);
    this.name = 'ApiProblem';
    this.document = document;
  }

  get status(): number {
    return this.document.status;
  }

  /** Which problem it is, by room and word: `accounts/wrong-password`. */
  get slug(): string {
    return this.document.type.replace(/^\/problems\//, '');
  }
}

/** Called when an answer says that nobody is signed in; the pages set it to go to the sign-in page. */
let onSignedOut: () => void = () => {};

export function whenSignedOut(goToSignIn: () => void): void {
  onSignedOut = goToSignIn;
}

/**
 * `fetch` with what every request of ours carries: the mark that a page of ours sent it (against forged
 * requests), and for a POST a key under which the server does it only once.
 * A caller that retries the same write passes the same key by {@link writing}.
 *
 * @throws ApiProblem when no answer arrives.
 */
export async function apiFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('X-Musubi', '1');
  if (init.method?.toUpperCase() === 'POST' && !headers.has('Idempotency-Key')) {
    headers.set('Idempotency-Key', uuidv7());
  }
  try {
    return await fetch(input, { ...init, headers, credentials: 'same-origin' });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem({
      type: '/problems/web/no-answer',
      title: 'サーバーにつながりません',
      status: 0,
      detail: 'ネットワークの接続を確かめて、もう一度実行してください。まだ保存されていません。',
    });
  }
}

/** The body that a typed response promises; unknown for a plain one. */
type BodyOf<R> = R extends { json(): Promise<infer Body> } ? (0 extends 1 & Body ? unknown : Body) : never;

/**
 * The JSON of a successful answer.
 *
 * @throws ApiProblem for every other answer; 401 also leads to the sign-in page, unless `stay` is set.
 */
export function unwrap<R extends ResponseLike>(
  answer: R | Promise<R>,
  options?: { stay?: boolean },
): Promise<BodyOf<R>>;
export async function unwrap(
  answer: ResponseLike | Promise<ResponseLike>,
  { stay = false }: { stay?: boolean } = {},
): Promise<unknown> {
  const response = await answer;
  if (response.ok) return response.status === 204 ? null : response.json();
  const problem = await readProblem(response);
  if (problem.status === 401 && !stay) onSignedOut();
  throw problem;
}

/** What `hc` hands out: a response whose body type is known. */
type ResponseLike = Pick<Response, 'ok' | 'status' | 'headers'> & { json(): Promise<unknown> };

async function readProblem(response: ResponseLike): Promise<ApiProblem> {
  const fallback: ProblemDocument = {
    type: '/problems/web/unexpected-answer',
    title: '処理できませんでした',
    status: response.status,
    detail: 'しばらくしてからもう一度実行してください。続くときは管理者に知らせてください。',
  };
  if (!response.headers.get('Content-Type')?.includes('json')) return new ApiProblem(fallback);
  const body: unknown = await response.json().catch(() => null);
  return new ApiProblem(isProblemDocument(body) ? body : fallback);
}

function isProblemDocument(body: unknown): body is ProblemDocument {
  return (
    typeof body === 'object' &&
    body !== null &&
    'type' in body &&
    typeof body.type === 'string' &&
    'title' in body &&
    typeof body.title === 'string' &&
    'status' in body &&
    typeof body.status === 'number'
  );
}

/** Headers of a POST that must happen once: keep the key for as long as the same attempt is retried. */
export function writing(key: string = uuidv7()): { headers: Record<string, string> } {
  return { headers: { 'Idempotency-Key': key } };
}

/** Headers of a PUT, PATCH or DELETE of the version that the person has seen. */
export function changing(version: number | string): { headers: Record<string, string> } {
  return { headers: { 'If-Match': `"${version}"` } };
}

/** Every route of the API, typed. Results go through {@link unwrap}: `unwrap(api.api[…].$get(…))`. */
export const api = hc<App>('/', { fetch: apiFetch });
