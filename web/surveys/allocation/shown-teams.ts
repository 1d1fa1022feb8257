import type { ShownDistrict } from '../districts.layers.ts';
import type { Board } from './board.ts';

/** Districts in the tints of their teams: of all days, or of one. */
export function withTeams(
  districts: readonly ShownDistrict[],
  board: Board,
  day: string | null,
): ShownDistrict[] {
  return districts.map((district): ShownDistrict => {
    const cells = district.district_id === null ? [] : (board.halves.get(district.district_id) ?? []);
    const shown = day === null ? cells : cells.filter((cell) => cell.day === day);
    const rows = [...new Set(shown.flatMap((cell) => board.placeOf(cell)?.row ?? []))];
    const first = rows[0];
    if (first === undefined)
      return {
        ...district,
        is_uneven: false,
        held: day !== null && cells.length > 0 ? 'another_day' : 'nobody',
      };
    const teams = rows.flatMap((row) => board.teams[row]?.team_number ?? []);
    return { ...district, is_uneven: false, held: { teams, place: first } };
  });
}
