// Peoples a place house by house, in walking order, and writes down what each register knows of every house.
import type { Municipality, Place, PlacedBuilding, Position } from '../place.ts';
import { buildingRows } from './building-rows.ts';
import type { BuildingRowOptions } from './building-rows.ts';
import { drawFacts } from './build-facts.ts';
import { Chance, permutation } from './chance.ts';
import type { Census } from './census.ts';
import { drawDisaster } from './disaster/disaster.ts';
import type { DisasterField } from './disaster/disaster.ts';
import { listDwellings } from './inhabit.ts';
import type { InhabitOptions } from './inhabit.ts';
import type { InhabitedHouse, RegisteredHousehold } from './inhabited-house.ts';
import { localPlane } from './local-plane.ts';
import type { LocalPlane } from './local-plane.ts';
import { wholeName } from './names/draw-names.ts';
import { listNeighbourhoods } from './neighbourhoods.ts';
import type { AddressedBuilding } from './neighbourhoods.ts';
import type { NoiseRates } from './noise/levels.ts';
import { fullAddress } from './noise/write-address.ts';
import { Occupancy } from './occupancy.ts';
import { Landlords, drawOwner } from './owners.ts';
import { headOf } from './person.ts';
import { registeredAddress, residentRows } from './resident-rows.ts';
import { Campaign, isSurveyed } from './surveys/campaign.ts';
import { drawSheets } from './surveys/survey-sheets.ts';
import type { SheetOptions } from './surveys/survey-sheets.ts';
import type { PositionLevel } from './surveys/positions.ts';
import type { HouseRecords } from './truth.ts';

export interface SettleOptions extends InhabitOptions {
  readonly people: number;
  readonly rates: NoiseRates;
  readonly position: PositionLevel;
}

/** What the registers have of one house. */
export interface SettledHouse extends HouseRecords {
  readonly residentRows: readonly (readonly string[])[];
}

const ABSENT_SHARE = 0.015;
const OUTLINE_NEIGHBOURS = 3;

export class Settlers {
  readonly campaign: Campaign;
  readonly #place: Place;
  readonly #options: SettleOptions;
  readonly #municipality: Municipality;
  readonly #plane: LocalPlane;
  readonly #disaster: DisasterField;
  readonly #occupancy: Occupancy;
  readonly #landlords = new Landlords();
  readonly #numbers: RegisterNumbers;
  readonly #taxOptions: BuildingRowOptions;
  readonly #sheetOptions: SheetOptions;
  readonly #hall: string;
  readonly #own = new Map<number, { readonly house: InhabitedHouse }>();
  #households = 0;
  #people = 0;
  #properties = 0;
  #targets = 0;

