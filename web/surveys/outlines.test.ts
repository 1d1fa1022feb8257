import { describe, expect, it } from 'vitest';
import { boundsOfPolygons, hatchingOf, isInside, polygonsOf } from './outlines.ts';

const square: [number, number][] = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
];
const hole: [number, number][] = [
  [1, 1],
  [3, 1],
  [3, 3],
  [1, 3],
  [1, 1],
];

describe('outlines', () => {
  it('are read from polygons and multipolygons, and from nothing else', () => {
    expect(polygonsOf({ type: 'Polygon', coordinates: [square, hole] })).toEqual([[square, hole]]);
    expect(polygonsOf({ type: 'MultiPolygon', coordinates: [[square], [hole]] })).toEqual([[square], [hole]]);
    expect(polygonsOf({ type: 'LineString', coordinates: square })).toEqual([]);
    expect(boundsOfPolygons([[square], [hole]])).toEqual([0, 0, 4, 4]);
    expect(boundsOfPolygons([])).toBeNull();
  });

  it('hold what lies in them, not what lies in their holes', () => {
    expect(isInside(0.5, 0.5, [square, hole])).toBe(true);
    expect(isInside(2, 2, [square, hole])).toBe(false);
    expect(isInside(5, 2, [square, hole])).toBe(false);
  });

  it('are hatched inside only, at 45 degrees, never in their holes', () => {
    const strokes = hatchingOf([square, hole], 0.5, 1);
    expect(strokes.length).toBeGreaterThan(10);
    for (const {
      from: [ax, ay],
      to: [bx, by],
    } of strokes) {
      expect(bx - ax).toBeCloseTo(by - ay, 9);
      expect(isInside((ax + bx) / 2, (ay + by) / 2, [square, hole])).toBe(true);
    }
  });

  it('are never hatched with more strokes than can be told apart', () => {
    expect(hatchingOf([square], 1e-9, 1).length).toBeLessThan(500);
    expect(hatchingOf([square], 0, 1)).toEqual([]);
  });
});
