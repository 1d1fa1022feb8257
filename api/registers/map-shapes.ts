// The shapes of a map, row by row: into EPSG:6668 as they are read, repaired by the database once they are all there.
import { sql } from 'kysely';
import type { Geometry } from 'geojson';
import { toJgd2011 } from '../../geodata/crs/to-jgd2011.ts';
import type { CrsProblem } from '../../geodata/crs/to-jgd2011.ts';
import { mapPositions } from '../../geodata/formats/plane-geometry.ts';
import { writeWkb } from '../../geodata/formats/wkb.ts';
import type { ShapeFault } from '../../geodata/formats/wkb.ts';
import { writeWkt } from '../../geodata/formats/wkt.ts';
import type { Trx } from '../db/database.ts';
import { ImportFailure } from '../imports/import-job.ts';
import type { Fault, ImportInHand, LateFault, RowExtras, RowNote } from '../imports/import-kind.ts';

export type ShapeKind = 'polygon' | 'line' | 'point';

export interface Shape {
  /** `\x…`, as the staging table takes it. */
  wkb: string;
  /** EPSG code it was given in. */
  given_crs: number;
  /** As given, for telling one row from another. */
  text: string;
}

const crsReasons: Record<CrsProblem, string> = {
  unknown_system: '図形の座標系が扱えないものです',
  not_a_number: '図形に数でない座標があります',
  zero: '図形に0の座標があります',
  swapped: '図形の緯度と経度が入れ替わっています',
  wrong_system: '図形の座標が、指定された座標系の値ではありません',
  outside_japan: '図形が日本の範囲の外にあります(座標系を確かめてください)',
};

const shapeReasons: Record<ShapeFault, string> = {
  too_few_points: '図形の点が足りません',
  empty: '図形が空です',
  unsupported: '扱えない種類の図形です',
};

const kindWords: Record<ShapeKind, string> = { polygon: '面', line: '線', point: '点' };

/** So many shapes at the head of a file, all in the wrong place: it is the file, not the rows. */
const wrongFromStart = 20;

/** Reads the shapes of one import. Throws ImportFailure when the first ones are all outside of the system. */
export function shapeReader(
  crs: number,
  allowed: readonly ShapeKind[],
): (extras: RowExtras) => { shape: Shape } | { fault: Fault } {
  let misplaced = 0;
  let placed = false;
  const refuse = (reason: string) => ({ fault: { column: null, reason } });

  return ({ geometry: given }) => {
    if (given === null) return refuse('図形がありません');
    const { geometry } = given;
    const drawn = shapeKindOf(geometry);
    if (drawn === null || !allowed.includes(drawn))
      return refuse(`図形が${allowed.map((kind) => kindWords[kind]).join('または')}ではありません`);
    const epsg = given.epsg ?? crs;
    let problem: CrsProblem | null = null;
    const moved = mapPositions(geometry, (x, y) => {
      const at = toJgd2011(x, y, epsg);
      if (at.ok) return [at.lon, at.lat];
      problem = at.problem;
      return null;
    });
    if (moved === null) {
      misplaced += 1;
      const reason = crsReasons[problem ?? 'not_a_number'];
      if (!placed && misplaced >= wrongFromStart)
        throw new ImportFailure(
          `${reason}。初めの${wrongFromStart}件すべてがそうなので、読み込みをやめました。座標系(EPSG:${epsg})を確かめて、正しいものを指定してください。`,
          'crs',
        );
      return refuse(reason);
    }
    placed = true;
    const wkb = writeWkb(moved);
    if (!wkb.ok) return refuse(shapeReasons[wkb.fault]);
    return { shape: { wkb: `\\x${wkb.hex}`, given_crs: epsg, text: writeWkt(geometry, epsg) } };
  };
}

function shapeKindOf({ type }: Geometry): ShapeKind | null {
  if (type === 'Polygon' || type === 'MultiPolygon') return 'polygon';
  if (type === 'LineString' || type === 'MultiLineString') return 'line';
  return type === 'Point' ? 'point' : null;
}

const repaired = '図形の誤り(線の交差、重なりなど)を自動で直しました';
const nothingLeft = '図形の誤り(線の交差、つぶれた面など)が直せず、面が残りません';

/** Square degrees; a hundredth of a square metre. */
const nothing = 1e-12;

/** Makes staged areas valid; those of which no area is left are faults. */
export async function repairShapes(
  trx: Trx,
  { import_id }: ImportInHand,
  limit: number,
): Promise<{ faults: LateFault[]; notes: RowNote[] }> {
  // PostGIS tells the log about every crossing it meets.
  await sql`SELECT set_config('client_min_messages', 'error', true)`.execute(trx);
  const { rows } = await sql<{ row_number: number; left: boolean }>`
    WITH wrong AS MATERIALIZED (
      SELECT s.row_number, ST_CollectionExtract(ST_MakeValid(g.geom), 3) AS geom
      FROM registers.staged_shape s CROSS JOIN LATERAL (SELECT ST_GeomFromWKB(s.wkb, 6668) AS geom) g
      WHERE s.import_id = ${import_id} AND ST_Dimension(g.geom) = 2
        AND (NOT ST_IsValid(g.geom) OR ST_Area(g.geom) < ${nothing})
      LIMIT ${limit}),
    mended AS (
      UPDATE registers.staged_shape s SET wkb = ST_AsBinary(ST_Multi(w.geom), 'NDR')
      FROM wrong w WHERE s.import_id = ${import_id} AND s.row_number = w.row_number AND ST_Area(w.geom) >= ${nothing}
      RETURNING s.row_number)
    SELECT w.row_number, m.row_number IS NOT NULL AS left
    FROM wrong w LEFT JOIN mended m ON m.row_number = w.row_number ORDER BY 1`.execute(trx);
  return {
    faults: rows
      .filter(({ left }) => !left)
      .map(({ row_number }) => ({ row_number, column: null, reason: nothingLeft })),
    notes: rows.filter(({ left }) => left).map(({ row_number }) => ({ row_number, note: repaired })),
  };
}
