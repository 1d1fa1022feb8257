// What a drop, a choice or a key means for the half days: steps to be sent as one act, or why it cannot be. Pure.
import type { AllocationStep } from '../../../api/surveys/allocation/allocation.contract.ts';
import { cellKey, type Board, type Cell } from './board.ts';
import { placesOf, type Block, type Place } from './cell-block.ts';

/** Steps, and the half days of other districts that they take away; or the words why nothing comes of it. */
export type Change = { set: AllocationStep[]; displaced: string[] } | { refused: string };

export const isRefused = (change: Change): change is { refused: string } => 'refused' in change;

/**
 * A district to a half day, and on to the next free ones of the same team, as many as it still lacks. The first takes the
 * place of whatever is there.
 */
export function giveFrom(board: Board, district_id: string, start: Place): Change {
  const first = board.cellAt(start);
  const why = first ? whyNot(board, district_id, first) : 'そこには置けません';
  if (!first || why !== null) return { refused: why ?? 'そこには置けません' };
  const cells = [first];
  const wanted = Math.max(1, board.lacks(district_id));
  for (let column = start.column + 1; column < board.columns && cells.length < wanted; column += 1) {
    const cell = board.cellAt({ row: start.row, column });
    if (!cell || !isWorkable(board, cell)) continue;
    // What another district holds is not pushed aside, and not leapt over either: the district stays in one go.
    if (board.held(cell) || isWithAnother(board, district_id, cell)) break;
    cells.push(cell);
  }
  return put(
    board,
    cells.map((cell) => ({ cell, district_id })),
  );
}

/** A district to every half day of a block in one row. */
export function giveBlock(board: Board, district_id: string, block: Block): Change {
  if (block.from.row !== block.to.row) return { refused: '調査区は一つの班の範囲に割り当てます' };
  const cells = placesOf(block).flatMap((place) => board.cellAt(place) ?? []);
  const givable = cells.filter((cell) => isWorkable(board, cell));
  if (cells.length === 1 || givable.length === 0) return giveFrom(board, district_id, block.to);
  const why = givable.map((cell) => whyNot(board, district_id, cell)).find((words) => words !== null);
  if (why) return { refused: why };
  return put(
    board,
    givable.map((cell) => ({ cell, district_id })),
  );
}

/** Frees half days. */
export function clear(board: Board, places: readonly Place[]): Change {
  const cells = places.flatMap((place) => board.cellAt(place) ?? []);
  return put(
    board,
    cells.map((cell) => ({ cell, district_id: null })),
  );
}

/** 固定 of all half days in a block that hold anything, or its end. */
export function keepBlock(board: Board, block: Block, is_kept: boolean): Change {
  const set = placesOf(block).flatMap((place): AllocationStep[] => {
    const cell = board.cellAt(place);
    const holding = cell && board.held(cell);
    if (!cell || !holding || holding.is_kept === is_kept) return [];
    return [{ ...cell, district_id: holding.district_id, is_kept, seen: holding.district_id }];
  });
  return { set, displaced: [] };
}

/** The half days of one district that follow each other in a row, from the first on; days without this team lie between them. */
export function runAt(board: Board, place: Place): Place[] {
  const here = board.cellAt(place);
  const district_id = here && board.held(here)?.district_id;
  if (!district_id) return [];
  const along = (step: 1 | -1): Place[] => {
    const found: Place[] = [];
    for (let column = place.column + step; column >= 0 && column < board.columns; column += step) {
      const cell = board.cellAt({ row: place.row, column });
      if (!cell) break;
      const holding = board.held(cell);
      if (holding?.district_id === district_id) found.push({ row: place.row, column });
      else if (holding || isWorkable(board, cell)) break;
    }
    return found;
  };
  return [...along(-1).reverse(), place, ...along(1)];
}

/**
 * Half days of one district to another place: the one that was grasped lands on `target`, the others around it. What stood
 * there changes places with them.
 */
