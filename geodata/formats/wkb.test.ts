import type { Geometry } from 'geojson';
import { expect, test } from 'vitest';
import { writeWkb } from './wkb.ts';

const triangle = [
  [0, 0],
  [1, 0],
  [1, 1],
];

test('a point is written byte by byte as the standard has it', () => {
  expect(writeWkb({ type: 'Point', coordinates: [1, 2] })).toEqual({
    ok: true,
    hex: '0101000000000000000000f03f0000000000000040',
  });
});

test('an open ring is closed, a polygon becomes one of many', () => {
  const open = writeWkb({ type: 'Polygon', coordinates: [triangle] });
  expect(open).toEqual(writeWkb({ type: 'MultiPolygon', coordinates: [[[...triangle, [0, 0]]]] }));
});

test('parts that are nothing are left out as long as something is left', () => {
  const whole = writeWkb({ type: 'Polygon', coordinates: [triangle] });
  expect(
    writeWkb({
      type: 'Polygon',
      coordinates: [
        triangle,
        [
          [0, 0],
          [1, 1],
        ],
      ],
    }),
  ).toEqual(whole);
  expect(writeWkb({ type: 'MultiPolygon', coordinates: [[], [triangle]] })).toEqual(whole);
});

const nothings: [Geometry, string][] = [
  [{ type: 'LineString', coordinates: [[0, 0]] }, 'too_few_points'],
  [
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    },
    'too_few_points',
  ],
  [{ type: 'Polygon', coordinates: [] }, 'empty'],
  [{ type: 'MultiPoint', coordinates: [] }, 'empty'],
  [{ type: 'GeometryCollection', geometries: [] }, 'unsupported'],
];

test.each(nothings)('%j is no shape', (geometry, fault) => {
  expect(writeWkb(geometry)).toEqual({ ok: false, fault });
});
