// A town of any size for measuring: the registers of a folder (gazetteer.csv, residents.csv, buildings.csv,
// surveys.csv in the standard headers) laid beside themselves until there are enough rows. Written straight into
// the tables: what is measured is reading.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '../../api/db/database.ts';
import { readBuildings, readGazetteer, readResidents, readSurveys, town } from './town-files.ts';
import type { Row } from './town-files.ts';

const occurredOn = '2026-04-01';
const chunk = 5000;

export interface Sizes {
  residents: number;
  buildings: number;
}

/** Fills an empty database. `folder` holds the four files. Runs as the schema's owner. */
export async function layOutTown(db: Kysely<Database>, folder: string, sizes: Sizes): Promise<void> {
  await openTown(db);
  const gazetteer = await readGazetteer(folder);
  await insert(db, 'registers.town', townColumns, gazetteer.towns);
  await insert(db, 'registers.address_point', pointColumns, gazetteer.points);

  const people = await readResidents(folder, gazetteer);
  await insert(db, 'registers.household', householdColumns, people.households);
  await insert(db, 'registers.resident', residentColumns, people.residents);
  const buildings = await readBuildings(folder, gazetteer);
  await insert(db, 'registers.building', buildingColumns, buildings);
  const surveys = await readSurveys(folder);
  await insert(db, 'surveys.survey', surveyColumns, surveys);

  const copies = Math.max(sizes.residents / people.residents.length, sizes.buildings / buildings.length);
  await multiply(db, Math.ceil(copies) - 1);
  await cut(db, sizes);
  for (const table of ['town', 'address_point', 'household', 'resident', 'building'])
    await sql.raw(`ANALYZE registers.${table}`).execute(db);
  await sql.raw('ANALYZE surveys.survey').execute(db);
}

const importId = '01900000-0000-7000-8000-000000000001';
export const benchAccount = '01900000-0000-7000-8000-000000000002';

async function openTown(db: Kysely<Database>): Promise<void> {
  const code = town.municipality;
  await sql`INSERT INTO accounts.municipality (municipality_code, name, prefecture, mayor_title, mayor_name, plane_zone, center)
    VALUES (${code}, '計測市', '計測県', '計測市長', '計測　太郎', 8, ST_SetSRID(ST_MakePoint(138.32, 34.87), 6668))`.execute(
    db,
  );
  await sql`INSERT INTO accounts.policy (municipality_code) VALUES (${code})`.execute(db);
  await sql`INSERT INTO accounts.disaster (municipality_code, disaster_code, name, cause, kind, occurred_on)
    VALUES (${code}, ${town.disaster}, '計測', '計測による', 'training', ${occurredOn})`.execute(db);
  await sql`INSERT INTO accounts.account (account_id, municipality_code, user_id, display_name, password_hash)
    VALUES (${benchAccount}, ${code}, 'bench', '計測', 'none')`.execute(db);
  await sql`INSERT INTO imports.import (import_id, municipality_code, kind, state, file_name, as_of, created_by, applied_at)
    VALUES (${importId}, ${code}, 'residents', 'applied', 'bench', ${occurredOn}, 'bench', now())`.execute(
    db,
  );
  await sql`INSERT INTO registers.snapshot (municipality_code, register, as_of, import_id)
    VALUES (${code}, 'residents', '2026-03-31', ${importId}), (${code}, 'buildings', '2026-03-31', ${importId})`.execute(
    db,
  );
}

// Column → its type, and for places the expression that makes them of lon and lat.
const place = { lon: 'double precision', lat: 'double precision' };
const townColumns = {
  municipality_code: 'text',
  town_id: 'text',
  prefecture: 'text',
  city: 'text',
  name: 'text',
  town_key: 'text',
  ...place,
};
const pointColumns = {
  municipality_code: 'text',
  address_key: 'text',
  town_id: 'text',
  level: 'text',
  block_no: 'text',
  house_no: 'text',
  ...place,
};
const householdColumns = {
  municipality_code: 'text',
  household_number: 'text',
  head_name: 'text',
  head_name_key: 'text',
  head_kana: 'text',
  head_kana_key: 'text',
  members: 'smallint',
  address: 'text',
  address_key: 'text',
  geocode_level: 'text',
  valid_from: 'date',
  ...place,
};
const residentColumns = {
  municipality_code: 'text',
  resident_number: 'text',
  household_number: 'text',
  name: 'text',
  name_key: 'text',
  kana: 'text',
  kana_key: 'text',
  born_on: 'date',
  sex: 'text',
  relationship: 'text',
  address: 'text',
  valid_from: 'date',
};
const buildingColumns = {
  municipality_code: 'text',
  property_number: 'text',
  address: 'text',
  use: 'text',
  structure: 'text',
  owner_name: 'text',
  owner_name_key: 'text',
  address_key: 'text',
  geocode_level: 'text',
  valid_from: 'date',
  ...place,
};
const surveyColumns = {
  municipality_code: 'text',
  disaster_code: 'text',
  survey_number: 'text',
  round: 'text',
  damage_class: 'text',
  resident_name: 'text',
  resident_name_key: 'text',
  ...place,
};