  constructor(place: Place, census: Census, options: SettleOptions) {
    const { seed, rates, position } = options;
    this.#place = place;
    this.#options = options;
    this.#municipality = place.municipality;
    this.#plane = localPlane(place.municipality.centre);
    this.#disaster = drawDisaster(seed, place.municipality.centre);
    this.#occupancy = new Occupancy(options.people, census.people);
    this.#numbers = registerNumbers(seed, census);
    this.campaign = new Campaign(census.surveyed);
    this.#hall = `${place.municipality.prefecture}${place.municipality.name}役所`;
    this.#taxOptions = {
      seed,
      rates,
      municipality: place.municipality,
      plane: this.#plane,
      numberOf: this.#numbers.property,
    };
    this.#sheetOptions = { seed, rates, position, municipality: place.municipality, plane: this.#plane };
  }

  /** The houses of each neighbourhood, in walking order. */
  async *settle(): AsyncGenerator<SettledHouse[]> {
    for await (const neighbourhood of listNeighbourhoods(this.#place)) {
      this.#own.clear();
      const houses = neighbourhood.map((addressed) => this.#inhabit(addressed));
      const blocks = middleOfBlocks(houses);
      const settled = houses.map((house, at) =>
        this.#record(house, neighbourOf(houses, at, this.#plane), blocks),
      );
      yield this.#swapNumbers(settled);
    }
  }

  #inhabit({ building, area, address }: AddressedBuilding): InhabitedHouse {
    const { seed } = this.#options;
    const number = building.building_no;
    const dwellings = listDwellings(building, this.#options).filter(({ household }) =>
      this.#occupancy.keep(household.people.length),
    );
    const households = dwellings.map(({ household, room }): RegisteredHousehold => {
      const index = this.#households;
      this.#households += 1;
      return {
        household,
        index,
        household_number: this.#numbers.household(index),
        room,
        absent: new Chance(seed, 'absent', index).hit(ABSENT_SHARE),
      };
    });
    const main = building.belongs_to === null ? undefined : this.#own.get(building.belongs_to);
    const facts = drawFacts(new Chance(seed, 'facts', number), building);
    const house: InhabitedHouse = {
      building,
      area,
      address: main?.house.address ?? address,
      facts,
      damage: this.#disaster.damageOf(building, facts),
      households,
      owner:
        main?.house.owner ??
        drawOwner(new Chance(seed, 'owner', number), building, dwellings, this.#landlords, {
          name: this.#municipality.name,
          hall: this.#hall,
        }),
    };
    this.#own.set(number, { house });
    const [first] = households;
    if (first !== undefined && first.room === null)
      this.#landlords.remember({
        name: headOf(first.household).name,
        address: fullAddress({ municipality: this.#municipality, area, address: house.address }),
      });
    return house;
  }

  #record(
    house: InhabitedHouse,
    neighbour: PlacedBuilding | null,
    blocks: ReadonlyMap<string, Position>,
  ): SettledHouse {
    const { seed, rates } = this.#options;
    const addresses = house.households.map((household) =>
      registeredAddress(seed, this.#municipality, house, household, rates, this.#landlords),
    );
    const people = house.households.flatMap((registered, at) => {
      const address = addresses[at];
      if (address === undefined) return [];
      const first = this.#people;
      this.#people += registered.household.people.length;
      return residentRows(seed, house, registered, address, rates, (person) =>
        this.#numbers.resident(first + person),
      );
    });
    const block = blocks.get(blockOf(house)) ?? house.area.point;
    const rows = buildingRows(house, block, this.#properties, this.#taxOptions);
    this.#properties += rows.length;
    return {
      house,
      rows,
      residentRows: people,
      addressLeads: addresses.map(({ leads }) => leads),
      surveys: this.#survey(house, neighbour),
    };
  }

  #survey(house: InhabitedHouse, neighbour: PlacedBuilding | null): HouseRecords['surveys'] {
    const { seed } = this.#options;
    const { building, households, owner } = house;
    if (!isSurveyed(seed, building)) return [];
    const target = this.#targets;
    this.#targets += 1;
    const home = households.filter(({ absent }) => !absent);
    const chance = new Chance(seed, 'at the door', building.building_no);
    const asked = home.length === 0 ? null : chance.pick(home).household;
    // In flats hardly anybody is met; the class is of the building.
    const met = asked !== null && !(households.length > 2 && chance.hit(0.7)) ? asked : null;
    const head = met === null ? null : headOf(met);
    const someone = met === null || head === null ? null : chance.hit(0.85) ? head : chance.pick(met.people);
    const sheets = drawSheets(
      {
        ...house,
        neighbour,
        resident: someone?.commonName ?? someone?.name ?? null,
        owner: owner.person,
        ownerText: owner.person === null ? owner.name : wholeName(owner.person),
        empty: home.length === 0,
      },
      this.campaign.visit(target),
      this.#sheetOptions,
    );
    return sheets.map((sheet) => ({
      survey_number: this.#numbers.survey(sheet.round, target, building.building_no),
      sheet,
      metres: distance(this.#plane, sheet.position, building.centre),
    }));
  }

  /** Two houses side by side whose sheets got each other's number. */
  #swapNumbers(houses: SettledHouse[]): SettledHouse[] {
    const { seed, rates } = this.#options;
    for (let at = 0; at + 1 < houses.length; at += 1) {
      const [one, two] = houses.slice(at, at + 2);
      const [a] = one?.surveys ?? [];
      const [b] = two?.surveys ?? [];
      if (one === undefined || two === undefined || a === undefined || b === undefined) continue;
      if (!new Chance(seed, 'swap', one.house.building.building_no).hit(rates.numberSwap)) continue;
      houses[at] = { ...one, surveys: [{ ...a, survey_number: b.survey_number }, ...one.surveys.slice(1)] };
      houses[at + 1] = {
        ...two,
        surveys: [{ ...b, survey_number: a.survey_number }, ...two.surveys.slice(1)],
      };
      at += 1;
    }
    return houses;
  }
}

