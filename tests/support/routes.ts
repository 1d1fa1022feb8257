// Every route of the app with how it was mounted, and a request for it that is whole but means nothing.
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { mountOf } from '../../api/http/mounts.ts';
import type { Mount } from '../../api/http/mounts.ts';
import { ProblemDocument } from '../../api/http/problem.ts';
import { schemaOf } from '../../api/http/validate.ts';
import type { TestHouse } from './house.ts';

export interface Route {
  method: string;
  /** The pattern, e.g. /api/:municipality/live. */
  path: string;
  /** In the order in which they run; a well-made route has one, and it runs first. */
  mounts: Mount[];
  mountedFirst: boolean;
  /** What its body or query is checked by. */
  schemas: z.ZodType[];
}

/** All but middleware and the built pages (`GET *`). */
export function routesOf(app: TestHouse['app']): Route[] {
  const found = new Map<string, Route>();
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL' || path === '/*') continue;
    const mount = mountOf(handler);
    const schema = schemaOf(handler);
    const known = found.get(`${method} ${path}`);
    const route = known ?? { method, path, mounts: [], mountedFirst: mount !== undefined, schemas: [] };
    if (mount) route.mounts.push(mount);
    if (schema) route.schemas.push(schema);
    found.set(`${method} ${path}`, route);
  }
  return [...found.values()].sort((one, other) => (name(one) < name(other) ? -1 : 1));
}

export function name({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${path} ${method}`;
}

export function theMount({ mounts, path }: Route): Mount {
  const mount = mounts[0];
  if (!mount) throw new Error(`${path} has no mount`);
  return mount;
}

/** Names of the parameters in a pattern. */
export function parametersOf(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
}

/** The pattern with every parameter filled in: what is known from `known`, numbers for tiles, else a fresh id. */
export function addressOf(path: string, known: Readonly<Record<string, string>>): string {
  return path.replaceAll(
    /:(\w+)(?:\{((?:[^{}]|\{[^{}]*\})*)\})?/g,
    (_whole, parameter: string, form?: string) => {
      const value = known[parameter] ?? (/^[zxy]$/.test(parameter) ? '1' : randomUUID());
      return form?.endsWith('\\.mvt') ? `${value}.mvt` : value;
    },
  );
}

export interface Answer {
  status: number;
  /** Of a problem; '' otherwise. */
  slug: string;
  type: string;
  text: string;
  json: unknown;
}

/** How a request differs from the plain one that `ask` makes of a route. */
export interface RequestChanges {
  app?: TestHouse['app'];
  address?: Readonly<Record<string, string>>;
  query?: string;
  body?: unknown;
  /** Sent as it is, in place of `body`. */
  raw?: string;
  headers?: Readonly<Record<string, string | null>>;
}

export async function readAnswer(response: Response): Promise<Answer> {
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return { status: response.status, slug: '', type, text: '', json: undefined };
  }
  const text = await response.text();
  const json: unknown = type.includes('json') ? JSON.parse(text) : undefined;
  const document = ProblemDocument.safeParse(json);
  const slug = document.success ? document.data.type.replace('/problems/', '') : '';
  return { status: response.status, slug, type, text, json };
}
