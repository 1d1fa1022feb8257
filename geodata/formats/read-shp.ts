// The geometries of a shapefile, one record after the other; heights and measures are left out.
import type { Geometry, Position } from 'geojson';
import { viewOf } from './byte-source.ts';
import type { ByteReader } from './byte-source.ts';
import { FormatError } from './format-error.ts';

const fileCode = 9994;
const headBytes = 100;
/** A coast of a whole country stays below this. */
const maxRecordBytes = 64 * 1024 ** 2;

export type ShapeReading = { readonly geometry: Geometry | null } | { readonly unreadable: true };

/** Throws FormatError for what is no .shp. */
export async function readShpHead(reader: ByteReader): Promise<void> {
  const head = viewOf(await reader.need(headBytes));
  if (head.getInt32(0) !== fileCode) throw new FormatError('broken');
}

/** Null at the end. A record without a shape has a null geometry. */
export async function readShape(reader: ByteReader, row: number): Promise<ShapeReading | null> {
  const head = await reader.read(8);
  if (head === null) return null;
  const length = viewOf(head).getInt32(4) * 2;
  if (length < 4) throw new FormatError('broken', row);
  if (length > maxRecordBytes) throw new FormatError('feature_too_large', row);
  const record = viewOf(await reader.need(length));
  try {
    return shapeOf(record);
  } catch (error) {
    // The counts within a record point beyond its end.
    if (error instanceof RangeError) return { unreadable: true };
    throw error;
  }
}

function shapeOf(record: DataView): ShapeReading {
  const position = (at: number): Position => [record.getFloat64(at, true), record.getFloat64(at + 8, true)];
  const type = record.getInt32(0, true);
  switch (type) {
    case 0:
      return { geometry: null };
    case 1:
    case 11:
    case 21:
      return { geometry: { type: 'Point', coordinates: position(4) } };
    case 8:
    case 18:
    case 28:
      return {
        geometry: {
          type: 'MultiPoint',
          coordinates: range(countAt(record, 36)).map((at) => position(40 + 16 * at)),
        },
      };
    case 3:
    case 13:
    case 23: {
      const lines = partsOf(record, position);
      const [only] = lines;
      if (only === undefined) return { geometry: null };
      return {
        geometry:
          lines.length === 1
            ? { type: 'LineString', coordinates: only }
            : { type: 'MultiLineString', coordinates: lines },
      };
    }
    case 5:
    case 15:
    case 25:
      return { geometry: polygonOf(partsOf(record, position)) };
    default:
      return { unreadable: true };
  }
}

function countAt(record: DataView, at: number): number {
  const count = record.getInt32(at, true);
  if (count < 0 || count * 16 > record.byteLength) throw new RangeError('more points than bytes');
  return count;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_none, at) => at);
}

function partsOf(record: DataView, position: (at: number) => Position): Position[][] {
  const parts = countAt(record, 36);
  const points = countAt(record, 40);
  const starts = range(parts).map((part) => record.getInt32(44 + 4 * part, true));
  const first = 44 + 4 * parts;
  return starts.map((start, part) => {
    const end = starts[part + 1] ?? points;
    if (start < 0 || end > points || start > end) throw new RangeError('parts out of order');
    return range(end - start).map((at) => position(first + 16 * (start + at)));
  });
}

/** Rings run clockwise round land and the other way round holes; a hole belongs to the ring that it lies in. */
function polygonOf(rings: Position[][]): Geometry | null {
  const drawn = rings.filter((ring) => ring.length >= 4);
  const outer = drawn.filter((ring) => areaOf(ring) <= 0).map((ring) => [ring]);
  const holes = drawn.filter((ring) => areaOf(ring) > 0);
  for (const hole of holes) {
    const [at] = hole;
    const around = at && outer.find(([ring]) => ring !== undefined && liesIn(at, ring));
    if (around) around.push(hole);
    // Written the wrong way round: an area all the same.
    else outer.push([hole]);
  }
  const [only] = outer;
  if (only === undefined) return null;
  return outer.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: outer };
}

/** Twice the area, positive counter-clockwise. */
function areaOf(ring: readonly Position[]): number {
  let sum = 0;
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  for (let at = 0; at + 1 < ring.length; at += 1) {
    const [x1 = 0, y1 = 0] = ring[at] ?? [];
    const [x2 = 0, y2 = 0] = ring[at + 1] ?? [];
    sum += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  }
  return sum;
}

function liesIn([x = 0, y = 0]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  for (let at = 0; at + 1 < ring.length; at += 1) {
    const [x1 = 0, y1 = 0] = ring[at] ?? [];
    const [x2 = 0, y2 = 0] = ring[at + 1] ?? [];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