interface RegisterNumbers {
  resident(index: number): string;
  household(index: number): string;
  property(index: number): string;
  survey(round: string, target: number, building: number): string;
}

/** Numbers without a pattern in space, but for surveys: a team takes them in the order in which it walks. */
function registerNumbers(seed: number, census: Census): RegisterNumbers {
  const resident = permutation(seed, 'resident', Math.max(1, census.people));
  const household = permutation(seed, 'household', Math.max(1, census.households));
  const listed = Math.ceil(census.buildings * 2) + 1;
  const property = permutation(seed, 'property', listed);
  const later = permutation(seed, 'later survey', census.buildings + 1);
  const digits = (size: number) => String(size).length;
  const padded = (number: number, size: number) => String(number + 1).padStart(digits(size), '0');
  const surveyDigits = Math.max(5, digits(census.surveyed));
  const round: Readonly<Record<string, string>> = { 第2次: '2', 再調査: '3' };
  return {
    resident: (index) => padded(resident(index), census.people * 10),
    household: (index) => `H${padded(household(index), census.households * 10)}`,
    property: (index) => `B${padded(property(index), listed * 10)}`,
    survey: (name, target, building) => {
      const prefix = round[name];
      if (prefix === undefined) return `0${String(target + 1).padStart(surveyDigits, '0')}`;
      return `${prefix}${String(later(building) + 1).padStart(surveyDigits, '0')}`;
    },
  };
}

function blockOf({ address }: InhabitedHouse): string {
  return address.style === 'residence' ? `${address.town_id}|${address.block_no}` : '';
}

function middleOfBlocks(houses: readonly InhabitedHouse[]): Map<string, Position> {
  const sums = new Map<string, { lon: number; lat: number; count: number }>();
  for (const house of houses) {
    const block = blockOf(house);
    if (block === '') continue;
    const sum = sums.get(block) ?? { lon: 0, lat: 0, count: 0 };
    sum.lon += house.building.centre[0];
    sum.lat += house.building.centre[1];
    sum.count += 1;
    sums.set(block, sum);
  }
  return new Map([...sums].map(([block, { lon, lat, count }]) => [block, [lon / count, lat / count]]));
}

function neighbourOf(
  houses: readonly InhabitedHouse[],
  at: number,
  plane: LocalPlane,
): PlacedBuilding | null {
  const self = houses[at];
  if (self === undefined) return null;
  let nearest: PlacedBuilding | null = null;
  let least = 60;
  for (const other of houses.slice(Math.max(0, at - OUTLINE_NEIGHBOURS), at + OUTLINE_NEIGHBOURS + 1)) {
    // An 附属家 of the same lot is the same home.
    if (other === self || other.building.belongs_to !== null) continue;
    const metres = distance(plane, other.building.centre, self.building.centre);
    if (metres < least) {
      least = metres;
      nearest = other.building;
    }
  }
  return nearest;
}

function distance(plane: LocalPlane, a: Position, b: Position): number {
  const [ax, ay] = plane.toPlane(a);
  const [bx, by] = plane.toPlane(b);
  return Math.hypot(ax - bx, ay - by);
}
