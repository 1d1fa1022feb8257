import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { BUILDING_HEADERS } from '../../geodata/register-headers.ts';
import { foldKana, foldName } from '../../geodata/text/fold-name.ts';
import { parseWarekiYear } from '../../geodata/wareki.ts';
import type { TownIndex } from '../../geodata/addresses/town-index.ts';
import type { Trx } from '../db/database.ts';
import type { Cells, Counts, ImportInHand, ImportKind, RowReading } from '../imports/import-kind.ts';
import { placeReader } from '../imports/place-values.ts';
import type { PlaceReader } from '../imports/place-values.ts';
import { RowValues, contentHash, readKey } from '../imports/row-values.ts';
import { readAddress } from './address-reading.ts';
import { listTownsOfOtherLots, placed } from './geocoding.ts';
import { findMissingSnapshot, getDays, recordSnapshot, staysUngiven } from './register-import.ts';
import { getTownIndex } from './towns.queries.ts';
import { applySnapshot, compareSnapshot, coversDay } from './versioned-rows.ts';
import type { Snapshot, VersionedTable } from './versioned-rows.ts';

const stagedColumns = {
  property_number: 'text',
  address: 'text',
  lot_number: 'text',
  use: 'text',
  structure: 'text',
  roof: 'text',
  storeys: 'smallint',
  floor_area: 'numeric',
  built_year: 'smallint',
  owner_name: 'text',
  owner_name_key: 'text',
  owner_kana: 'text',
  owner_kana_key: 'text',
  owner_address: 'text',
  co_owners: 'text[]',
  co_owner_keys: 'text[]',
  building_name: 'text',
  ledger: 'text',
  lon: 'double precision',
  lat: 'double precision',
  given_x: 'double precision',
  given_y: 'double precision',
  town_id: 'text',
  address_key: 'text',
  block_key: 'text',
  is_lot: 'boolean',
  content_hash: 'bytea',
} as const;

const onlyStaged = ['lon', 'lat', 'block_key', 'is_lot'];
const table: VersionedTable = {
  name: 'registers.building',
  id: 'building_version_id',
  key: 'property_number',
  columns: [
    ...Object.keys(stagedColumns).filter((column) => !onlyStaged.includes(column)),
    'given_crs',
    'geom',
    'geocode_level',
  ],
};

export const buildingsImport: ImportKind = {
  name: 'buildings',
  label: '家屋',
  headers: BUILDING_HEADERS,
  required: ['物件番号', '所在地', '納税義務者氏名'],
  dated_by: null,
  stage: {
    table: 'registers.staged_building',
    unique: { column: 'property_number', header: '物件番号' },
    columns: stagedColumns,
  },
  keyOf: (cells) => readKey(cells('物件番号')),
  async openReader(reader, at) {
    const towns = await getTownIndex(reader, at.municipality_code);
    const places = placeReader(at.crs);
    return (cells) => readBuilding(cells, towns, places);
  },
  compare: async (trx, at) =>
    compareSnapshot(trx, await snapshotOf(trx, at, sql`SELECT s.* FROM ${staged(at)}`)),
  async apply(trx, at): Promise<Counts> {
    const { as_of } = await getDays(trx, at, 'buildings');
    const otherLots = await listTownsOfOtherLots(trx, at.municipality_code, lotsOf(at, as_of));
    const addresses = sql`
      SELECT s.*, NULL::text AS kept_level, CASE WHEN s.given_x IS NOT NULL THEN ${at.crs}::int END AS given_crs
      FROM ${staged(at)}`;
    const given = placed(at.municipality_code, addresses, otherLots, {
      kind: 'building',
      number: 'property_number',
    });
    const counts = await applySnapshot(trx, await snapshotOf(trx, at, given));
    await recordSnapshot(trx, at, 'buildings');
    return counts;
  },
  obstacle: (trx, at) => findMissingSnapshot(trx, at, 'buildings'),
  touches: ['registers.building'],
};

function readBuilding(cells: Cells, towns: TownIndex, places: PlaceReader): RowReading {
  const row = new RowValues(cells);
  const content = {
    property_number: row.key('物件番号'),
    address: row.required('所在地', 300),
    lot_number: row.optional('家屋番号', 100),
    use: row.optional('種類', 100),
    structure: row.optional('構造', 100),
    roof: row.optional('屋根', 100),
    storeys: readStoreys(row),
    floor_area: row.number('床面積', { min: 0, max: 9_999_999, unit: /(?:m2|平方メートル|平米)$/u }),
    built_year: readYear(row),
    owner_name: row.required('納税義務者氏名'),
    owner_kana: row.optional('納税義務者フリガナ'),
    owner_address: row.optional('納税義務者住所', 300),
    co_owners: (row.optional('共有者', 2000) ?? '')
      .split(/[；;]/u)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    building_name: row.optional('建物名'),
    ledger: row.optional('台帳', 20),
  };
  const place = row.place(places, false);
  return row.finish(() => ({
    ...content,
    owner_name_key: foldName(content.owner_name),
    owner_kana_key: content.owner_kana === null ? null : foldKana(content.owner_kana),
    co_owner_keys: content.co_owners.map(foldName),
    lon: place?.lon ?? null,
    lat: place?.lat ?? null,
    given_x: place?.given_x ?? null,
    given_y: place?.given_y ?? null,
    ...readAddress(content.address, towns),
    content_hash: contentHash([...Object.values(content), place?.given_x ?? null, place?.given_y ?? null]),
  }));
}

/** 2, 2階建, 平家. */
function readStoreys(row: RowValues): number | null {
  if (/^平[家屋](?:建て?)?$/u.test(row.cell('階数'))) return 1;
  return row.number('階数', { min: 0, max: 200, whole: true, unit: /階(?:建て?)?$/u });
}

function readYear(row: RowValues): number | null {
  const text = row.cell('建築年');
  if (text === '') return null;
  const year = parseWarekiYear(text);
  if (year === null) row.fault('建築年', '年として読み取れません');
  return year;
}

function staged({ import_id }: ImportInHand): RawBuilder<unknown> {
  return sql`(SELECT * FROM registers.staged_building WHERE import_id = ${import_id}) s`;
}

async function snapshotOf(trx: Trx, at: ImportInHand, given: RawBuilder<unknown>): Promise<Snapshot> {
  const days = await getDays(trx, at, 'buildings');
  return { table, municipality_code: at.municipality_code, ...days, given, stays: staysUngiven(at) };
}

/** Lots of the file; with mended rows only, those that the register already has as well. */
function lotsOf(at: ImportInHand, as_of: string): RawBuilder<unknown> {
  const ofFile = sql`SELECT s.town_id, s.address_key FROM ${staged(at)} WHERE s.is_lot`;
  if (!at.remainder) return ofFile;
  return sql`${ofFile}
    UNION ALL
    SELECT b.town_id, b.address_key FROM registers.building b
    WHERE b.municipality_code = ${at.municipality_code} AND ${coversDay('b', as_of)} AND b.address ~ '番地'`;
}