/** Values that the table wants and no file brings. */
const constants: Readonly<Record<string, string>> = {
  'registers.household': `, content_hash) SELECT %, ''::bytea`,
  'registers.resident': `, content_hash) SELECT %, ''::bytea`,
  'registers.building': `, content_hash) SELECT %, ''::bytea`,
  'surveys.survey': `, given_x, given_y, given_crs, content_hash, import_id) SELECT %, lon, lat, 6668, ''::bytea, '${importId}'`,
};

async function insert(
  db: Kysely<Database>,
  table: string,
  columns: Record<string, string>,
  rows: Row[],
): Promise<void> {
  const own = Object.keys(columns).filter((name) => name !== 'lon' && name !== 'lat');
  const placed = 'lon' in columns;
  const target = [...own, ...(placed ? ['geom'] : [])].join(', ');
  const source = [...own, ...(placed ? ['ST_SetSRID(ST_MakePoint(lon, lat), 6668)'] : [])].join(', ');
  const tail = (constants[table] ?? `) SELECT %`).replace('%', source);
  const shape = Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');
  for (let from = 0; from < rows.length; from += chunk) {
    const json = JSON.stringify(rows.slice(from, from + chunk));
    await sql`${sql.raw(`INSERT INTO ${table} (${target}${tail} FROM json_to_recordset(`)}${json}::json${sql.raw(`) AS r (${shape})`)}`.execute(
      db,
    );
  }
}

/** Copies 1 … n, each the size of the town further east, with numbers of their own. */
async function multiply(db: Kysely<Database>, copies: number): Promise<void> {
  for (let copy = 1; copy <= copies; copy += 1) {
    const shifted = `ST_Translate(geom, ${(copy % 4) * 0.12}, ${Math.floor(copy / 4) * 0.12})`;
    for (const [table, key, columns] of [
      ['registers.household', 'household_number', householdColumns],
      ['registers.building', 'property_number', buildingColumns],
      ['surveys.survey', 'survey_number', surveyColumns],
    ] as const) {
      const own = Object.keys(columns).filter((name) => name !== 'lon' && name !== 'lat');
      const rest =
        table === 'surveys.survey'
          ? ['given_x', 'given_y', 'given_crs', 'content_hash', 'import_id']
          : ['content_hash'];
      const names = [...own, ...rest];
      const values = names.map((name) => (name === key ? `${key} || '-${copy}'` : name));
      await sql
        .raw(`INSERT INTO ${table} (${names.join(', ')}, geom) SELECT ${values.join(', ')}, ${shifted}
        FROM ${table} WHERE ${key} NOT LIKE '%-%'`)
        .execute(db);
    }
    const names = [...Object.keys(residentColumns), 'content_hash'];
    const values = names.map((name) =>
      /^(resident|household)_number$/.test(name) ? `${name} || '-${copy}'` : name,
    );
    await sql
      .raw(`INSERT INTO registers.resident (${names.join(', ')}) SELECT ${values.join(', ')}
      FROM registers.resident WHERE resident_number NOT LIKE '%-%'`)
      .execute(db);
  }
}

/** Takes away what the last copies brought too much. */
async function cut(db: Kysely<Database>, sizes: Sizes): Promise<void> {
  await sql`DELETE FROM registers.resident WHERE resident_version_id IN
    (SELECT resident_version_id FROM registers.resident ORDER BY resident_version_id OFFSET ${sizes.residents})`.execute(
    db,
  );
  await sql`DELETE FROM registers.household h WHERE NOT EXISTS
    (SELECT FROM registers.resident r WHERE r.municipality_code = h.municipality_code AND r.household_number = h.household_number)`.execute(
    db,
  );
  await sql`DELETE FROM registers.building WHERE building_version_id IN
    (SELECT building_version_id FROM registers.building ORDER BY building_version_id OFFSET ${sizes.buildings})`.execute(
    db,
  );
}
