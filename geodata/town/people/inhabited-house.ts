import type { PlacedAddress, PlacedBuilding, TownArea } from '../place.ts';
import type { BuildFacts } from './build-facts.ts';
import type { Damage } from './disaster/disaster.ts';
import type { Owner } from './owners.ts';
import type { Household } from './person.ts';

/** A household under its register number. */
export interface RegisteredHousehold {
  readonly household: Household;
  readonly household_number: string;
  /** counts all households of the town from 0 */
  readonly index: number;
  readonly room: string | null;
  /** registered here, but away: in hospital, with their children */
  readonly absent: boolean;
}

/** A building with all that is true of it. */
export interface InhabitedHouse {
  readonly building: PlacedBuilding;
  readonly area: TownArea;
  readonly address: PlacedAddress;
  readonly facts: BuildFacts;
  readonly damage: Damage;
  readonly households: readonly RegisteredHousehold[];
  readonly owner: Owner;
}
