import { townIndex } from '../../geodata/addresses/town-index.ts';
import type { Town, TownIndex } from '../../geodata/addresses/town-index.ts';
import type { Reader } from '../db/database.ts';

/** The towns that addresses of this municipality are read against; retired ones too, old addresses name them. */
export async function getTownIndex(reader: Reader, municipality_code: string): Promise<TownIndex> {
  const municipality = await reader
    .selectFrom('accounts.municipality')
    .select(['prefecture', 'name'])
    .where('municipality_code', '=', municipality_code)
    .executeTakeFirstOrThrow();
  const towns = await reader
    .selectFrom('registers.town')
    .select(['town_id', 'city', 'name'])
    .where('municipality_code', '=', municipality_code)
    // Of two towns with one name the one in force is meant.
    .orderBy('retired_on', (order) => order.desc().nullsFirst())
    .orderBy('town_id')
    .execute();
  return townIndex(
    { prefecture: municipality.prefecture, city: municipality.name },
    towns.map(({ town_id, city, name }): Town => {
      const ward = city.startsWith(municipality.name) ? city.slice(municipality.name.length) : '';
      return { machiaza_id: town_id, town: name, ...(ward === '' ? {} : { ward }) };
    }),
  );
}
