// What all kinds of maps have in common: a file is the whole set of its source on a day, its rows are known by their
// contents. Bringing the next edition ends what it no longer has; bringing the same one twice changes nothing.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Trx } from '../db/database.ts';
import type { Cells, ImportInHand, ImportKind, RowExtras, StagedValue } from '../imports/import-kind.ts';
import type { ImportKindName } from '../imports/import-kinds.contract.ts';
import { RowValues, contentHash } from '../imports/row-values.ts';
import { repairShapes, shapeReader } from './map-shapes.ts';
import type { ShapeKind } from './map-shapes.ts';
import { findMissingSnapshot, getDays, recordSnapshot } from './register-import.ts';
import type { MapName } from './register-import.ts';
import { applySnapshot, compareSnapshot } from './versioned-rows.ts';
import type { Snapshot, VersionedTable } from './versioned-rows.ts';

interface MapKind {
  name: MapName & ImportKindName;
  label: string;
  headers: readonly string[];
  table: VersionedTable['name'];
  id: string;
  shapes: readonly ShapeKind[];
  /** Columns of the table beside those that every map has. */
  columns: readonly (keyof typeof ownColumns)[];
  /** Their values; faults go into `row`. */
  read(row: RowValues, cells: Cells, extras: RowExtras): Readonly<Record<string, StagedValue>>;
}

const ownColumns = {
  kind: 'text',
  class: 'text',
  rank: 'smallint',
  depth_from_m: 'numeric',
  depth_to_m: 'numeric',
  name: 'text',
  property_number: 'text',
} as const;

const commonColumns = {
  attributes: 'jsonb',
  wkb: 'bytea',
  given_crs: 'integer',
  content_hash: 'bytea',
} as const;

export function mapImport(map: MapKind): ImportKind {
  const own = Object.fromEntries(map.columns.map((name) => [name, ownColumns[name]]));
  const table: VersionedTable = {
    name: map.table,
    id: map.id,
    key: 'content_hash',
    columns: ['source', ...map.columns, 'attributes', 'geom', 'given_crs', 'content_hash'],
  };
  return {
    name: map.name,
    label: map.label,
    headers: map.headers,
    required: [],
    dated_by: null,
    stage: { table: 'registers.staged_shape', unique: null, columns: { ...own, ...commonColumns } },
    // A shape has no number: what a refused row was in the former edition cannot be known, so it ends.
    keyOf: () => '',
    async openReader(_reader, at) {
      const shapeOf = shapeReader(at.crs, map.shapes);
      return (cells, extras) => {
        const row = new RowValues(cells);
        const attributes = extras.attributes();
        const values = map.read(row, cells, extras);
        const read = shapeOf(extras);
        if ('fault' in read) {
          row.fault(read.fault.column, read.fault.reason);
          return row.finish(() => ({}));
        }
        const { wkb, given_crs, text } = read.shape;
        return row.finish(() => ({
          ...values,
          attributes,
          wkb,
          given_crs,
          content_hash: contentHash([...Object.values(values), attributes, text]),
        }));
      };
    },
    repair: repairShapes,
    compare: async (trx, at) =>
      compareSnapshot(
        trx,
        await snapshotOf(trx, at, map.name, table, sql`SELECT DISTINCT content_hash FROM ${staged(at)}`),
      ),
    async apply(trx, at) {
      const given = sql`
        SELECT DISTINCT ON (s.content_hash) ${at.source}::text AS source, ${sql.join(map.columns.map((name) => sql.ref(`s.${name}`)))},
          s.attributes, ST_GeomFromWKB(s.wkb, 6668) AS geom, s.given_crs, s.content_hash
        FROM ${staged(at)} ORDER BY s.content_hash, s.row_number`;
      const counts = await applySnapshot(trx, await snapshotOf(trx, at, map.name, table, given));
      await recordSnapshot(trx, at, map.name);
      return counts;
    },
    obstacle: (trx, at) => findMissingSnapshot(trx, at, map.name),
    touches: [map.table],
  };
}

function staged({ import_id }: ImportInHand): RawBuilder<unknown> {
  return sql`(SELECT * FROM registers.staged_shape WHERE import_id = ${import_id}) s`;
}

async function snapshotOf(
  trx: Trx,
  at: ImportInHand,
  map: MapName,
  table: VersionedTable,
  given: RawBuilder<unknown>,
): Promise<Snapshot> {
  const days = await getDays(trx, at, map);
  const source = at.source ?? '';
  const stays = at.remainder ? sql<boolean>`true` : sql<boolean>`false`;
  return { table, municipality_code: at.municipality_code, source, ...days, given, stays };
}
