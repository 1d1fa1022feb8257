// Shelters and grounds of the drawn town: its schools, halls, parks, the port and the castle hill, with what each is fit for.
import type { HazardRanks, PlacedAddress, PlacedSite, SiteDangers, SiteKind } from '../place.ts';
import { addressInWords } from '../address-words.ts';
import type { Facility, FacilityKind } from './facilities.ts';
import { areaOf, centroidOf } from './geometry.ts';
import type { Xy } from './geometry.ts';
import { onGlobe, polygonOnGlobe } from './globe.ts';
import { municipalityCode } from './municipality.ts';
import type { DrawnParts } from './parts.ts';

interface Use {
  readonly kind: SiteKind;
  /** square metres of ground or floor for each person */
  readonly people: (ground: number) => number | null;
  readonly vehicles: (ground: number) => number | null;
}

const none = () => null;
const tens = (value: number) => Math.max(10, Math.round(value / 10) * 10);
const shelter = (people: (ground: number) => number): Use => ({
  kind: 'shelter',
  people: (ground) => tens(people(ground)),
  vehicles: none,
});
const ground: Use = { kind: 'emergency_ground', people: (area) => tens(area / 3.3), vehicles: none };
const cars: Use = { kind: 'car_stay', people: none, vehicles: (area) => tens((area * 0.45) / 28) };
const base: Use = { kind: 'support_base', people: none, vehicles: none };

const USES: Readonly<Partial<Record<FacilityKind, readonly Use[]>>> = {
  elementary_school: [shelter((area) => 180 + area / 60), ground],
  junior_high_school: [shelter((area) => 260 + area / 60), ground],
  high_school: [shelter((area) => 320 + area / 60), ground],
  hall: [shelter((area) => area / 12), base],
  park: [ground],
  large_park: [ground, cars],
  sports_park: [shelter(() => 620), ground, cars],
  care_home: [{ kind: 'welfare_shelter', people: (area) => tens(area / 95), vehicles: none }],
  city_hall: [base],
};

export function* drawnSites(parts: DrawnParts): Iterable<PlacedSite> {
  const { ground: plan, harbour, dangers, filler, facilities } = parts;
  for (const quarter of plan.quarters)
    for (const lot of filler.fill(quarter))
      if (lot.facility) {
        const storeys = Math.max(0, ...lot.buildings.map((building) => building.storeys));
        yield* sitesOf(parts, lot.facility, lot.address, lot.block.patch.points, storeys);
      }
  const apron = harbour.apron;
  yield site(
    parts,
    facilities.length + 1,
    'むすび漁港駐車場',
    'ムスビギョコウチュウシャジョウ',
    cars,
    null,
    apron,
    {
      ranks: dangers.ranksAt(centroidOf(apron)),
      storeys: 0,
    },
  );
  const hill = plan.land.settle(plan.plan.castleHill);
  const top = Array.from({ length: 12 }, (_, at): Xy => {
    const angle = (at / 12) * 2 * Math.PI;
    return [hill[0] + 34 * Math.cos(angle), hill[1] + 24 * Math.sin(angle)];
  });
  yield site(parts, facilities.length + 2, '城山公園', 'シロヤマコウエン', ground, null, top, {
    ranks: dangers.ranksAt(hill),
    storeys: 0,
  });
}

interface Standing {
  readonly ranks: HazardRanks;
  readonly storeys: number;
}

function* sitesOf(
  parts: DrawnParts,
  facility: Facility,
  address: PlacedAddress,
  points: readonly Xy[],
  storeys: number,
): Iterable<PlacedSite> {
  const standing = { ranks: parts.dangers.ranksAt(centroidOf(points)), storeys };
  const uses = USES[facility.type.kind] ?? [];
  for (const use of uses) {
    // Every third hall is a support base too.
    if (use === base && facility.type.kind === 'hall' && facility.no % 3 !== 0) continue;
    yield site(parts, facility.no, facility.name, facility.kana, use, address, points, standing);
  }
  const roof = storeys >= 3 && standing.ranks.tsunami > 0 && standing.ranks.tsunami < 5;
  if (roof && (uses.length > 0 || facility.type.kind === 'hospital'))
    yield site(
      parts,
      facility.no,
      facility.name,
      facility.kana,
      { kind: 'tsunami_building', people: (area) => tens(area / 20), vehicles: none },
      address,
      points,
      standing,
    );
}

function site(
  parts: DrawnParts,
  number: number,
  name: string,
  kana: string,
  use: Use,
  address: PlacedAddress | null,
  points: readonly Xy[],
  standing: Standing,
): PlacedSite {
  const middle = centroidOf(points);
  const town = parts.towns.list.find(({ town_id }) => town_id === address?.town_id);
  const area = Math.abs(areaOf(points));
  return {
    facility_no: number,
    national_id: nationalId(number, use.kind),
    kind: use.kind,
    name,
    name_kana: kana,
    address,
    address_text: address && town ? addressInWords(town, address) : '',
    point: onGlobe(middle),
    outline: polygonOnGlobe([points]),
    elevation: Math.round(parts.ground.land.elevationAt(middle) * 10) / 10,
    suits: suitsOf(use.kind, standing, area),
    capacity_people: use.people(area),
    capacity_vehicles: use.vehicles(area),
  };
}

function suitsOf(kind: SiteKind, { ranks, storeys }: Standing, area: number): SiteDangers {
  const indoors = kind === 'shelter' || kind === 'welfare_shelter' || kind === 'tsunami_building';
  const highEnough = indoors && storeys >= 3;
  const dry = ranks.flood === 0 || (highEnough && ranks.flood <= 2);
  return {
    flood: dry,
    landslide: ranks.landslide === 0,
    storm_surge: ranks.tsunami <= 1 || highEnough,
    earthquake: kind !== 'tsunami_building',
    tsunami: ranks.tsunami === 0 || kind === 'tsunami_building',
    fire: !indoors && area >= 8000,
    inland_flood: ranks.flood <= 1 || highEnough,
    volcano: false,
  };
}

/** 全国共通避難所・避難場所ID: E, municipality, facility, kind and sub-kind, serial. */
function nationalId(number: number, kind: SiteKind): string | null {
  const kinds: Readonly<Partial<Record<SiteKind, string>>> = {
    shelter: '11',
    welfare_shelter: '12',
    emergency_ground: '20',
  };
  const code = kinds[kind];
  return code ? `E${municipalityCode.slice(0, 5)}${String(number).padStart(5, '0')}${code}1` : null;
}
