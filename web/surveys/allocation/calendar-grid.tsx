import {
  useEffect,
  useId,
  useRef,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { formatDay } from '../../ui/format.ts';
import type { Board } from './board.ts';
import { shortDay, weekdayName } from './calendar-days.ts';
import { CalendarRow } from './calendar-row.tsx';
import { columnsInRow, movedPlace, type Block, type Place } from './cell-block.ts';
import './allocation.css';

/** The place that `data-drop` of a cell names; null for anything else. */
export function placeOfDrop(drop: string | null | undefined): Place | null {
  const [row, column] = drop?.split(':').map(Number) ?? [];
  return row === undefined || column === undefined || Number.isNaN(row + column) ? null : { row, column };
}

/** What the calendar shows and tells, in the strip as in the grid. */
export interface CalendarShape {
  board: Board;
  today: string;
  block: Block;
  onBlock: (block: Block) => void;
  /** The district that is chosen: all its half days stand out. */
  selectedId: string | null;
  /** Half days that a proposal changes; null: none is looked at. */
  changed: ReadonlySet<string> | null;
  /** `data-drop` of the cell that something is dragged over. */
  over: string | null;
  /** The day that the map shows; null: all. */
  day: string | null;
  onDay: (day: string | null) => void;
  onUndo: (kind: 'undo' | 'redo') => void;
  onGrasp: (event: PointerEvent, place: Place) => void;
}

/**
 * Teams by half days. One stop of the Tab key: arrows move, with Shift they take a block; Enter and Delete are told on.
 * A cell is where the mouse presses it, and may be dragged from there.
 */
export function CalendarGrid({
  board,
  today,
  block,
  onBlock,
  selectedId,
  changed,
  over,
  day,
  onDay,
  onUndo,
  onGrasp,
  onEnter,
  onClear,
  gridRef,
}: CalendarShape & {
  onEnter: (place: Place) => void;
  onClear: () => void;
  gridRef: Ref<HTMLTableElement>;
}): ReactNode {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const size = { rows: board.teams.length, columns: board.columns };
  const { to } = block;

  useEffect(() => {
    const cell = document.getElementById(`${id}-${to.row}-${to.column}`);
    if (scroller.current && cell) reveal(scroller.current, cell);
  }, [id, to.row, to.column]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const isControl = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const next = movedPlace(event.key, isControl, to, size);
    if (next) onBlock(event.shiftKey ? { from: block.from, to: next } : { from: next, to: next });
    else if (isControl && (key === 'z' || key === 'y'))
      onUndo(key === 'y' || event.shiftKey ? 'redo' : 'undo');
    else if (isControl || event.repeat) return;
    else if (event.key === 'Enter' || event.key === 'F2') onEnter(to);
    else if (event.key === 'Delete' || event.key === 'Backspace') onClear();
    else return;
    event.preventDefault();
  };
  const onPointerDown = (event: PointerEvent): void => {
    const place = event.button === 0 ? placeAt(event) : null;
    if (!place) return;
    if (event.shiftKey) onBlock({ from: block.from, to: place });
    else {
      onBlock({ from: place, to: place });
      onGrasp(event, place);
    }
  };
  const target = placeOfDrop(over);
  // Rows without the chosen district need not be made anew when another is chosen.
  const chosenRows = new Set(
    (selectedId === null ? [] : (board.halves.get(selectedId) ?? [])).map(({ team_id }) => team_id),
  );
  return (
    <div className="alloc-scroller" ref={scroller} data-drag-scrolls>
      <table
        ref={gridRef}
        className="alloc-grid"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the ARIA grid pattern
        role="grid"
        tabIndex={0}
        aria-label="割当の暦"
        aria-multiselectable
        aria-rowcount={size.rows + 1}
        aria-colcount={size.columns + 1}
        aria-activedescendant={`${id}-${to.row}-${to.column}`}
        aria-describedby={`${id}-keys`}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onDoubleClick={(event) => {
          const place = placeAt(event);
          if (place) onEnter(place);
        }}
      >
        <caption id={`${id}-keys`} className="visually-hidden">
          矢印で動き、Shift と矢印で範囲、Enter で調査区を選び、Delete で空けます
        </caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="alloc-corner">
              班
            </th>
            {board.days.map((one, place) => {
              const marks = [
                ...(one.day === today ? ['今日'] : []),
                ...(one.isAim ? ['目処'] : []),
                ...(one.isOff ? ['休'] : []),
              ];
              const classes = [
                'alloc-day',
                ...(one.isOff ? ['alloc-day-off'] : []),
                ...(one.isAim ? ['alloc-aim'] : []),
                ...(one.day === today ? ['alloc-today'] : []),
                ...(one.day === day ? ['alloc-day-shown'] : []),
              ];
              return (
                <th
                  key={one.day}
                  scope="col"
                  colSpan={2}
                  aria-colindex={place * 2 + 2}
                  className={classes.join(' ')}
                  aria-label={[formatDay(one.day), ...marks].join(' ')}
                >
                  <button
                    type="button"
                    tabIndex={-1}
                    aria-pressed={one.day === day}
                    title="地図をこの日の割当にします"
                    onClick={() => onDay(one.day === day ? null : one.day)}
                  >
                    <span>
                      {shortDay(one, place)}
                      {weekdayName(one.weekday)}
                    </span>
                    <span className="alloc-day-mark">{marks.join(' ') || '前　後'}</span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {board.teams.map((team, row) => {
            const taken = columnsInRow(block, row);
            return (
              <CalendarRow
                key={team.team_id}
                id={id}
                board={board}
                team={team}
                row={row}
                first={taken?.first ?? -1}
                last={taken?.last ?? -1}
                at={row === to.row ? to.column : -1}
                over={target?.row === row ? target.column : -1}
                selectedId={chosenRows.has(team.team_id) ? selectedId : null}
                changed={changed}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function placeAt({ target }: { target: EventTarget }): Place | null {
  const cell = target instanceof Element ? target.closest('td[data-drop]') : null;
  return cell instanceof HTMLElement ? placeOfDrop(cell.dataset['drop']) : null;
}

/** Scrolls the calendar alone, and no further than needed: the page around it stays where it is. */
function reveal(around: HTMLElement, cell: HTMLElement): void {
  const corner = around.querySelector('.alloc-corner');
  const { width = 0, height = 0 } = corner?.getBoundingClientRect() ?? {};
  const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = cell;
  around.scrollLeft = Math.min(
    offsetLeft - width,
    Math.max(around.scrollLeft, offsetLeft + offsetWidth - around.clientWidth),
  );
  around.scrollTop = Math.min(
    offsetTop - height,
    Math.max(around.scrollTop, offsetTop + offsetHeight - around.clientHeight),
  );
}
