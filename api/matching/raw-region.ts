// From what the database hands over to a Region. Runs in the linking threads: parsing, folding of owners' addresses.
import { readAddress } from '../registers/address-reading.ts';
import type { TownIndex } from '../../geodata/addresses/town-index.ts';
import type { Named } from './decisions.ts';
import type { Decision, LinkBuilding, LinkHousehold, LinkSurvey, Region } from './linkage/region.ts';
import type { RegionText } from './region-records.ts';

/** A building with its owner's address as registered; a blanked owner is null. */
interface RawBuilding extends Omit<LinkBuilding, 'owner_name_key' | 'owner_address_key'> {
  readonly owner_name_key: string | null;
  readonly owner_address: string | null;
}

/** The region of one or several texts (each record once), with those of the decisions that speak of its records. */
export function readRegionText(
  texts: readonly RegionText[],
  decisions: readonly Decision[],
  towns: TownIndex,
): Region {
  const households = union<LinkHousehold>(
    texts.map((text) => text.households),
    (row) => row.household_number,
  );
  const raw = union<RawBuilding>(
    texts.map((text) => text.buildings),
    (row) => row.property_number,
  );
  const surveys = union<LinkSurvey>(
    texts.map((text) => text.surveys),
    (row) => row.survey_number,
  );
  const buildings = new Map(
    [...raw].map(([number, building]) => [number, withOwnerAddress(building, towns)] as const),
  );
  return {
    households: [...households.values()],
    buildings: [...buildings.values()],
    surveys: [...surveys.values()],
    decisions: decisions.filter(
      ({ household_number, property_number, survey_number }) =>
        (household_number !== null && households.has(household_number)) ||
        (property_number !== null && buildings.has(property_number)) ||
        (survey_number !== null && surveys.has(survey_number)),
    ),
  };
}

/** Records that people have tied to some of the region and that lie elsewhere; null where there are none. */
export function listTiedElsewhere({ households, buildings, surveys, decisions }: Region): Named | null {
  const confirmed = decisions.filter(({ decision }) => decision === 'confirmed');
  if (confirmed.length === 0) return null;
  const missing = (numbers: readonly (string | null)[], here: ReadonlySet<string>) => [
    ...new Set(numbers.filter((number) => number !== null).filter((number) => !here.has(number))),
  ];
  const named: Named = {
    households: missing(
      confirmed.map((held) => held.household_number),
      new Set(households.map((row) => row.household_number)),
    ),
    properties: missing(
      confirmed.map((held) => held.property_number),
      new Set(buildings.map((row) => row.property_number)),
    ),
    surveys: missing(
      confirmed.map((held) => held.survey_number),
      new Set(surveys.map((row) => row.survey_number)),
    ),
  };
  return named.households.length + named.properties.length + named.surveys.length === 0 ? null : named;
}

function union<Row>(texts: readonly string[], numberOf: (row: Row) => string): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const text of texts) {
    const parsed: Row[] = JSON.parse(text);
    for (const row of parsed) rows.set(numberOf(row), row);
  }
  return rows;
}

function withOwnerAddress({ owner_address, ...building }: RawBuilding, towns: TownIndex): LinkBuilding {
  const read = owner_address === null ? null : readAddress(owner_address, towns);
  return {
    ...building,
    owner_name_key: building.owner_name_key ?? '',
    owner_address_key: read === null || read.town_id === null ? null : read.address_key,
  };
}
