import { useRef, useState, type ReactNode } from 'react';
import { MapStrip } from '../../frame/map-strip.tsx';
import { Button } from '../../ui/button.tsx';
import { formatDay } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { cellWords, givenWords, halfDayWords, teamWords } from './allocation-words.ts';
import type { Board } from './board.ts';
import { CalendarGrid, type CalendarShape } from './calendar-grid.tsx';
import { placesOf } from './cell-block.ts';
import { clear, giveBlock, keepBlock, type Change } from './changes.ts';
import { DistrictPicker } from './district-picker.tsx';

const allDays = 'all';

/** Keeps the place of the calendar, so that the map need not change its size when it comes. */
export function WaitingStrip(): ReactNode {
  return (
    <MapStrip>
      <div className="alloc-strip" aria-busy="true" />
    </MapStrip>
  );
}

/** The calendar under the map, what can be done with the half days that are taken, and what they hold in words. */
export function CalendarStrip({
  onChange,
  words,
  isFixed,
  ...shape
}: CalendarShape & {
  onChange: (change: Change) => void;
  /** Why the last change came to nothing. */
  words: string | null;
  /** Nothing can be changed just now. */
  isFixed: boolean;
}): ReactNode {
  const { board, block, day, onDay } = shape;
  const grid = useRef<HTMLTableElement>(null);
  const anchor = useRef<Element | null>(null);
  /** The board as it was when the list of districts was opened: who is slower than a colleague is told so. */
  const [picking, setPicking] = useState<Board | null>(null);
  const [isLarge, setLarge] = useState(false);
  const here = board.cellAt(block.to);
  const team = board.teams[block.to.row];
  const many =
    (Math.abs(block.to.row - block.from.row) + 1) * (Math.abs(block.to.column - block.from.column) + 1);
  const holding = here ? board.held(here) : undefined;
  const pick = (): void => {
    const id = grid.current?.getAttribute('aria-activedescendant');
    anchor.current = id ? document.getElementById(id) : null;
    if (!isFixed) setPicking(board);
  };
  const clearBlock = (): void => {
    if (!isFixed) onChange(clear(board, placesOf(block)));
  };
  const days = [
    { id: allDays, title: 'すべての日' },
    ...board.days.map((one) => ({ id: one.day, title: formatDay(one.day) })),
  ];
  return (
    <MapStrip>
      <section className={isLarge ? 'alloc-strip alloc-strip-large' : 'alloc-strip'} aria-label="割当">
        <div className="alloc-tools" role="toolbar" aria-label="半日の割当">
          <Button size="small" isDisabled={isFixed || !team} onPress={pick}>
            調査区を選ぶ
          </Button>
          <Button size="small" isDisabled={isFixed || (!holding && many === 1)} onPress={clearBlock}>
            空ける
          </Button>
          <Button
            size="small"
            isDisabled={isFixed || !holding}
            aria-pressed={holding?.is_kept ?? false}
            onPress={() => onChange(keepBlock(board, block, !holding?.is_kept))}
          >
            固定
          </Button>
          <span className="alloc-tools-right">
            <Select
              label="地図に示す日"
              isLabelHidden
              choices={days}
              value={day ?? allDays}
              onChange={(chosen) => onDay(chosen === allDays ? null : chosen)}
            />
            <Button size="small" tone="quiet" aria-pressed={isLarge} onPress={() => setLarge(!isLarge)}>
              {isLarge ? '地図を見る' : '暦を広げる'}
            </Button>
          </span>
        </div>
        <CalendarGrid {...shape} onEnter={pick} onClear={clearBlock} gridRef={grid} />
        <p className="alloc-line" role="status">
          {words !== null ? (
            <b>{words}</b>
          ) : here && team ? (
            many > 1 ? (
              `${teamWords(team)}　${halfDayWords(here)} まで、${many} 半日を選んでいます`
            ) : (
              <>
                {cellWords(board, team, here)} <span className="plan-quiet">{givenWords(board, here)}</span>
              </>
            )
          ) : (
            ''
          )}
        </p>
        {picking && here && team && (
          <DistrictPicker
            board={picking}
            title={`${teamWords(team)}　${many > 1 ? `${many} 半日` : halfDayWords(here)}`}
            anchor={anchor}
            onPick={(district_id) => {
              setPicking(null);
              onChange(giveBlock(picking, district_id, block));
            }}
            onClose={() => setPicking(null)}
          />
        )}
      </section>
    </MapStrip>
  );
}
