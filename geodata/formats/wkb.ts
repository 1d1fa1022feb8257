// Geometries as well-known binary in hexadecimal, as PostgreSQL takes them: two dimensions, little-endian.
import type { Geometry, Position } from 'geojson';

export type ShapeFault =
  /** a line of one point, a ring that encloses nothing */
  | 'too_few_points'
  /** a geometry without any position */
  | 'empty'
  | 'unsupported';

export type WkbResult =
  | { readonly ok: true; readonly hex: string }
  | { readonly ok: false; readonly fault: ShapeFault };

const codes = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
} as const;

class ShapeError extends Error {
  readonly fault: ShapeFault;
  constructor(fault: ShapeFault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * Lines and polygons come out as multi-geometries, since sources mix both. Rings are closed where their writer forgot to;
 * holes and parts that are too small to be anything are left out, as long as something is left.
 */
export function writeWkb(geometry: Geometry): WkbResult {
  try {
    const bytes = encode(geometry);
    return { ok: true, hex: bytes.toString('hex') };
  } catch (error) {
    if (error instanceof ShapeError) return { ok: false, fault: error.fault };
    throw error;
  }
}

function encode(geometry: Geometry): Buffer {
  switch (geometry.type) {
    case 'Point':
      return Buffer.concat([head(codes.Point), numbers([geometry.coordinates])]);
    case 'MultiPoint':
      return many(codes.MultiPoint, geometry.coordinates, (at) =>
        Buffer.concat([head(codes.Point), numbers([at])]),
      );
    case 'LineString':
      return linesOf([geometry.coordinates]);
    case 'MultiLineString':
      return linesOf(geometry.coordinates);
    case 'Polygon':
      return polygonsOf([geometry.coordinates]);
    case 'MultiPolygon':
      return polygonsOf(geometry.coordinates);
    case 'GeometryCollection':
      throw new ShapeError('unsupported');
  }
}

function linesOf(lines: readonly Position[][]): Buffer {
  const drawn = lines.filter((line) => line.length >= 2);
  if (drawn.length === 0)
    throw new ShapeError(lines.some((line) => line.length > 0) ? 'too_few_points' : 'empty');
  return many(codes.MultiLineString, drawn, (line) =>
    Buffer.concat([head(codes.LineString), count(line.length), numbers(line)]),
  );
}

function polygonsOf(polygons: readonly Position[][][]): Buffer {
  const closed = polygons.map((rings) => rings.map(close));
  const drawn = closed
    .filter(([outer]) => outer !== undefined && outer.length >= 4)
    .map((rings) => rings.filter((ring) => ring.length >= 4));
  if (drawn.length === 0)
    throw new ShapeError(
      polygons.some((rings) => rings.some((ring) => ring.length > 0)) ? 'too_few_points' : 'empty',
    );
  return many(codes.MultiPolygon, drawn, (rings) =>
    Buffer.concat([
      head(codes.Polygon),
      count(rings.length),
      ...rings.flatMap((ring) => [count(ring.length), numbers(ring)]),
    ]),
  );
}

function close(ring: Position[]): Position[] {
  const [first] = ring;
  const last = ring.at(-1);
  if (first === undefined || last === undefined) return ring;
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
}

function many<T>(code: number, parts: readonly T[], one: (part: T) => Buffer): Buffer {
  if (parts.length === 0) throw new ShapeError('empty');
  return Buffer.concat([head(code), count(parts.length), ...parts.map(one)]);
}

function head(code: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(1, 0);
  bytes.writeUInt32LE(code, 1);
  return bytes;
}

function count(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(length);
  return bytes;
}

function numbers(positions: readonly Position[]): Buffer {
  const bytes = Buffer.alloc(positions.length * 16);
  for (const [at, [x = Number.NaN, y = Number.NaN]] of positions.entries()) {
    bytes.writeDoubleLE(x, at * 16);
    bytes.writeDoubleLE(y, at * 16 + 8);
  }
  return bytes;
}
