// Which of a file's own headers may mean a standard one: a proposal for a person, never taken by itself.
import { foldHeader } from './csv-headers.ts';

/** Below this share of common pairs of letters nothing is proposed. */
const least = 0.5;

/** Standard header → the file's own, each at most once, the likeliest first. */
export function guessHeaders(
  own: readonly string[],
  wanted: readonly string[],
): Readonly<Record<string, string>> {
  const scored = wanted.flatMap((standard) =>
    own.map((header) => ({ standard, header, score: likeness(plain(standard), plain(header)) })),
  );
  scored.sort((one, other) => other.score - one.score);
  const guessed: Record<string, string> = {};
  const taken = new Set<string>();
  for (const { standard, header, score } of scored) {
    if (score < least) break;
    if (guessed[standard] !== undefined || taken.has(header)) continue;
    guessed[standard] = header;
    taken.add(header);
  }
  return guessed;
}

/** Without what suppliers put for one another: a number is a code, an ID, a No. */
function plain(header: string): string {
  return foldHeader(header).replace(/(?<=.)(?:コード|id|no\.?)$/u, '番号');
}

/** 0 to 1: one holds the other, or how many pairs of neighbouring letters they share (Dice). */
function likeness(one: string, other: string): number {
  if (one === other) return 1;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const held = short.length >= 2 && long.includes(short) ? 0.5 + short.length / long.length / 2 : 0;
  const pairs = (text: string) =>
    Array.from({ length: text.length - 1 }, (_none, at) => text.slice(at, at + 2));
  const left = pairs(other);
  let common = 0;
  for (const pair of pairs(one)) {
    const at = left.indexOf(pair);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  const both = Math.max(1, one.length - 1 + other.length - 1);
  return Math.max(held, (2 * common) / both);
}
