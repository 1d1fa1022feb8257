import { Chance } from './chance.ts';

/**
 * A smooth random field over the plane, 0 to 1, mean a half: what the ground is like changes from street to street, not
 * from house to house. Values on a grid of `cell` metres, joined smoothly.
 */
export function smoothField(seed: number, name: string, cell: number): (x: number, y: number) => number {
  const corners = new Map<string, number>();
  const corner = (column: number, row: number): number => {
    const key = `${column},${row}`;
    const known = corners.get(key);
    if (known !== undefined) return known;
    if (corners.size > 20_000) corners.clear();
    const value = new Chance(seed, name, column, row).next();
    corners.set(key, value);
    return value;
  };
  return (x, y) => {
    const column = Math.floor(x / cell);
    const row = Math.floor(y / cell);
    const right = ease(x / cell - column);
    const up = ease(y / cell - row);
    const low = corner(column, row) * (1 - right) + corner(column + 1, row) * right;
    const high = corner(column, row + 1) * (1 - right) + corner(column + 1, row + 1) * right;
    return low * (1 - up) + high * up;
  };
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}
