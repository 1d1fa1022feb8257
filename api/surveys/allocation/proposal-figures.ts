// What a proposal comes to: when it is done, who lacks what, which half days are idle, how far teams go. Pure.
import type { AllocatedDistrict, Proposal } from './allocation.contract.ts';
import type { Cell } from './board.ts';
import { halfDayOf } from './half-days.rules.ts';
import type { AvailableTeam } from './propose-allocation.ts';
import { wayMetres, wayMinutes } from './ways.rules.ts';

export interface Proposed {
  /** Live ones. */
  districts: readonly AllocatedDistrict[];
  /** Metres in the plane of the teams' bases. */
  spots: ReadonlyMap<string, { x: number; y: number }>;
  teams: readonly AvailableTeam[];
  /** Of the plan, not over. */
  kept: readonly Cell[];
  cells: readonly Cell[];
  driving_kmh: number;
}

export function proposalFigures({
  districts,
  spots,
  teams,
  kept,
  cells,
  driving_kmh,
}: Proposed): Proposal['figures'] {
  const all = [...kept, ...cells];
  const open = districts.filter(({ needed }) => needed > 0);
  const byDistrict = Map.groupBy(all, ({ district_id }) => district_id);
  const short = open.flatMap(({ district_id, district_number, needed }) => {
    const lacks = needed - (byDistrict.get(district_id)?.length ?? 0);
    return lacks > 0 ? [{ district_id, district_number, lacks }] : [];
  });
  const ofOpen = open.flatMap(({ district_id }) =>
    (byDistrict.get(district_id) ?? []).map(({ slot }) => slot),
  );
  const last = ofOpen.reduce<string | null>(
    (late, slot) => (late === null || slot > late ? slot : late),
    null,
  );
  const given = new Set(cells.map(({ team_id, slot }) => `${team_id} ${slot}`));
  const idle = teams.flatMap(({ team_id, free }) => free.filter((slot) => !given.has(`${team_id} ${slot}`)));
  const byTeam = Map.groupBy(all, ({ team_id }) => team_id);
  const rows = teams
    .toSorted((one, other) => one.number - other.number)
    .map((team) => {
      const own = byTeam.get(team.team_id) ?? [];
      const slots = own.map(({ slot }) => slot).sort();
      const end = slots.at(-1);
      return {
        team_id: team.team_id,
        half_days: own.length,
        districts: new Set(own.map(({ district_id }) => district_id)).size,
        way_metres: wayMetres(own, team, spots),
        last_on: end === undefined ? null : halfDayOf(end).day,
      };
    });
  const way_metres = rows.reduce((sum, row) => sum + row.way_metres, 0);
  return {
    finished_on: last === null ? null : halfDayOf(last).day,
    finished_half: last === null ? null : halfDayOf(last).half,
    allocated: open.length - short.length,
    short,
    idle: idle.filter((slot) => last !== null && slot <= last).length,
    spare: idle.filter((slot) => last === null || slot > last).length,
    way_metres,
    way_minutes: wayMinutes(way_metres, driving_kmh),
    teams: rows,
  };
}
