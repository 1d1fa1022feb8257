// How a town is cut for linking: cells of the 基準地域メッシュ (JIS X 0410, about 1 km), each made of 8 × 8 squares. What is
// linked for a cell are the records of its own squares and of those around it (the halo), so that nothing at its
// border competes with less than it should. All in degrees, EPSG:6668.

/** Squares to a degree of longitude and latitude: 45″ / 8 and 30″ / 8, some 140 by 115 m. */
export const squaresPerDegree = { lon: 640, lat: 960 } as const;
const squaresPerCell = 8;
/** Squares around a cell, at least 230 m: further than any candidate lies from its survey. */
export const haloSquares = 2;
/** Height of what is read at one go, in squares: a third of a second's work less for whoever waits for the database. */
const squaresPerBand = 3;
/** Home of what has no place at all. */
export const nowhere = 'none';

/** A square by its whole number from the zero meridian and the equator. */
export interface Square {
  readonly x: number;
  readonly y: number;
}

/** Half-open: west and south belong to it. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export function squareAt(lon: number, lat: number): Square {
  return { x: Math.floor(lon * squaresPerDegree.lon), y: Math.floor(lat * squaresPerDegree.lat) };
}

/** Mesh code of the cell that a square lies in. */
export function cellOf({ x, y }: Square): string {
  const column = Math.floor(x / squaresPerCell);
  const row = Math.floor(y / squaresPerCell);
  const [p, u] = [Math.floor(row / 80), Math.floor(column / 80) - 100];
  const [q, v] = [Math.floor((row % 80) / 10), Math.floor((column % 80) / 10)];
  return `${two(p)}${two(u)}${q}${v}${row % 10}${column % 10}`;
}

export function cellAt(lon: number | null, lat: number | null): string {
  return lon === null || lat === null ? nowhere : cellOf(squareAt(lon, lat));
}

/** South-western square of a cell. */
function cornerOf(cell: string): Square {
  const digit = (from: number, length = 1) => Number(cell.slice(from, from + length));
  const row = digit(0, 2) * 80 + digit(4) * 10 + digit(6);
  const column = (digit(2, 2) + 100) * 80 + digit(5) * 10 + digit(7);
  return { x: column * squaresPerCell, y: row * squaresPerCell };
}

/** All squares that are read for a cell: its own and the halo. */
export function squaresAround(cell: string): Square[] {
  const { x, y } = cornerOf(cell);
  const side = squaresPerCell + 2 * haloSquares;
  return Array.from({ length: side * side }, (_, index) => ({
    x: x - haloSquares + (index % side),
    y: y - haloSquares + Math.floor(index / side),
  }));
}

/** The same as boxes, one north of the other, that share no place. */
export function bandsAround(cell: string): Box[] {
  const { x, y } = cornerOf(cell);
  const side = squaresPerCell + 2 * haloSquares;
  return Array.from({ length: side / squaresPerBand }, (_, band) => {
    const south = y - haloSquares + band * squaresPerBand;
    return {
      west: (x - haloSquares) / squaresPerDegree.lon,
      south: south / squaresPerDegree.lat,
      east: (x - haloSquares + side) / squaresPerDegree.lon,
      north: (south + squaresPerBand) / squaresPerDegree.lat,
    };
  });
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
