// Whatever is wrong with a file, it is told as one of the known errors: nothing else comes out, and nothing hangs.
import fc from 'fast-check';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { describe, expect, test } from 'vitest';
import { DecodeError } from '../text/decode-text.ts';
import { CsvFileError } from '../text/read-csv.ts';
import { FormatError } from './format-error.ts';
import { dbfOf, listRows, prjOf, shpOf, sourceOf, xlsxOf, zipOf } from './made-files.ts';
import { openTable } from './open-table.ts';

const ring = [
  [138.3, 34.8],
  [138.3, 34.9],
  [138.4, 34.9],
  [138.3, 34.8],
];
const polygon = (name: string) => ({
  type: 'Feature' as const,
  properties: { name, rank: 2 },
  geometry: { type: 'Polygon' as const, coordinates: [ring] },
});
const collection = { type: 'FeatureCollection' as const, features: [polygon('浜'), polygon('沖')] };
const shp = shpOf([{ rings: [ring] }, { rings: [ring] }]);
const dbf = dbfOf(
  [{ name: 'name' }, { name: 'rank', type: 'N' }],
  [
    ['浜', '1'],
    ['沖', '2'],
  ],
);

const files: [string, Uint8Array][] = [
  ['GeoJSON', Buffer.from(JSON.stringify(collection))],
  ['FlatGeobuf', serialize(collection, 6668)],
  ['zipped Shapefile', await zipOf({ 'a.shp': shp, 'a.dbf': dbf, 'a.prj': prjOf[6668] })],
  [
    'workbook',
    await xlsxOf([
      ['A', 'B'],
      ['浜', '1'],
      ['沖', '2'],
    ]),
  ],
  ['CSV with shapes', Buffer.from('name,WKT\n浜,"POLYGON((1 2,3 4,5 6,1 2))"\n')],
];

async function outcome(bytes: Uint8Array): Promise<'read' | 'refused'> {
  try {
    const table = await openTable(sourceOf(bytes, 4096), { withGeometry: true });
    await listRows(table.rows);
    return 'read';
  } catch (error) {
    if (error instanceof FormatError || error instanceof CsvFileError || error instanceof DecodeError)
      return 'refused';
    throw error;
  }
}

describe.each(files)('a %s', (_name, whole) => {
  test('is read when it is whole', async () => {
    expect(await outcome(whole)).toBe('read');
  });

  test('that was cut anywhere is read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
        expect(['read', 'refused']).toContain(await outcome(whole.subarray(0, length)));
      }),
    );
  });

  test('with any bytes changed is read or refused', async () => {
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const damaged = Uint8Array.from(whole);
        for (const { at, byte } of changes) damaged[at] = byte;
        expect(['read', 'refused']).toContain(await outcome(damaged));
      }),
      { numRuns: 300 },
    );
  });
});
