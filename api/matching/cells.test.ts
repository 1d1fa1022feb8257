import { expect, test } from 'vitest';
import { bandsAround, cellAt, cellOf, nowhere, squareAt, squaresAround } from './cells.ts';

test('cells are those of the standard', () => {
  // 東京駅; and one worked by hand: 34.8717 × 1.5 = 52.3076, 0.3076 × 8 = 2.46, 0.46 × 10 = 4; 38.3169, 2.54, 5.
  expect(cellAt(139.7671, 35.6812)).toBe('53394611');
  expect(cellAt(138.3169, 34.8717)).toBe('52382245');
  expect(cellAt(null, null)).toBe(nowhere);
});

test('a cell is read with its halo on all sides, and its bands are exactly its squares', () => {
  const cell = cellAt(138.3169, 34.8717);
  const squares = squaresAround(cell);
  const own = squares.filter((square) => cellOf(square) === cell);
  expect([squares.length, own.length]).toEqual([144, 64]);
  const bands = bandsAround(cell);
  bands.slice(1).forEach((band, index) => expect(band.south).toBe(bands[index]?.north));
  const [west, south] = [
    Math.min(...bands.map((band) => band.west)),
    Math.min(...bands.map((band) => band.south)),
  ];
  const [east, north] = [
    Math.max(...bands.map((band) => band.east)),
    Math.max(...bands.map((band) => band.north)),
  ];
  const middle = 0.5 / 640;
  const keys = new Set(squares.map(({ x, y }) => `${x} ${y}`));
  const isRead = (lon: number, lat: number) => {
    const { x, y } = squareAt(lon, lat);
    return keys.has(`${x} ${y}`);
  };
  expect([isRead(west + middle, south + middle), isRead(east - middle, north - middle)]).toEqual([
    true,
    true,
  ]);
  expect([isRead(west - middle, south + middle), isRead(east + middle, north - middle)]).toEqual([
    false,
    false,
  ]);
});
