export interface HeaderCheck {
  /** column of each known header that stands in the file, by its standard name */
  readonly columns: ReadonlyMap<string, number>;
  /** required headers that are not there, by their standard name */
  readonly missing: readonly string[];
  /** headers as written that no standard header equals: to be mapped on a screen, or left out */
  readonly unknown: readonly string[];
  /** known headers that stand more than once; the first one counts */
  readonly duplicate: readonly string[];
}

/**
 * Finds the standard headers in a file's header row. Widths, spaces, and the many dashes that stand for ー
 * (全国地方公共団体コ―ド) do not matter; order does not matter.
 */
export function checkHeaders(
  header: readonly string[],
  known: readonly string[],
  required: readonly string[],
): HeaderCheck {
  const standard = new Map(known.map((name) => [foldHeader(name), name]));
  const columns = new Map<string, number>();
  const unknown: string[] = [];
  const duplicate = new Set<string>();
  for (const [column, written] of header.entries()) {
    const name = standard.get(foldHeader(written));
    if (name === undefined) {
      if (written.trim() !== '') unknown.push(written);
    } else if (columns.has(name)) {
      duplicate.add(name);
    } else {
      columns.set(name, column);
    }
  }
  return {
    columns,
    missing: required.filter((name) => !columns.has(name)),
    unknown,
    duplicate: [...duplicate],
  };
}

function foldHeader(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[‐‑‒–—―−ー-]/gu, 'ー')
    .toLowerCase();
}
