// Comparison levels of every candidate pair: small numbers that the model has weights for.
import { buildingKind } from './building-words.ts';
import { ADDRESS, compareAddresses, compareWithBuilding } from './compare-addresses.ts';
import type { Candidates } from './candidates.ts';
import { compareNames } from './compare-names.ts';
import { DISTANCE_BINS, distanceBin } from './distance-bins.ts';
import type { HouseNumbers } from './house-numbers.ts';
import { metresFromOutline } from './outlines.ts';
import { PLACE } from './prepared.ts';
import type { Prepared } from './prepared.ts';
import type { ReadName } from './name-book.ts';

/** Of survey and building: has an outline, measured, by house number, near, no place. */
export const SURVEY_PLACE_GROUPS = 5;
/** Of household and building: both fine, household coarse, building placed by its address, one without place. */
export const HOUSEHOLD_PLACE_GROUPS = 4;
/** A row beside the bins for pairs without a distance. */
export const PLACE_BINS = DISTANCE_BINS + 1;
export const NO_DISTANCE = DISTANCE_BINS;
/** Only these are counted as "others": those farther off were found by name or number, chosen for agreeing. */
export const NEIGHBOUR_BINS = 12;
const OWN_HOME_METRES = 40;
/** A household this far from its address lives elsewhere than it is registered. */
const STRAY_METRES = 60;
/** What names are weighed by: of a household beside its address, of a shed, far from the address, of records without a place, in flats. */
export const NAME_KIND = { home: 0, shed: 1, flat: 2, stray: 3, unplaced: 4 } as const;

export interface SurveyBuildingLevels {
  /** group * PLACE_BINS + bin */
  readonly place: Uint8Array;
  readonly address: Uint8Array;
  readonly resident: Uint8Array;
  readonly owner: Uint8Array;
  /** survey use * 5 + building use */
  readonly use: Uint8Array;
  readonly structure: Uint8Array;
  readonly buildingName: Uint8Array;
}

export function surveyBuildingLevels(
  { s, b, book }: Prepared,
  { sb }: Candidates,
  numbers: HouseNumbers,
): SurveyBuildingLevels {
  const n = sb.to.length;
  const levels = {
    place: new Uint8Array(n),
    address: new Uint8Array(n),
    resident: new Uint8Array(n),
    owner: new Uint8Array(n),
    use: new Uint8Array(n),
    structure: new Uint8Array(n),
    buildingName: new Uint8Array(n),
  };
  for (let edge = 0; edge < n; edge += 1) {
    const [survey = 0, building = 0] = [sb.from[edge], sb.to[edge]];
    const [x, y] = [s.x[survey] ?? 0, s.y[survey] ?? 0];
    const outline = b.outline[building];
    const place = b.place[building] ?? PLACE.none;
    const group = outline && place === PLACE.measured ? 0 : place + 1;
    const metres = group === 4 ? 0 : Math.hypot((b.x[building] ?? 0) - x, (b.y[building] ?? 0) - y);
    const bin =
      group === 4
        ? NO_DISTANCE
        : group === 0 && outline
          ? distanceBin(metresFromOutline(outline.xs, outline.ys, x, y))
          : Math.max(1, distanceBin(metres));
    levels.place[edge] = group * PLACE_BINS + bin;
    levels.address[edge] = compareWithBuilding(s, survey, b, building, numbers);
    const owners = b.owners[building] ?? [];
    const resident = s.resident[survey] ?? null;
    levels.resident[edge] = compareNames(book, resident, owners);
    levels.owner[edge] = compareNames(book, separateOwner(resident, s.owner[survey] ?? null), owners);
    levels.use[edge] = (s.use[survey] ?? 0) * 5 + (b.use[building] ?? 0);
    levels.structure[edge] = compareStructures(s.structure[survey] ?? 0, b.structure[building] ?? 0);
    levels.buildingName[edge] = compareBuildingNames(s.name[survey] ?? null, b.name[building] ?? null);
  }
  return levels;
}

/** An owner of the resident's own family says little that the resident has not said. */
export function separateOwner(resident: ReadName | null, owner: ReadName | null): ReadName | null {
  if (owner === null || resident === null) return owner;
  if (owner.whole >= 0 && owner.whole === resident.whole) return null;
  if (owner.family >= 0 && owner.family === resident.family) return null;
  return owner.kanaOnly && resident.kanaOnly ? null : owner;
}

/** 0 unknown, 1 the same, 2 both light: from outside light steel looks like wood, 3 different. */
function compareStructures(one: number, other: number): number {
  if (one === 0 || other === 0) return 0;
  if (one === other) return 1;
  return Math.max(one, other) <= 3 && Math.abs(one - other) === 1 ? 2 : 3;
}

/** 0 unknown, 1 the same, 2 different. */
function compareBuildingNames(one: string | null, other: string | null): number {
  if (one === null || other === null) return 0;
  return one.includes(other) || other.includes(one) ? 1 : 2;
}

