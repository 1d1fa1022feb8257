import { memo, type ReactNode } from 'react';
import type { Team } from '../../../api/surveys/allocation/teams.contract.ts';
import { teamTint } from '../team-tints.ts';
import { cellWords, teamWords } from './allocation-words.ts';
import type { Board } from './board.ts';

/** One team. Everything that moves with the keyboard comes as a figure, so that only rows that change are made anew. */
export const CalendarRow = memo(function CalendarRow({
  id,
  board,
  team,
  row,
  first,
  last,
  at,
  over,
  selectedId,
  changed,
}: {
  /** Leads the ids of the cells. */
  id: string;
  board: Board;
  team: Team;
  row: number;
  /** Columns of the block in this row; −1: none. */
  first: number;
  last: number;
  /** The column where the keyboard is, −1: in another row; and the one that something is dragged over. */
  at: number;
  over: number;
  selectedId: string | null;
  /** Half days that a proposal changes. */
  changed: ReadonlySet<string> | null;
}): ReactNode {
  const cells = Array.from({ length: board.columns }, (_, column) => column);
  return (
    <tr aria-rowindex={row + 2}>
      <th scope="row" className="alloc-team" title={teamWords(team)} aria-label={teamWords(team)}>
        <div className="alloc-team-words">
          <span className="alloc-team-number figure" style={{ '--tint': teamTint(row) }}>
            {team.team_number}
          </span>
          <span className="alloc-team-name">{team.name}</span>
        </div>
      </th>
      {cells.map((column) => {
        const cell = board.cellAt({ row, column });
        if (!cell) return null;
        const holding = board.held(cell);
        const district = holding && board.districts.get(holding.district_id);
        const before = column > 0 ? board.cellAt({ row, column: column - 1 }) : null;
        const isStart = holding && (!before || board.held(before)?.district_id !== holding.district_id);
        const words = cellWords(board, team, cell);
        const isChanged = changed?.has(`${cell.team_id} ${cell.day} ${cell.half}`) ?? false;
        const classes = [
          'alloc-cell',
          ...(cell.half === 'am' ? ['alloc-am'] : []),
          ...(board.isPresent(cell) ? (board.isDayOff(cell) ? ['alloc-off'] : []) : ['alloc-away']),
          ...(board.days[Math.floor(column / 2)]?.isAim && cell.half === 'pm' ? ['alloc-aim'] : []),
          ...(holding ? ['alloc-held'] : []),
          ...(holding && !isStart ? ['alloc-on'] : []),
          ...(holding && (!holding.given || isChanged) ? ['alloc-unsaved'] : []),
          ...(!holding && isChanged ? ['alloc-freed'] : []),
          ...(holding && holding.district_id === selectedId ? ['alloc-chosen'] : []),
          ...(column >= first && column <= last ? ['alloc-block'] : []),
          ...(column === at ? ['alloc-here'] : []),
          ...(column === over ? ['alloc-over'] : []),
        ];
        return (
          <td
            key={column}
            id={`${id}-${row}-${column}`}
            className={classes.join(' ')}
            aria-colindex={column + 2}
            aria-selected={column >= first && column <= last}
            aria-label={words}
            title={words}
            data-drop={`${row}:${column}`}
            style={holding ? { '--tint': teamTint(row) } : undefined}
          >
            {board.elsewhere(cell) !== undefined
              ? '他'
              : district &&
                (isStart || cell.half === 'am') && (
                  <>
                    {district.district_number}
                    {holding.is_kept && <span className="alloc-kept" />}
                  </>
                )}
          </td>
        );
      })}
    </tr>
  );
});