export function moveRun(board: Board, run: readonly Place[], grasped: Place, target: Place): Change {
  const from = run.flatMap((place) => board.cellAt(place) ?? []);
  const holding = from[0] && board.held(from[0]);
  const district_id = holding?.district_id;
  const aim = board.cellAt(target);
  if (!district_id || !aim) return { refused: 'そこには置けません' };
  const before = run.findIndex((place) => place.column === grasped.column);
  const to = workableAround(board, target, Math.max(0, before), run.length);
  if (!to) return { refused: absent(board, aim) };
  const moved = new Set(from.map((cell) => cellKey(cell)));
  const landing = new Set(to.map((cell) => cellKey(cell)));
  const why = to
    .filter((cell) => !moved.has(cellKey(cell)))
    .map((cell) => whyNot(board, district_id, cell, moved))
    .find((words) => words !== null);
  if (why) return { refused: why };
  const left = from.filter((cell) => !landing.has(cellKey(cell)));
  const wanted: Wanted[] = to.map((cell) => ({ cell, district_id, is_kept: holding?.is_kept ?? false }));
  const others = to.flatMap((cell) => {
    const other = board.held(cell)?.district_id;
    return other && other !== district_id ? [{ cell, other }] : [];
  });
  const leaving = new Set([...landing, ...moved]);
  for (const [place, cell] of left.entries()) {
    const other = others[place]?.other ?? null;
    const fits = other !== null && whyNot(board, other, cell, leaving) === null;
    wanted.push({ cell, district_id: fits ? other : null });
  }
  return put(board, wanted);
}

/** What takes a change back, as long as nobody has changed it since. */
export function inverseOf(board: Board, set: readonly AllocationStep[]): AllocationStep[] {
  return set.map(({ team_id, day, half, district_id, seen }) => ({
    team_id,
    day,
    half,
    district_id: seen,
    is_kept: board.held({ team_id, day, half })?.is_kept ?? false,
    seen: district_id,
  }));
}

type Wanted = { cell: Cell; district_id: string | null; is_kept?: boolean };

function put(board: Board, wanted: readonly Wanted[]): Change {
  const set: AllocationStep[] = [];
  for (const { cell, district_id, is_kept = false } of wanted) {
    const seen = board.held(cell)?.district_id ?? null;
    if (seen !== district_id) set.push({ ...cell, district_id, is_kept, seen });
  }
  const kept = new Set(wanted.map(({ district_id }) => district_id));
  const displaced = new Set(set.flatMap(({ seen }) => (seen !== null && !kept.has(seen) ? [seen] : [])));
  return { set, displaced: [...displaced] };
}

/** Half days of this row that can be given, `before` of them ahead of the target and `count` in all. */
function workableAround(board: Board, target: Place, before: number, count: number): Cell[] | null {
  const cells = Array.from({ length: board.columns }, (_, column) => ({
    column,
    cell: board.cellAt({ row: target.row, column }),
  })).flatMap(({ column, cell }) =>
    cell && isWorkable(board, cell, column === target.column) ? [{ column, cell }] : [],
  );
  const at = cells.findIndex(({ column }) => column === target.column);
  if (at < 0) return null;
  const start = Math.max(0, Math.min(at - before, cells.length - count));
  return cells.slice(start, start + count).map(({ cell }) => cell);
}

/** Whether work can be planned then. What somebody names himself may lie on a day off, if the team is there. */
function isWorkable(board: Board, cell: Cell, isNamed = false): boolean {
  return board.isPresent(cell) && board.elsewhere(cell) === undefined && (isNamed || !board.isDayOff(cell));
}

/** Why a district cannot have this half day, apart from what other district holds it; null: it can. */
function whyNot(board: Board, district_id: string, cell: Cell, leaving?: ReadonlySet<string>): string | null {
  const district = board.districts.get(district_id);
  if (!district?.is_live) return 'この調査区はもうありません';
  if (!board.isPresent(cell)) return absent(board, cell);
  const plan = board.elsewhere(cell);
  if (plan !== undefined) return `その班はその半日、計画「${plan}」に割り当てられています`;
  const other = otherTeam(board, district_id, cell, leaving);
  if (other !== undefined) return `調査区${district.district_number}には、その半日は${other}班が行きます`;
  return null;
}

function isWithAnother(board: Board, district_id: string, cell: Cell): boolean {
  return otherTeam(board, district_id, cell) !== undefined;
}

/** Number of the team that goes to the district in the same half day. */
function otherTeam(
  board: Board,
  district_id: string,
  { team_id, day, half }: Cell,
  leaving?: ReadonlySet<string>,
): number | undefined {
  const other = board.halves
    .get(district_id)
    ?.find(
      (one) => one.day === day && one.half === half && one.team_id !== team_id && !leaving?.has(cellKey(one)),
    );
  return other && board.teams.find((team) => team.team_id === other.team_id)?.team_number;
}

function absent(board: Board, { team_id }: Cell): string {
  const number = board.teams.find((team) => team.team_id === team_id)?.team_number ?? '';
  return `${number}班はその日に出ません`;
}
