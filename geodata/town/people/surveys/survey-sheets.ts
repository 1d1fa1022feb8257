// The sheets of one building: first survey, and the second and the re-survey that its people ask for.
import type { Municipality, PlacedBuilding, TownArea, PlacedAddress, Position } from '../../place.ts';
import type { BuildFacts } from '../build-facts.ts';
import { Chance } from '../chance.ts';
import { classOfRatio } from '../disaster/disaster.ts';
import type { Damage, DamageClass } from '../disaster/disaster.ts';
import type { LocalPlane } from '../local-plane.ts';
import { drawFamilyName, drawGivenName } from '../names/draw-names.ts';
import type { PersonName } from '../names/draw-names.ts';
import type { NoiseRates } from '../noise/levels.ts';
import { heardName } from '../noise/misspell-name.ts';
import { localAddress, spelledAddress } from '../noise/write-address.ts';
import type { Visit } from './campaign.ts';
import { drawParts } from './draw-parts.ts';
import type { PartPoints } from './draw-parts.ts';
import { drawDevice, drawPosition } from './positions.ts';
import type { PositionLevel, PositionSource } from './positions.ts';

export interface Sheet {
  readonly round: '第1次' | '第2次' | '再調査';
  /** day of the story */
  readonly day: number;
  readonly hazard: string;
  readonly structure: string;
  readonly class: DamageClass;
  readonly ratio: number | null;
  /** add up to the ratio; none where water decided, or nothing is lost */
  readonly parts: PartPoints;
  readonly depth_cm: number | null;
  readonly flood_class: string;
  readonly position: Position;
  readonly source: PositionSource;
  readonly address: string;
  readonly resident: string;
  readonly owner: string;
  readonly use: string;
  readonly building_name: string;
  readonly team: string;
  readonly surveyor: string;
  readonly remarks: string;
}

export interface SurveyedHouse {
  readonly building: PlacedBuilding;
  readonly neighbour: PlacedBuilding | null;
  readonly area: TownArea;
  readonly address: PlacedAddress;
  readonly facts: BuildFacts;
  readonly damage: Damage;
  /** who opens the door; null when nobody does */
  readonly resident: PersonName | null;
  readonly owner: PersonName | null;
  readonly ownerText: string;
  readonly empty: boolean;
}

export interface SheetOptions {
  readonly seed: number;
  readonly municipality: Municipality;
  readonly plane: LocalPlane;
  readonly rates: NoiseRates;
  readonly position: PositionLevel;
}

export function drawSheets(house: SurveyedHouse, visit: Visit, options: SheetOptions): Sheet[] {
  const { seed } = options;
  const number = house.building.building_no;
  const chance = new Chance(seed, 'sheet', number);
  // Some are away and found later.
  const day = visit.day + (chance.hit(0.06) ? chance.whole(1, 6) : 0);
  const first = drawSheet(
    chance,
    house,
    '第1次',
    day,
    visit.team,
    visit.district,
    house.damage.ratio,
    options,
  );
  const sheets = [first];
  const again = new Chance(seed, 'again', number);
  if (house.empty || house.building.dwelling_units === 0 || !again.hit(secondShare(first))) return sheets;
  const secondDay = day + again.whole(5, 20);
  const secondRatio = changed(again, house.damage.ratio);
  sheets.push(
    drawSheet(
      again,
      house,
      '第2次',
      secondDay,
      visit.team + again.whole(1, 5),
      -number,
      secondRatio,
      options,
    ),
  );
  if (again.hit(0.14))
    sheets.push(
      drawSheet(
        again,
        house,
        '再調査',
        secondDay + again.whole(7, 20),
        1,
        -number,
        changed(again, secondRatio),
        options,
      ),
    );
  return sheets;
}

/** Those just below the next class ask most often. */
function secondShare(first: Sheet): number {
  // What water did is settled by its depth.
  if (first.ratio === null) return 0;
  if (first.class === '無被害') return 0.02;
  if (first.class === '全壊') return 0.01;
  return first.ratio % 10 >= 6 ? 0.18 : 0.07;
}

/** Indoors more is found than from the street. */
function changed(chance: Chance, ratio: number): number {
  return Math.max(0, Math.min(100, Math.round(ratio + chance.normal(3.5, 5))));
}

function drawSheet(
  chance: Chance,
  house: SurveyedHouse,
  round: Sheet['round'],
  day: number,
  team: number,
  district: number,
  ratio: number,
  { seed, municipality, plane, rates, position: level }: SheetOptions,
): Sheet {
  const { building, damage, facts } = house;
  const device = drawDevice(new Chance(seed, 'device', district, round), level);
  const { position, source } = drawPosition(chance, plane, house, device, level);
  const byWater = damage.hazard === '水害' && round === '第1次';
  const at = { municipality, area: house.area, address: house.address };
  const dwelling = building.dwelling_units > 0;
  const structure = seenStructure(chance, facts, rates.hearsay);
  return {
    round,
    day,
    hazard: byWater ? '水害' : '地震',
    structure,
    class: byWater ? damage.class : classOfRatio(ratio),
    ratio: byWater ? null : ratio,
    // A stream of its own: what else the sheet says does not depend on whether parts are drawn.
    parts: byWater
      ? []
      : drawParts(new Chance(seed, 'parts', building.building_no, round), { ratio, structure, round }),
    depth_cm: damage.above_floor > 0 ? Math.round(damage.above_floor * 100) : null,
    flood_class: damage.above_floor > 0 ? '床上浸水' : damage.flood_depth > 0 ? '床下浸水' : '',
    position,
    source,
    address: chance.hit(0.6 * rates.hearsay)
      ? ''
      : rates.hearsay > 0 && chance.hit(0.6)
        ? spelledAddress(chance, at)
        : localAddress(at),
    resident: house.resident === null ? '' : heardName(chance, house.resident, rates.hearsay),
    owner: heardOwner(chance, house, rates.hearsay),
    use: dwelling ? (building.use === '併用住宅' ? '併用住宅' : '住家') : '非住家',
    building_name: building.name !== null && !chance.hit(0.25 * rates.hearsay) ? building.name : '',
    team: `${team}班`,
    surveyor: surveyorOf(seed, team),
    remarks: house.empty && dwelling ? chance.pick(['空き家', '居住者不在', '']) : '',
  };
}

function heardOwner(chance: Chance, house: SurveyedHouse, hearsay: number): string {
  if (chance.hit(0.75 * hearsay)) return '';
  return house.owner === null ? house.ownerText : heardName(chance, house.owner, hearsay);
}

/** From outside a light steel frame looks like wood. */
function seenStructure(chance: Chance, { structure }: BuildFacts, hearsay: number): string {
  return structure === '軽量鉄骨造' && chance.hit(0.4 * hearsay) ? '木造' : structure;
}

function surveyorOf(seed: number, team: number): string {
  const chance = new Chance(seed, 'surveyor', team);
  const family = drawFamilyName(chance);
  return `${family.written} ${drawGivenName(chance, chance.hit(0.6) ? 'male' : 'female', chance.whole(1970, 2002)).written}`;
}
