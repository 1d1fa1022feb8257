// The records of a region made ready to be compared: sorted by number (nothing may depend on the order in which they were
// read), places in metres, texts as small numbers.
import { addressParts } from './address-parts.ts';
import type { AddressParts } from './address-parts.ts';
import { buildingUse, foldBuildingName, structure, surveyUse } from './building-words.ts';
import { Interner } from './interner.ts';
import { NameBook } from './name-book.ts';
import type { ReadName } from './name-book.ts';
import { planeAt } from './plane.ts';
import type { Plane } from './plane.ts';
import type { LinkBuilding, LinkHousehold, LinkSurvey, Placed, Region } from './region.ts';

/**
 * How a record's place is known: 0 measured (a survey, a hand), 1 by its house number, 2 near (block, or taken from the
 * neighbours of its lot), 3 not at all (the middle of a town is no place).
 */
export const PLACE = { measured: 0, house: 1, near: 2, none: 3 } as const;

/** Addresses of one kind of record. Ids of `Interner`; -1 unknown. */
export interface AddressColumns {
  readonly fine: Int32Array;
  readonly block: Int32Array;
  readonly town: Int32Array;
  readonly parts: readonly (AddressParts | null)[];
}

export interface PlaceColumns {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** One of `PLACE`. */
  readonly place: Uint8Array;
}

