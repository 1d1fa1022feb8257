// Requests that no honest page sends: half of them unreadable, all of them carrying a secret.
import { z } from 'zod';
import { parametersOf } from './routes.ts';
import type { RequestChanges, Route } from './routes.ts';

/** Requests to one route, with `secret` wherever a value can stand; `known` are parameters that exist. */
export function hostileRequests(
  route: Route,
  secret: string,
  known: Readonly<Record<string, string>>,
): Record<string, RequestChanges> {
  const written = encodeURIComponent(secret);
  const parameters = Object.fromEntries(parametersOf(route.path).map((parameter) => [parameter, written]));
  const address = { ...parameters, ...known };
  const requests: Record<string, RequestChanges> = {
    'unknown things named': { address },
    'unknown query': { query: `?${written}=${written}&q=${written}` },
  };
  if (route.method === 'GET') return requests;
  requests['no JSON'] = { raw: `{"name": ${secret}` };
  requests['unknown fields'] = { body: { [secret]: secret } };
  requests['a list'] = { body: [secret] };
  requests['a bare value'] = { body: secret };
  requests['deep nesting'] = { raw: `${'['.repeat(50_000)}"${secret}"${']'.repeat(50_000)}` };
  requests['too much'] = { body: { name: secret.repeat(200_000) } };
  requests['a number for If-Match that is none'] = { headers: { 'if-match': '"x"', 'idempotency-key': 'x' } };
  for (const schema of route.schemas) {
    const fields = fieldsOf(schema);
    requests['the secret in every field'] = { body: Object.fromEntries(fields.map((key) => [key, secret])) };
    requests['an object in every field'] = {
      body: Object.fromEntries(fields.map((key) => [key, { [secret]: secret }])),
    };
    requests['a list in every field'] = { body: Object.fromEntries(fields.map((key) => [key, [secret]])) };
    requests['a zero byte in every field'] = {
      body: Object.fromEntries(fields.map((key) => [key, '\u0000'])),
    };
  }
  return requests;
}

const ObjectSchema = z.object({
  properties: z.record(z.string(), z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});

/** Names of the fields that a contract takes, of every branch. */
export function fieldsOf(schema: z.ZodType): string[] {
  const keys = (description: unknown): string[] => {
    const parsed = ObjectSchema.safeParse(description);
    if (!parsed.success) return [];
    const { properties = {}, anyOf = [], oneOf = [] } = parsed.data;
    return [...Object.keys(properties), ...[...anyOf, ...oneOf].flatMap(keys)];
  };
  return [...new Set(keys(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })))];
}
