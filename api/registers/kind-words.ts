import type { RowValues } from '../imports/row-values.ts';

/** Reads the column `kind` in our words or in Japanese ones; `otherwise` is the reason for any other. */
export function kindReader<K extends string>(
  words: Readonly<Record<K, readonly string[]>>,
): (row: RowValues, otherwise: string) => K | null {
  const kinds = new Map<string, K>();
  for (const kind of keysOf(words)) for (const word of words[kind]) kinds.set(fold(word), kind);
  return (row, otherwise) => {
    const text = row.cell('kind');
    const kind = kinds.get(fold(text));
    if (kind === undefined) row.fault('kind', text === '' ? '入力がありません' : otherwise);
    return kind ?? null;
  };
}

function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): K[] {
  const keys: K[] = [];
  for (const key in record) keys.push(key);
  return keys;
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s・]+/gu, '')
    .toLowerCase();
}