export interface HouseholdBuildingLevels {
  /** (group * PLACE_BINS + bin) * 5 + address */
  readonly place: Uint16Array;
  /** name * 3 + owner's address: 0 unknown, 1 the household's, 2 another */
  readonly name: Uint8Array;
  /** one of NAME_KIND */
  readonly nameKind: Uint8Array;
  /** (方書 ? 1 : 0) * 5 + building use */
  readonly use: Uint8Array;
  readonly buildingName: Uint8Array;
}

export function householdBuildingLevels(
  { h, b, book, households }: Prepared,
  { hb }: Candidates,
  numbers: HouseNumbers,
): HouseholdBuildingLevels {
  const n = hb.to.length;
  const levels = {
    place: new Uint16Array(n),
    name: new Uint8Array(n),
    nameKind: new Uint8Array(n),
    use: new Uint8Array(n),
    buildingName: new Uint8Array(n),
  };
  for (let edge = 0; edge < n; edge += 1) {
    const [household = 0, building = 0] = [hb.from[edge], hb.to[edge]];
    const [own, place] = [h.place[household] ?? PLACE.none, b.place[building] ?? PLACE.none];
    const apart = own === PLACE.none || place === PLACE.none;
    const group = apart ? 3 : place !== PLACE.measured ? 2 : own === PLACE.near ? 1 : 0;
    const metres = Math.hypot(
      (h.x[household] ?? 0) - (b.x[building] ?? 0),
      (h.y[household] ?? 0) - (b.y[building] ?? 0),
    );
    const bin = apart ? NO_DISTANCE : Math.max(1, distanceBin(metres));
    const name = compareOwners({ h, b, book }, household, building);
    const address = homeAddress({ h, b, name, metres: apart ? null : metres }, household, building, numbers);
    levels.place[edge] = (group * PLACE_BINS + bin) * 5 + address;
    const ownerFine = b.ownerFine[building] ?? -1;
    const fine = h.fine[household] ?? -1;
    // Where the building's own address is the household's, the owner's repeats it.
    const ownerAt = address === ADDRESS.same || ownerFine < 0 || fine < 0 ? 0 : ownerFine === fine ? 1 : 2;
    levels.name[edge] = name * 3 + ownerAt;
    levels.nameKind[edge] =
      buildingKind(b.use[building]) === 1
        ? NAME_KIND.shed
        : apart
          ? NAME_KIND.unplaced
          : metres > STRAY_METRES
            ? NAME_KIND.stray
            : h.detail[household] === 1
              ? NAME_KIND.flat
              : NAME_KIND.home;
    levels.use[edge] = (h.detail[household] ?? 0) * 5 + (b.use[building] ?? 0);
    levels.buildingName[edge] = compareDetail(
      households[household]?.address_detail ?? null,
      b.name[building] ?? null,
    );
  }
  return levels;
}

/** The best agreement of anybody in the household with anybody who owns the building; 0 where nobody is named. */
export function compareOwners(
  { h, b, book }: Pick<Prepared, 'h' | 'b' | 'book'>,
  household: number,
  building: number,
): number {
  const owners = b.owners[building] ?? [];
  if (owners.length === 0) return 0;
  let name = 4;
  for (const member of h.members[household] ?? [])
    name = Math.min(name, compareNames(book, member, owners) || 4);
  return name;
}

/**
 * How the household's address agrees with the building's. An owner's address is where the owner lives: right beside the
 * building it is the address that the roll's lot hides; farther off the building may be let.
 */
export function homeAddress(
  { h, b, name, metres }: Pick<Prepared, 'h' | 'b'> & { name: number; metres: number | null },
  household: number,
  building: number,
  numbers: HouseNumbers,
): number {
  const fine = h.fine[household] ?? -1;
  const ownHome =
    name === 1 && fine >= 0 && b.ownerFine[building] === fine && metres !== null && metres <= OWN_HOME_METRES;
  return ownHome ? ADDRESS.same : compareWithBuilding(h, household, b, building, numbers);
}

/** Whether 方書 names the building. */
function compareDetail(detail: string | null, name: string | null): number {
  if (detail === null || name === null) return 0;
  return detail
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s・･ー-]/gu, '')
    .includes(name)
    ? 1
    : 2;
}

/** Of one household and one survey, whatever the building. */
export function compareHouseholdSurvey({ h, s, book }: Prepared, household: number, survey: number) {
  const members = h.members[household] ?? [];
  const resident = s.resident[survey] ?? null;
  return {
    resident: compareNames(book, resident, members),
    owner: compareNames(book, separateOwner(resident, s.owner[survey] ?? null), members),
    address: compareAddresses(h, household, s, survey),
    distance:
      h.place[household] === PLACE.none
        ? NO_DISTANCE
        : Math.max(
            1,
            distanceBin(
              Math.hypot(
                (h.x[household] ?? 0) - (s.x[survey] ?? 0),
                (h.y[household] ?? 0) - (s.y[survey] ?? 0),
              ),
            ),
          ),
  };
}
