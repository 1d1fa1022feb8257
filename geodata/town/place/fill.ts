// A quarter filled: its streets and blocks, and lot after lot with address and buildings. A quarter depends on nothing
// but the ground plan, so the town is drawn quarter by quarter and none is kept.
import { Chance } from '../people/chance.ts';
import type { PlacedAddress } from '../place.ts';
import { buildOn } from './dwellings.ts';
import type { Standing } from './dwellings.ts';
import type { Facility } from './facilities.ts';
import { centroidOf, distance, nth } from './geometry.ts';
import type { Xy } from './geometry.ts';
import type { GroundPlan } from './ground-plan.ts';
import { cutLots, frontOf, middleOf } from './lots.ts';
import type { Lot } from './lots.ts';
import { hasStreet, houseNumbers, inBlockOrder, LotNumbers, placesRound } from './numbering.ts';
import { frameOf } from './outlines.ts';
import { pack } from './packing.ts';
import { isUrban } from './quarters.ts';
import type { Quarter } from './quarters.ts';
import { layStreets } from './streets.ts';
import type { Block, LocalStreet } from './streets.ts';
import type { DrawnTown, Towns } from './towns.ts';

export type BlockUse = 'homes' | 'field' | 'empty' | 'wood' | 'facility';

export interface UsedBlock extends Block {
  readonly use: BlockUse;
}

export interface LaidQuarter {
  readonly quarter: Quarter;
  readonly blocks: readonly UsedBlock[];
  readonly streets: readonly LocalStreet[];
}

/** A numbered lot with what stands on it, the main building first. */
export interface FilledLot {
  readonly address: PlacedAddress;
  readonly front: Xy;
  readonly buildings: readonly Standing[];
  readonly facility: Facility | null;
  readonly block: UsedBlock;
}

export interface Filler {
  readonly lay: (quarter: Quarter) => LaidQuarter;
  readonly fill: (quarter: Quarter) => readonly FilledLot[];
}

export function makeFiller(ground: GroundPlan, towns: Towns, facilities: readonly Facility[]): Filler {
  const { plan, land } = ground;
  const heart = land.warp.toGround([plan.port, 420]);
  const byQuarter = Map.groupBy(facilities, ({ quarter }) => quarter.no);
  const byNo = new Map(facilities.map((facility) => [facility.no, facility]));
  const cityness = Math.max(0.08, Math.min(1, 0.15 + Math.log10(plan.people / 20_000) * 0.5));

  function lay(quarter: Quarter): LaidQuarter {
    if (quarter.kind === 'wood' || quarter.kind === 'shore' || quarter.kind === 'port')
      return { quarter, blocks: [], streets: [] };
    const wants = (byQuarter.get(quarter.no) ?? []).map(({ no, type }) => ({
      facility: no,
      area: type.area,
    }));
    const { blocks, streets } = layStreets(plan.seed, quarter, land, wants);
    const chance = new Chance(plan.seed, 'blocks', quarter.path);
    const kernel = nth(quarter.patch.points, chance.whole(0, quarter.patch.points.length - 1));
    return {
      quarter,
      streets: streets.flatMap((street) => outsideWood(street)),
      blocks: inBlockOrder(
        blocks.map((block) => ({ ...block, use: useOf(block, quarter, kernel, chance) })),
        heart,
      ),
    };
  }

  /** Lanes end where the wood begins. */
  function outsideWood(street: LocalStreet): LocalStreet[] {
    const pieces: Xy[][] = [[]];
    for (const point of street.points)
      if (land.isWooded(point)) pieces.push([]);
      else pieces.at(-1)?.push(point);
    return pieces.filter(({ length }) => length > 1).map((points) => ({ ...street, points }));
  }

  function useOf(block: Block, quarter: Quarter, kernel: Xy, chance: Chance): BlockUse {
    if (block.facility !== null) return 'facility';
    const centre = centroidOf(block.patch.points);
    const roll = chance.next();
    if (land.isWooded(centre)) return 'wood';
    if (!hasStreet(block.patch)) return isUrban(quarter.kind) ? 'empty' : 'field';
    if (isUrban(quarter.kind) || quarter.kind === 'industry') {
      if (roll < quarter.built) return 'homes';
      const green = quarter.kind === 'planned' || quarter.kind === 'mixed';
      return green && chance.hit(0.78) ? 'field' : 'empty';
    }
    const near = Math.exp(-((distance(centre, kernel) / 150) ** 2)) * 1.3;
    return roll < (quarter.kind === 'village' ? near * quarter.built + 0.05 : 0.035) ? 'homes' : 'field';
  }

  function fill(quarter: Quarter): readonly FilledLot[] {
    const town = towns.of(quarter);
    if (!town) return [];
    const { blocks } = lay(quarter);
    const numbers = new LotNumbers(
      towns.firstLot(quarter),
      new Chance(plan.seed, 'lot numbers', quarter.path),
    );
    let blockNo = 0;
    const filled: FilledLot[] = [];
    for (const block of blocks) {
      if (block.use === 'wood') continue;
      if (block.use === 'field' || block.use === 'empty') {
        if (town.kind === 'lot') numbers.skip(Math.min(6, 1 + Math.floor(block.area / 2400)));
        if (block.use === 'field' || !hasStreet(block.patch)) continue;
      }
      blockNo += 1;
      const lots =
        block.use === 'homes' ? homes(block, quarter) : block.use === 'facility' ? facilityLot(block) : [];
      const places = placesRound(
        block.patch,
        lots.map(({ front }) => front),
        heart,
      );
      const ordered = lots
        .map((lot, at) => ({ lot, place: nth(places, at) }))
        .toSorted((a, b) => a.place - b.place);
      const houses = houseNumbers(ordered.map(({ place }) => place));
      ordered.forEach(({ lot }, at) =>
        filled.push({ ...lot, block, address: addressOf(town, blockNo, nth(houses, at), numbers) }),
      );
    }
    return filled;
  }

  type Unnumbered = Pick<FilledLot, 'front' | 'buildings' | 'facility'>;

  function homes(block: Block, quarter: Quarter): Unnumbered[] {
    const chance = new Chance(plan.seed, 'block', quarter.path, block.no);
    const vacant = quarter.kind === 'village' ? 0.16 : quarter.kind === 'field' ? 0.3 : 0.075;
    return cutLots(block.patch, quarter.kind, chance).map((lot) => {
      const empty = chance.hit(vacant) || isOnHill(lot);
      return {
        front: middleOf(lot.front),
        buildings: empty ? [] : buildOn(lot, quarter.kind, chance, cityness),
        facility: null,
      };
    });
  }

  function isOnHill(lot: Lot): boolean {
    return lot.patch.points.some(land.isWooded) || land.isWooded(centroidOf(lot.patch.points));
  }

  function facilityLot(block: Block): Unnumbered[] {
    const facility = block.facility === null ? undefined : byNo.get(block.facility);
    const front = frontOf(block.patch);
    if (!facility || !front) return [];
    const lot = { patch: block.patch, area: block.area, front, large: true };
    const buildings = pack(frameOf(lot), facility.type.buildings).map(({ building, ring }): Standing => ({
      ring,
      use: building.use,
      storeys: building.storeys,
      units: 0,
    }));
    return [{ front: middleOf(front), buildings, facility }];
  }

  return { lay, fill };
}

function addressOf(town: DrawnTown, block: number, house: number, numbers: LotNumbers): PlacedAddress {
  if (town.kind === 'residence')
    return { style: 'residence', town_id: town.town_id, block_no: String(block), house_no: String(house) };
  return { style: 'lot', town_id: town.town_id, ...numbers.next() };
}
