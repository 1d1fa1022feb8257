// What benches compare with: which records are of one building, and which of them no register leads to.
import { foldName } from '../../text/fold-name.ts';
import type { BuildingRow } from './building-rows.ts';
import type { InhabitedHouse } from './inhabited-house.ts';
import { wholeName } from './names/draw-names.ts';
import type { Sheet } from './surveys/survey-sheets.ts';
import type { PositionSource } from './surveys/positions.ts';

/** One row of truth.json. A pair of records is to be found when neither of the two is hidden. */
export interface TruthRow {
  readonly building_no: number;
  /** main building on the lot, for an 附属家 */
  readonly belongs_to: number | null;
  readonly town_id: string;
  readonly lon: number;
  readonly lat: number;
  readonly property_numbers: readonly string[];
  /** rows of the roll for what stood here before: they belong to no survey and no household */
  readonly ghost_property_numbers: readonly string[];
  readonly household_numbers: readonly string[];
  readonly survey_numbers: readonly string[];
  /** households whose address leads elsewhere or to no number, and whose name stands neither on the roll nor on a sheet */
  readonly hidden_households: readonly string[];
  /** properties without place and without the house's own numbers, whose owner does not live in it */
  readonly hidden_properties: readonly string[];
  /** surveys far off their building, without address and without a name that the registers have */
  readonly hidden_surveys: readonly string[];
  /** how each position came about, in the order of survey_numbers */
  readonly survey_positions: readonly PositionSource[];
}

export interface HouseRecords {
  readonly house: InhabitedHouse;
  readonly rows: readonly BuildingRow[];
  /** in the order of house.households */
  readonly addressLeads: readonly boolean[];
  readonly surveys: readonly {
    readonly survey_number: string;
    readonly sheet: Sheet;
    readonly metres: number;
  }[];
}

const FAR_METRES = 45;

export function truthOf({ house, rows, addressLeads, surveys }: HouseRecords): TruthRow {
  const { building, households, owner } = house;
  const listed = rows.filter(({ ghost }) => !ghost);
  const residents = households.map(
    ({ household }) => new Set(household.people.map(({ name }) => foldName(wholeName(name)))),
  );
  const onRoll = listed.length === 0 ? [] : [owner.name, ...owner.coOwners].map(foldName);
  const heard = surveys.flatMap(({ sheet }) => [foldName(sheet.resident), foldName(sheet.owner)]);
  const ownerLivesHere = residents.some((names) => onRoll.some((name) => names.has(name)));
  return {
    building_no: building.building_no,
    belongs_to: building.belongs_to,
    town_id: house.area.town_id,
    lon: Number(building.centre[0].toFixed(7)),
    lat: Number(building.centre[1].toFixed(7)),
    property_numbers: listed.map(({ property_number }) => property_number),
    ghost_property_numbers: rows.filter(({ ghost }) => ghost).map(({ property_number }) => property_number),
    household_numbers: households.map(({ household_number }) => household_number),
    survey_numbers: surveys.map(({ survey_number }) => survey_number),
    hidden_households: households
      .filter((_, at) => {
        const names = residents[at];
        return (
          addressLeads[at] !== true &&
          names !== undefined &&
          ![...onRoll, ...heard].some((name) => names.has(name))
        );
      })
      .map(({ household_number }) => household_number),
    hidden_properties: listed
      .filter(({ leads }) => !leads && !ownerLivesHere)
      .map(({ property_number }) => property_number),
    hidden_surveys: surveys
      .filter(({ sheet, metres }) => {
        if (metres <= FAR_METRES && sheet.source !== 'neighbour') return false;
        if (sheet.address !== '') return false;
        const names = [foldName(sheet.resident), foldName(sheet.owner)].filter((name) => name !== '');
        return !names.some((name) => onRoll.includes(name) || residents.some((people) => people.has(name)));
      })
      .map(({ survey_number }) => survey_number),
    survey_positions: surveys.map(({ sheet }) => sheet.source),
  };
}
