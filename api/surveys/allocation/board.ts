// The board that a proposal is laid on: who is where in which half day, and what is still lacking. Pure.
import type { AllocationTask, AvailableTeam, OpenDistrict } from './propose-allocation.ts';

export interface Cell {
  slot: string;
  team_id: string;
  district_id: string;
}

/** A district with what it still lacks. */
export interface Work extends OpenDistrict {
  left: number;
  begun_by: Walker | null;
  /** Slots in which a team is there, by the board or by what stands. */
  readonly taken: Set<string>;
}

/** A team with where it is. */
export interface Walker {
  readonly team: AvailableTeam;
  x: number;
  y: number;
  current: Work | null;
  readonly free: ReadonlySet<string>;
  /** Where it is by what stands. */
  readonly standing: ReadonlyMap<string, string>;
  /** Where the board sends it. */
  readonly sent: Map<string, Work>;
}

export class Board {
  /** By number. */
  readonly works: readonly Work[];
  readonly walkers: readonly Walker[];
  readonly slots: readonly string[];
  readonly #byId: ReadonlyMap<string, Work>;

  constructor({ districts, teams, standing }: AllocationTask) {
    const byDistrict = Map.groupBy(standing, ({ district_id }) => district_id);
    const byTeam = Map.groupBy(standing, ({ team_id }) => team_id);
    this.works = districts
      .toSorted((one, other) => one.number - other.number)
      .map((district) => ({
        ...district,
        left: Math.max(0, district.lacks),
        begun_by: null,
        taken: new Set((byDistrict.get(district.district_id) ?? []).map(({ slot }) => slot)),
      }));
    this.#byId = new Map(this.works.map((work) => [work.district_id, work]));
    this.walkers = teams
      .toSorted((one, other) => one.number - other.number)
      .map((team) => {
        const own = new Map(
          (byTeam.get(team.team_id) ?? []).map(({ slot, district_id }) => [slot, district_id]),
        );
        const free = new Set(team.free.filter((slot) => !own.has(slot)));
        return { team, x: team.x, y: team.y, current: null, free, standing: own, sent: new Map() };
      });
    this.slots = [
      ...new Set(this.walkers.flatMap(({ free, standing: own }) => [...free, ...own.keys()])),
    ].sort();
  }

  /** Whether the team is somewhere by what stands; then it is there from now on. */
  stands(walker: Walker, slot: string): boolean {
    const district_id = walker.standing.get(slot);
    if (district_id === undefined) return false;
    const work = this.#byId.get(district_id);
    if (work !== undefined) this.#arrive(walker, work);
    return true;
  }

  isIdle(walker: Walker, slot: string): boolean {
    return walker.free.has(slot) && !walker.sent.has(slot);
  }

  /** Whether a team may be sent there in this half day. */
  lacks({ left, taken }: Work, slot: string): boolean {
    return left > 0 && !taken.has(slot);
  }

  give(walker: Walker, slot: string, work: Work): void {
    walker.sent.set(slot, work);
    work.taken.add(slot);
    work.left -= 1;
    this.#arrive(walker, work);
  }

  #arrive(walker: Walker, work: Work): void {
    walker.current = work;
    work.begun_by ??= walker;
    walker.x = work.x;
    walker.y = work.y;
  }

  /** The slot in which all would be done if no half day were idle; null: they do not suffice. */
  earliestEnd(): string | null {
    let lacking = this.works.reduce((sum, { lacks }) => sum + Math.max(0, lacks), 0);
    for (const slot of this.slots) {
      lacking -= this.walkers.filter(({ free }) => free.has(slot)).length;
      if (lacking <= 0) return slot;
    }
    return null;
  }

  cells(): Cell[] {
    return this.walkers
      .flatMap(({ team: { team_id, number }, sent }) =>
        [...sent].map(([slot, { district_id }]) => ({ slot, team_id, district_id, number })),
      )
      .sort((one, other) =>
        one.slot < other.slot ? -1 : one.slot > other.slot ? 1 : one.number - other.number,
      )
      .map(({ slot, team_id, district_id }) => ({ slot, team_id, district_id }));
  }
}
