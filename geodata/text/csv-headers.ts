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
 * (全国地方公共団体コ―ド) do not matter; order does not matter. With `cut`, a name that shapefiles have cut to ten bytes
 * (浸水区 for 浸水区分) stands for the one standard header that it is the beginning of.
 */
export function checkHeaders(
  header: readonly string[],
  known: readonly string[],
  required: readonly string[],
  { cut = false }: { cut?: boolean } = {},
): HeaderCheck {
  const standard = new Map(known.map((name) => [foldHeader(name), name]));
  if (cut) addCutNames(standard, header);
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

/** A name of this many bytes, in UTF-8 or in Shift_JIS, may have been longer. */
const nearlyTenBytes = 8;

function addCutNames(standard: Map<string, string>, header: readonly string[]): void {
  const whole = [...standard];
  const written = new Set(header.map(foldHeader));
  for (const name of written) {
    const bytes = new TextEncoder().encode(name).length;
    if (standard.has(name) || Math.max(bytes, name.length * 2) < nearlyTenBytes || name.length > 10) continue;
    const meant = whole.filter(([folded]) => folded.startsWith(name) && !written.has(folded));
    const [only] = meant;
    if (only !== undefined && meant.length === 1) standard.set(name, only[1]);
  }
}

/** How a header is compared: widths, spaces, dashes and capitals do not matter. */
export function foldHeader(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[‐‑‒–—―−ー-]/gu, 'ー')
    .toLowerCase();
}
