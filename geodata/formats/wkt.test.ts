import type { Geometry } from 'geojson';
import { expect, test } from 'vitest';
import { readWkt, writeWkt } from './wkt.ts';

const geometries: Geometry[] = [
  { type: 'Point', coordinates: [138.25, -1e-7] },
  {
    type: 'MultiPoint',
    coordinates: [
      [1, 2],
      [3, 4],
    ],
  },
  {
    type: 'LineString',
    coordinates: [
      [1, 2],
      [3, 4],
    ],
  },
  {
    type: 'MultiLineString',
    coordinates: [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ],
  },
  {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [9, 0],
        [9, 9],
        [0, 0],
      ],
      [
        [1, 1],
        [2, 1],
        [2, 2],
        [1, 1],
      ],
    ],
  },
  {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [0, 0],
          [9, 0],
          [9, 9],
          [0, 0],
        ],
      ],
      [
        [
          [1, 1],
          [2, 1],
          [2, 2],
          [1, 1],
        ],
      ],
    ],
  },
];

test.each(geometries)('a $type comes back as it was written', (geometry) => {
  expect(readWkt(writeWkt(geometry, 6677))).toEqual({ geometry, epsg: 6677 });
});

test('heights and measures are left out, spaces do not matter', () => {
  expect(readWkt(' POLYGON ZM (( 0 0 1 2 ,\n 9 0 1 2, 9 9 1 2 ,0 0 1 2 )) ')).toEqual({
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [9, 0],
          [9, 9],
          [0, 0],
        ],
      ],
    },
    epsg: null,
  });
  expect(readWkt('MULTIPOINT((1 2),(3 4))')).toEqual({ geometry: geometries[1], epsg: null });
});

test.each(['', '   ', 'POLYGON EMPTY'])('%j is no geometry', (text) => {
  expect(readWkt(text)).toBeNull();
});

test.each([
  'POINT',
  'POINT(1)',
  'POINT(1 x)',
  'POLYGON((0 0,1 1)',
  'POLYGON(0 0,1 1)',
  'CIRCLE(1 2)',
  'POINT(1 2) x',
  'LINESTRING((1 2)',
])('%j is unreadable', (text) => {
  expect(readWkt(text)).toBe('unreadable');
});
