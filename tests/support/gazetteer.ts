// Towns and address points of an invented gazetteer.
import type { TestHouse } from './house.ts';
import type { Place } from './records.ts';
import { point } from './town.ts';
import type { Municipality } from './town.ts';

export interface GivenTown {
  town_id: string;
  name: string;
  place: Place;
  /** `block` or `block-house`, each with its place. */
  points?: Readonly<Record<string, Place>>;
}

export async function aTownOfGazetteer(
  { house }: TestHouse,
  { municipality_code }: Municipality,
  { town_id, name, place, points = {} }: GivenTown,
): Promise<void> {
  await house.db
    .insertInto('registers.town')
    .values({
      municipality_code,
      town_id,
      prefecture: '検証県',
      city: '検証市',
      name,
      town_key: town_id,
      geom: point(place.lon, place.lat),
    })
    .execute();
  const entries = Object.entries(points);
  if (entries.length === 0) return;
  await house.db
    .insertInto('registers.address_point')
    .values(
      entries.map(([number, { lon, lat }]) => {
        const [block_no = '', ...house_no] = number.split('-');
        const rest = house_no.join('-');
        return {
          municipality_code,
          address_key: [town_id, block_no, ...(rest === '' ? [] : [rest])].join('|'),
          town_id,
          level: rest === '' ? 'block' : 'house',
          block_no,
          house_no: rest === '' ? null : rest,
          geom: point(lon, lat),
        };
      }),
    )
    .execute();
}
