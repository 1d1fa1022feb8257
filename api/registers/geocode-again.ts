// Reads the addresses of a register again where they have no place, or a coarse one: after a gazetteer has come.
import { sql } from 'kysely';
import { lotsFollowGazetteer } from '../../geodata/addresses/lot-numbering.ts';
import type { TownIndex } from '../../geodata/addresses/town-index.ts';
import type { Trx } from '../db/database.ts';
import { readAddress } from './address-reading.ts';
import { placed } from './geocoding.ts';
import { getTownIndex } from './towns.queries.ts';

const registers = ['registers.household', 'registers.building'] as const;
type Register = (typeof registers)[number];

const batchSize = 5_000;
const keyColumns = sql`address text, town_id text, address_key text, block_key text, is_lot boolean`;

/** Versions of the past too: they are what matching and certificates read. Never moves what is placed finely. */
export async function geocodeAgain(trx: Trx, municipality_code: string): Promise<void> {
  const towns = await getTownIndex(trx, municipality_code);
  for (const register of registers) {
    const otherLots = await findTownsOfOtherLots(trx, municipality_code, register, towns);
    for await (const addresses of unplaced(trx, municipality_code, register)) {
      const keys = keysOf(addresses, towns);
      await sql`
        UPDATE ${sql.table(register)} v
        SET town_id = p.town_id, address_key = p.address_key, geocode_level = p.geocode_level, geom = p.geom
        FROM (${placed(
          municipality_code,
          sql`SELECT j.*, NULL::double precision AS lon, NULL::double precision AS lat, NULL::text AS kept_level
            FROM jsonb_to_recordset(${keys}::jsonb) AS j (${keyColumns})`,
          otherLots,
          // What was placed by hand is not among these.
          null,
        )}) p
        WHERE v.municipality_code = ${municipality_code} AND v.address = p.address AND v.geocode_level IN ('none', 'town', 'oaza')`.execute(
        trx,
      );
    }
  }
}

/** Two passes, as the rule about lots looks at the whole register before any address of it is placed. */
async function findTownsOfOtherLots(
  trx: Trx,
  municipality_code: string,
  register: Register,
  towns: TownIndex,
): Promise<string[]> {
  const tallies = new Map<string, { lots: number; hits: number }>();
  for await (const addresses of unplaced(trx, municipality_code, register)) {
    const { rows } = await sql<{ town_id: string; lots: number; hits: number }>`
      SELECT j.town_id, count(*)::int AS lots, count(a.address_key)::int AS hits
      FROM jsonb_to_recordset(${keysOf(addresses, towns)}::jsonb) AS j (${keyColumns})
      LEFT JOIN registers.address_point a ON a.municipality_code = ${municipality_code} AND a.address_key = j.address_key COLLATE "C"
      WHERE j.is_lot AND j.town_id IS NOT NULL
      GROUP BY j.town_id`.execute(trx);
    for (const { town_id, lots, hits } of rows) {
      const tally = tallies.get(town_id) ?? { lots: 0, hits: 0 };
      tallies.set(town_id, { lots: tally.lots + lots, hits: tally.hits + hits });
    }
  }
  return [...tallies].filter(([, tally]) => !lotsFollowGazetteer(tally)).map(([town_id]) => town_id);
}

/** Distinct addresses without a fine place, in batches in their order. */
async function* unplaced(trx: Trx, municipality_code: string, register: Register): AsyncGenerator<string[]> {
  let after = '';
  for (;;) {
    const { rows } = await sql<{ address: string }>`
      SELECT DISTINCT address COLLATE "C" AS address FROM ${sql.table(register)}
      WHERE municipality_code = ${municipality_code} AND geocode_level IN ('none', 'town', 'oaza')
        AND address COLLATE "C" > ${after}
      ORDER BY 1 LIMIT ${batchSize}`.execute(trx);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ address }) => address);
    after = last.address;
  }
}

function keysOf(addresses: readonly string[], towns: TownIndex): string {
  return JSON.stringify(addresses.map((address) => ({ address, ...readAddress(address, towns) })));
}