export interface Outline {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

export interface Prepared {
  readonly plane: Plane;
  readonly book: NameBook;
  readonly towns: Interner;
  readonly households: readonly LinkHousehold[];
  readonly buildings: readonly LinkBuilding[];
  readonly surveys: readonly LinkSurvey[];
  readonly h: AddressColumns &
    PlaceColumns & { members: readonly (readonly ReadName[])[]; detail: Uint8Array };
  readonly b: AddressColumns &
    PlaceColumns & {
      readonly owners: readonly (readonly ReadName[])[];
      readonly ownerFine: Int32Array;
      readonly ownerBlock: Int32Array;
      readonly ownerTown: Int32Array;
      readonly use: Uint8Array;
      readonly structure: Uint8Array;
      /** 0 unknown */
      readonly builtYear: Int16Array;
      readonly name: readonly (string | null)[];
      readonly outline: readonly (Outline | null)[];
    };
  readonly s: AddressColumns &
    PlaceColumns & {
      readonly resident: readonly (ReadName | null)[];
      readonly owner: readonly (ReadName | null)[];
      readonly use: Uint8Array;
      readonly structure: Uint8Array;
      readonly name: readonly (string | null)[];
      readonly round: Uint8Array;
    };
}

export function prepare(region: Region): Prepared {
  const households = sorted(region.households, ({ household_number }) => household_number);
  const buildings = sorted(region.buildings, ({ property_number }) => property_number);
  const surveys = sorted(region.surveys, ({ survey_number }) => survey_number);
  const plane = planeAt(middleLatitude(region));
  const keys = new Interner();
  const towns = new Interner();
  const book = new NameBook(households);
  const owners = buildings.map(({ owner_address_key }) => addressParts(owner_address_key));
  return {
    plane,
    book,
    towns,
    households,
    buildings,
    surveys,
    h: {
      ...addressColumns(households, keys, towns),
      ...placeColumns(households, plane),
      members: households.map(({ member_name_keys, head_kana_key }) =>
        member_name_keys.map((key, at) => book.readWhole(key, at === 0 ? head_kana_key : null)),
      ),
      detail: Uint8Array.from(households, ({ address_detail }) => (address_detail === null ? 0 : 1)),
    },
    b: {
      ...addressColumns(buildings, keys, towns),
      ...withoutSharedPlaces(buildings, placeColumns(buildings, plane)),
      owners: buildings.map(({ owner_name_key, owner_kana_key, co_owner_keys }) => [
        // Empty: who asks may not know who owns it.
        ...(owner_name_key === '' ? [] : [book.readWhole(owner_name_key, owner_kana_key)]),
        ...co_owner_keys.map((key) => book.readWhole(key, null)),
      ]),
      ownerFine: Int32Array.from(owners, (part) => keys.of(part?.fine ?? null)),
      ownerBlock: Int32Array.from(owners, (part) => keys.of(part?.block ?? null)),
      ownerTown: Int32Array.from(owners, (part) => towns.of(part?.town ?? null)),
      use: Uint8Array.from(buildings, ({ use }) => buildingUse(use)),
      structure: Uint8Array.from(buildings, (row) => structure(row.structure)),
      builtYear: Int16Array.from(buildings, ({ built_year }) => built_year ?? 0),
      name: buildings.map(({ building_name }) => foldBuildingName(building_name)),
      outline: buildings.map(({ outline }) =>
        outline === null || outline.length < 3
          ? null
          : {
              xs: Float64Array.from(outline, ([lon]) => plane.x(lon)),
              ys: Float64Array.from(outline, ([, lat]) => plane.y(lat)),
            },
      ),
    },
    s: {
      ...addressColumns(surveys, keys, towns),
      x: Float64Array.from(surveys, ({ lon }) => plane.x(lon)),
      y: Float64Array.from(surveys, ({ lat }) => plane.y(lat)),
      place: new Uint8Array(surveys.length),
      resident: surveys.map(({ resident_name_key }) => book.readHeard(resident_name_key)),
      owner: surveys.map(({ owner_name_key }) => book.readHeard(owner_name_key)),
      use: Uint8Array.from(surveys, ({ use }) => surveyUse(use)),
      structure: Uint8Array.from(surveys, (row) => structure(row.structure)),
      name: surveys.map(({ building_name }) => foldBuildingName(building_name)),
      round: Uint8Array.from(surveys, ({ round }) => (round === 'first' ? 0 : round === 'second' ? 1 : 2)),
    },
  };
}

function sorted<T>(rows: readonly T[], numberOf: (row: T) => string): T[] {
  return rows.toSorted((a, b) => {
    const [one, two] = [numberOf(a), numberOf(b)];
    return one < two ? -1 : one > two ? 1 : 0;
  });
}

function middleLatitude({ households, buildings, surveys }: Region): number {
  let [south, north] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const rows of [households, buildings, surveys])
    for (const { lat } of rows)
      if (lat !== null) [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  return north < south ? 35 : (south + north) / 2;
}

function addressColumns(
  rows: readonly { readonly address_key: string | null; readonly town_id: string | null }[],
  keys: Interner,
  towns: Interner,
): AddressColumns {
  const parts = rows.map(({ address_key, town_id }) => (town_id === null ? null : addressParts(address_key)));
  return {
    parts,
    fine: Int32Array.from(parts, (part) => keys.of(part?.fine ?? null)),
    block: Int32Array.from(parts, (part) => keys.of(part?.block ?? null)),
    town: Int32Array.from(rows, ({ town_id }) => towns.of(town_id)),
  };
}

function placeColumns(rows: readonly Placed[], plane: Plane): PlaceColumns {
  return {
    x: Float64Array.from(rows, ({ lon }) => (lon === null ? 0 : plane.x(lon))),
    y: Float64Array.from(rows, ({ lat }) => (lat === null ? 0 : plane.y(lat))),
    place: Uint8Array.from(rows, placeOf),
  };
}

/** A place given to buildings of several addresses is the middle of a block, not where any of them stands. */
function withoutSharedPlaces(buildings: readonly LinkBuilding[], columns: PlaceColumns): PlaceColumns {
  const addresses = new Map<string, Set<string | null>>();
  const keyOf = (at: number) => `${columns.x[at]} ${columns.y[at]}`;
  buildings.forEach(({ address_key }, at) => {
    if (columns.place[at] !== PLACE.measured) return;
    const own = addresses.get(keyOf(at)) ?? new Set();
    addresses.set(keyOf(at), own.add(address_key));
  });
  return {
    ...columns,
    place: columns.place.map((place, at) =>
      place === PLACE.measured && (addresses.get(keyOf(at))?.size ?? 0) > 1 ? PLACE.near : place,
    ),
  };
}

function placeOf({ lon, lat, geocode_level }: Placed): number {
  if (lon === null || lat === null) return PLACE.none;
  switch (geocode_level) {
    case 'survey':
    case 'manual':
      return PLACE.measured;
    case 'house':
      return PLACE.house;
    case 'block':
      return PLACE.near;
    default:
      return PLACE.none;
  }
}
