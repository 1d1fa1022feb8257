// What linking works on and what it says: the records of a region, the decisions that bind it, and the links that come
// out. Pure data; whoever reads the registers fills it, whoever keeps links takes it.
// Places are longitude and latitude in EPSG:6668; keys are those of geodata (foldName, foldKana, parseAddress).
import type { z } from 'zod';
import type { GeocodeLevel } from '../matching.contract.ts';

export type Level = z.infer<typeof GeocodeLevel>;

export interface Placed {
  /** Null where the address could not be placed (level none). */
  readonly lon: number | null;
  readonly lat: number | null;
  readonly geocode_level: Level;
  /** 町字 that the address was read as. */
  readonly town_id: string | null;
  /** Finest key of the address, down to the house where it goes that far. */
  readonly address_key: string | null;
}

export interface LinkHousehold extends Placed {
  readonly household_number: string;
  readonly head_name_key: string;
  readonly head_kana_key: string | null;
  /** Of all members, the head first. */
  readonly member_name_keys: readonly string[];
  /** 方書: that there is one tells of a house with several households. */
  readonly address_detail: string | null;
}

export interface LinkBuilding extends Placed {
  readonly property_number: string;
  readonly owner_name_key: string;
  readonly owner_kana_key: string | null;
  readonly co_owner_keys: readonly string[];
  /** Folded address of the owner, where it lies in this municipality. */
  readonly owner_address_key: string | null;
  readonly use: string | null;
  readonly structure: string | null;
  readonly floor_area: number | null;
  readonly built_year: number | null;
  readonly building_name: string | null;
  /** Outline that the place falls in or that bears the number, as [lon, lat] ring; null where none is loaded. */
  readonly outline: readonly (readonly [number, number])[] | null;
}

export interface LinkSurvey {
  readonly survey_number: string;
  readonly lon: number;
  readonly lat: number;
  readonly round: 'first' | 'second' | 'resurvey';
  readonly surveyed_on: string | null;
  readonly team: string | null;
  readonly address_key: string | null;
  readonly town_id: string | null;
  readonly resident_name_key: string | null;
  readonly owner_name_key: string | null;
  readonly use: string | null;
  readonly structure: string | null;
  readonly building_name: string | null;
}

/** What a person decided; it binds. A null number means that this end was left open. */
export interface Decision {
  readonly decision: 'confirmed' | 'rejected';
  readonly household_number: string | null;
  readonly property_number: string | null;
  readonly survey_number: string | null;
}

export interface Region {
  readonly households: readonly LinkHousehold[];
  readonly buildings: readonly LinkBuilding[];
  readonly surveys: readonly LinkSurvey[];
  readonly decisions: readonly Decision[];
}
