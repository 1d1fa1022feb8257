// Cells of the calendar by place: a row a team, two columns a day. A block is what Shift and the arrows have taken.

export type Place = { row: number; column: number };
/** Both corners belong to it; `to` is where the keyboard is. */
export type Block = { from: Place; to: Place };

const columnsOfWeek = 14;

/**
 * Where a key moves to, or null for a key that moves nothing: arrows by half a day and team, with Ctrl by a day;
 * PageUp and PageDown by a week, Home and End to the ends of the row, with Ctrl of the calendar.
 */
export function movedPlace(
  key: string,
  isControl: boolean,
  { row, column }: Place,
  { rows, columns }: { rows: number; columns: number },
): Place | null {
  const within = (nextRow: number, nextColumn: number): Place => ({
    row: Math.max(0, Math.min(rows - 1, nextRow)),
    column: Math.max(0, Math.min(columns - 1, nextColumn)),
  });
  const step = isControl ? 2 : 1;
  switch (key) {
    case 'ArrowLeft':
      return within(row, column - step);
    case 'ArrowRight':
      return within(row, column + step);
    case 'ArrowUp':
      return within(row - 1, column);
    case 'ArrowDown':
      return within(row + 1, column);
    case 'PageUp':
      return within(row, column - columnsOfWeek);
    case 'PageDown':
      return within(row, column + columnsOfWeek);
    case 'Home':
      return within(isControl ? 0 : row, 0);
    case 'End':
      return within(isControl ? rows - 1 : row, columns - 1);
    default:
      return null;
  }
}

/** The places of a block, row by row. */
export function placesOf({ from, to }: Block): Place[] {
  const places: Place[] = [];
  for (let row = Math.min(from.row, to.row); row <= Math.max(from.row, to.row); row += 1)
    for (
      let column = Math.min(from.column, to.column);
      column <= Math.max(from.column, to.column);
      column += 1
    )
      places.push({ row, column });
  return places;
}

/** First and last column of the block in a row; null where the block has nothing of that row. */
export function columnsInRow({ from, to }: Block, row: number): { first: number; last: number } | null {
  if (row < Math.min(from.row, to.row) || row > Math.max(from.row, to.row)) return null;
  return { first: Math.min(from.column, to.column), last: Math.max(from.column, to.column) };
}
