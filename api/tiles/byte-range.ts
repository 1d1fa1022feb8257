/** Bytes from `start` to `end`, both included. */
export type ByteRange = { start: number; end: number };

/**
 * One part of a file of `size` bytes as RFC 9110 writes it (`bytes=0-99`, `bytes=100-`, `bytes=-100`), cut at the end of
 * the file. Null without a header, for several parts at once, for one outside the file, and for one longer than `longest`.
 */
export function readRange(header: string | undefined, size: number, longest: number): ByteRange | null {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (start >= size || end < start || end - start + 1 > longest) return null;
  return { start, end };
}
