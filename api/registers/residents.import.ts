import { sql } from 'kysely';
import { RESIDENT_HEADERS } from '../../geodata/register-headers.ts';
import { foldKana, foldName } from '../../geodata/text/fold-name.ts';
import type { TownIndex } from '../../geodata/addresses/town-index.ts';
import type { Trx } from '../db/database.ts';
import type { Cells, Counts, ImportInHand, ImportKind, RowReading } from '../imports/import-kind.ts';
import { placeReader } from '../imports/place-values.ts';
import type { PlaceReader } from '../imports/place-values.ts';
import { RowValues, contentHash, latestDay, readKey } from '../imports/row-values.ts';
import { readAddress } from './address-reading.ts';
import { drawHouseholds, listTouchedHouseholds } from './households.import.ts';
import { findMissingSnapshot, getDays, recordSnapshot, staysUngiven } from './register-import.ts';
import { getTownIndex } from './towns.queries.ts';
import { applySnapshot, compareSnapshot } from './versioned-rows.ts';
import type { Snapshot, VersionedTable } from './versioned-rows.ts';

const table: VersionedTable = {
  name: 'registers.resident',
  id: 'resident_version_id',
  key: 'resident_number',
  columns: [
    'resident_number',
    'household_number',
    'name',
    'name_key',
    'kana',
    'kana_key',
    'born_on',
    'sex',
    'relationship',
    'postal_code',
    'address',
    'address_detail',
    'phone',
    'nationality',
    'content_hash',
  ],
};

export const residentsImport: ImportKind = {
  name: 'residents',
  label: '住民',
  headers: RESIDENT_HEADERS,
  required: ['宛名番号', '世帯番号', '氏名', '生年月日', '住所'],
  dated_by: '基準日',
  stage: {
    table: 'registers.staged_resident',
    unique: { column: 'resident_number', header: '宛名番号' },
    columns: {
      resident_number: 'text',
      household_number: 'text',
      name: 'text',
      name_key: 'text',
      kana: 'text',
      kana_key: 'text',
      born_on: 'date',
      sex: 'text',
      relationship: 'text',
      postal_code: 'text',
      address: 'text',
      address_detail: 'text',
      phone: 'text',
      nationality: 'text',
      lon: 'double precision',
      lat: 'double precision',
      town_id: 'text',
      address_key: 'text',
      block_key: 'text',
      is_lot: 'boolean',
      content_hash: 'bytea',
    },
  },
  keyOf: (cells) => readKey(cells('宛名番号')),
  async openReader(reader, at) {
    const towns = await getTownIndex(reader, at.municipality_code);
    const places = placeReader(at.crs);
    const latest = latestDay();
    return (cells) => readResident(cells, { towns, places, latest });
  },
  compare: async (trx, at) => compareSnapshot(trx, await snapshotOf(trx, at)),
  apply: applyResidents,
  obstacle: (trx, at) => findMissingSnapshot(trx, at, 'residents'),
  touches: ['registers.resident', 'registers.household'],
};

function readResident(
  cells: Cells,
  { towns, places, latest }: { towns: TownIndex; places: PlaceReader; latest: string },
): RowReading {
  const row = new RowValues(cells);
  const content = {
    resident_number: row.key('宛名番号'),
    household_number: row.key('世帯番号'),
    name: row.required('氏名'),
    kana: row.optional('氏名フリガナ'),
    born_on: row.date('生年月日', latest),
    sex: row.optional('性別', 20),
    relationship: row.optional('続柄', 50),
    postal_code: row.optional('郵便番号', 20),
    address: row.required('住所', 300),
    address_detail: row.optional('方書', 300),
    phone: row.optional('電話番号', 50),
    nationality: row.optional('国籍', 50),
  };
  const place = row.place(places, false);
  return row.finish(() => ({
    ...content,
    name_key: foldName(content.name),
    kana_key: content.kana === null ? null : foldKana(content.kana),
    lon: place?.lon ?? null,
    lat: place?.lat ?? null,
    ...readAddress(content.address, towns),
    content_hash: contentHash([...Object.values(content), place?.given_x ?? null, place?.given_y ?? null]),
  }));
}

async function snapshotOf(trx: Trx, at: ImportInHand): Promise<Snapshot> {
  return {
    table,
    municipality_code: at.municipality_code,
    ...(await getDays(trx, at, 'residents')),
    given: sql`SELECT s.* FROM registers.staged_resident s WHERE s.import_id = ${at.import_id}`,
    stays: staysUngiven(at),
  };
}

/** Residents first, then the households as their members now make them up. */
async function applyResidents(trx: Trx, at: ImportInHand): Promise<Counts> {
  const snapshot = await snapshotOf(trx, at);
  const touched = at.remainder ? await listTouchedHouseholds(trx, at, snapshot.as_of) : null;
  const counts = await applySnapshot(trx, snapshot);
  await drawHouseholds(trx, at, { as_of: snapshot.as_of, until: snapshot.until, only: touched });
  await recordSnapshot(trx, at, 'residents');
  return counts;
}
