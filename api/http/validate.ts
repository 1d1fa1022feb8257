// Checks shape with zod and throws a problem, so that the typed client's results stay clean of error objects.
import { validator } from 'hono/validator';
import type { z } from 'zod';
import { problems } from './problem.ts';

const schemas = new WeakMap<object, z.ZodType>();
/** What a handler made by `valid` checks; the tests ask every route with it. */
export function schemaOf(handler: object): z.ZodType | undefined {
  return schemas.get(handler);
}

/** Unknown keys are refused by the contracts (`z.strictObject`); pointers are JSON pointers (RFC 6901). */
export function valid<Target extends 'json' | 'query' | 'param', Schema extends z.ZodType>(
  target: Target,
  schema: Schema,
) {
  const handler = validator(target, (value: unknown): z.output<Schema> => parse(schema, value));
  schemas.set(handler, schema);
  return handler;
}

/** Throws `http/malformed` with a pointer, a code and a Japanese sentence for each fault. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) {
    const pointer = findZeroByte(result.data, '');
    if (pointer === null) return result.data;
    throw problems.malformed([{ pointer, code: 'zero_byte', message: '使えない文字が含まれています' }]);
  }
  throw problems.malformed(
    result.error.issues.map((issue) => ({
      pointer: issue.path.map((part) => `/${escaped(String(part))}`).join('') || '/',
      code: issue.code,
      message: sentence(issue),
    })),
  );
}

function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Pointer to the first text with a zero byte, which no column can hold. Looks only at what a contract let through, so it is never deep. */
function findZeroByte(value: unknown, pointer: string): string | null {
  if (typeof value === 'string') return value.includes('\0') ? pointer || '/' : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    const found = findZeroByte(part, `${pointer}/${escaped(key)}`);
    if (found !== null) return found;
  }
  return null;
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'too_small')
    return issue.origin === 'string'
      ? `${issue.minimum}文字以上で入力してください`
      : `${issue.minimum}以上にしてください`;
  if (issue.code === 'too_big')
    return issue.origin === 'string'
      ? `${issue.maximum}文字以内で入力してください`
      : `${issue.maximum}以下にしてください`;
  if (issue.code === 'invalid_type' && issue.input === undefined) return '入力してください';
  if (issue.code === 'unrecognized_keys') return '知らない項目があります';
  return '形式が正しくありません';
}
