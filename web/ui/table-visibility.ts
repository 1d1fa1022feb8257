import type { TableColumn } from './table-columns.ts';

/** Which columns of the named table this browser shows: the last choice, or what the columns say at first. */
export function keptVisibility<Row>(
  name: string,
  columns: readonly TableColumn<Row>[],
): Record<string, boolean> {
  const atFirst = Object.fromEntries(columns.map((column) => [column.id, !column.isHiddenAtFirst]));
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`table:${name}`) ?? '[]');
    if (!Array.isArray(kept) || kept.length === 0) return atFirst;
    return Object.fromEntries(columns.map((column) => [column.id, kept.includes(column.id)]));
  } catch {
    return atFirst;
  }
}

/** Remembers the choice of columns in this browser. */
export function keepVisibility(name: string, visibility: Readonly<Record<string, boolean>>): void {
  try {
    const shown = Object.keys(visibility).filter((column) => visibility[column]);
    localStorage.setItem(`table:${name}`, JSON.stringify(shown));
  } catch {
    // A browser that keeps nothing only forgets the choice of columns.
  }
}
