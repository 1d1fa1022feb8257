// The calendar as it stands: a row a team, two columns a day, and what each half day holds. Pure.
import {
  Half,
  type AllocatedDistrict,
  type AllocationStep,
  type Allocations,
} from '../../../api/surveys/allocation/allocation.contract.ts';
import type { Team } from '../../../api/surveys/allocation/teams.contract.ts';
import type { CalendarDay } from './calendar-days.ts';
import type { Place } from './cell-block.ts';

export type Cell = { team_id: string; day: string; half: Half };

/** What a half day holds. */
export type Holding = {
  district_id: string;
  is_kept: boolean;
  /** Who gave it, and when; null while it is being saved. */
  given: { by: string; at: string } | null;
  has_followed: boolean;
};

export type Board = {
  days: readonly CalendarDay[];
  teams: readonly Team[];
  columns: number;
  districts: ReadonlyMap<string, AllocatedDistrict>;
  /** Half days given per district, those that are being saved included, in the order of time. */
  halves: ReadonlyMap<string, readonly Cell[]>;
  /** Half days that a district still lacks, those that are being saved counted as given. */
  lacks: (district_id: string) => number;
  cellAt: (place: Place) => Cell | null;
  placeOf: (cell: Cell) => Place | null;
  held: (cell: Cell) => Holding | undefined;
  /** The other plan that has this half day. */
  elsewhere: (cell: Cell) => string | undefined;
  isPresent: (cell: Cell) => boolean;
  isDayOff: (cell: Cell) => boolean;
};

const halfOrder: readonly Half[] = Half.options;

export function cellKey({ team_id, day, half }: Cell): string {
  return `${team_id} ${day} ${half}`;
}

/** @param pending steps on their way to the server, in the order in which they were made */
export function boardOf(
  days: readonly CalendarDay[],
  teams: readonly Team[],
  { allocations, elsewhere, districts }: Allocations,
  pending: readonly AllocationStep[],
): Board {
  const holdings = new Map<string, Cell & Holding>(
    allocations.map(({ team_id, day, half, district_id, is_kept, has_followed, given_by, given_at }) => [
      cellKey({ team_id, day, half }),
      { team_id, day, half, district_id, is_kept, has_followed, given: { by: given_by, at: given_at } },
    ]),
  );
  const before = countOf(holdings.values());
  for (const { team_id, day, half, district_id, is_kept } of pending) {
    const key = cellKey({ team_id, day, half });
    if (district_id === null) holdings.delete(key);
    else holdings.set(key, { team_id, day, half, district_id, is_kept, given: null, has_followed: false });
  }
  const halves = new Map<string, Cell[]>();
  for (const { district_id, team_id, day, half } of [...holdings.values()].sort(byTime)) {
    const others = halves.get(district_id);
    if (others) others.push({ team_id, day, half });
    else halves.set(district_id, [{ team_id, day, half }]);
  }
  const known = new Map(districts.map((one) => [one.district_id, one]));
  const taken = new Map(elsewhere.map((one) => [cellKey(one), one.plan_name]));
  const present = new Set(teams.flatMap((team) => team.days.map(({ day }) => `${team.team_id} ${day}`)));
  const rowOf = new Map(teams.map(({ team_id }, row) => [team_id, row]));
  const dayPlace = new Map(days.map(({ day }, place) => [day, place]));
  return {
    days,
    teams,
    columns: days.length * 2,
    districts: known,
    halves,
    lacks: (district_id) => {
      const { needed, given } = known.get(district_id) ?? { needed: 0, given: 0 };
      const change = (halves.get(district_id)?.length ?? 0) - (before.get(district_id) ?? 0);
      return Math.max(0, needed - given - change);
    },
    cellAt: ({ row, column }) => {
      const team = teams[row];
      const day = days[Math.floor(column / 2)];
      return team && day
        ? { team_id: team.team_id, day: day.day, half: column % 2 === 0 ? 'am' : 'pm' }
        : null;
    },
    placeOf: ({ team_id, day, half }) => {
      const row = rowOf.get(team_id);
      const place = dayPlace.get(day);
      return row === undefined || place === undefined
        ? null
        : { row, column: place * 2 + (half === 'pm' ? 1 : 0) };
    },
    held: (cell) => holdings.get(cellKey(cell)),
    elsewhere: (cell) => taken.get(cellKey(cell)),
    isPresent: ({ team_id, day }) => present.has(`${team_id} ${day}`),
    isDayOff: ({ day }) => days[dayPlace.get(day) ?? -1]?.isOff ?? false,
  };
}

function countOf(holdings: Iterable<Holding>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { district_id } of holdings) counts.set(district_id, (counts.get(district_id) ?? 0) + 1);
  return counts;
}

function byTime(a: Cell, b: Cell): number {
  return a.day.localeCompare(b.day) || halfOrder.indexOf(a.half) - halfOrder.indexOf(b.half);
}
