/** Lines of cells parted by tabs, as columns that stand under each other. */
export function asTable(lines: string[]): string {
  const rows = lines.map((line) => line.split('\t'));
  const widths = rows[0]?.map((_cell, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
