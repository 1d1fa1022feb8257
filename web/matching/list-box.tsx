import {
  useEffect,
  useId,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { movedIndex } from '../ui/table-keys.ts';
import './list-box.css';

export type ListBoxRow = { id: string; content: ReactNode };

/** How many rows PageUp and PageDown move. */
const page = 5;

/**
 * A list of which one row is chosen. The clerk's place in it (the cursor) moves with the arrow keys without
 * choosing; Enter or a click chooses, never an Enter that is held down. One stop of the Tab key.
 */
export function ListBox({
  label,
  describedBy,
  rows,
  cursor,
  chosen,
  onMove,
  onChoose,
  onOpen,
  onAside,
  boxRef,
}: {
  label: string;
  describedBy?: string | undefined;
  rows: readonly ListBoxRow[];
  cursor: string | null;
  chosen: string | null;
  onMove: (id: string) => void;
  onChoose: (id: string) => void;
  /** Space or a double click: show the record whole. */
  onOpen?: ((id: string) => void) | undefined;
  /** ← and →. */
  onAside?: ((step: 1 | -1) => void) | undefined;
  boxRef?: RefObject<HTMLDivElement | null> | undefined;
}): ReactNode {
  const prefix = useId();
  const own = useRef<HTMLDivElement>(null);
  const box = boxRef ?? own;
  const index = rows.findIndex((row) => row.id === cursor);
  useEffect(() => {
    const list = box.current;
    const row = list?.children[index];
    if (list && row instanceof HTMLElement) keepInView(list, row);
  }, [box, index]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[index];
    if (event.key === 'Enter') {
      event.preventDefault();
      if (row && !event.repeat) onChoose(row.id);
    } else if (event.key === ' ' && onOpen) {
      event.preventDefault();
      if (row && !event.repeat) onOpen(row.id);
    } else if (onAside && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      onAside(event.key === 'ArrowRight' ? 1 : -1);
    } else {
      const to = movedIndex(event.key, index, rows.length, page);
      const next = to === null ? undefined : rows[to];
      if (!next) return;
      event.preventDefault();
      onMove(next.id);
    }
  };
  const rowUnder = ({ target, currentTarget }: MouseEvent): ListBoxRow | undefined => {
    if (!(target instanceof Element)) return undefined;
    const element = target.closest('[role="option"]');
    return element ? rows[[...currentTarget.children].indexOf(element)] : undefined;
  };

  return (
    <div
      className="list"
      role="listbox"
      aria-label={label}
      aria-describedby={describedBy}
      aria-activedescendant={index >= 0 ? `${prefix}${index}` : undefined}
      tabIndex={0}
      ref={box}
      onKeyDown={onKeyDown}
      onFocus={() => {
        const first = rows[Math.max(index, 0)];
        if (first) onMove(first.id);
      }}
      onClick={(event) => {
        const row = rowUnder(event);
        if (!row) return;
        onMove(row.id);
        onChoose(row.id);
      }}
      onDoubleClick={(event) => {
        const row = rowUnder(event);
        if (row) onOpen?.(row.id);
      }}
    >
      {rows.map((row, at) => (
        <div
          key={row.id}
          id={`${prefix}${at}`}
          role="option"
          aria-selected={row.id === chosen}
          className="list-row"
          data-cursor={row.id === cursor || undefined}
        >
          {row.content}
        </div>
      ))}
    </div>
  );
}

/** Scrolls the list alone, and no further than it must. */
function keepInView(list: HTMLElement, row: HTMLElement): void {
  const above = row.offsetTop - list.offsetTop;
  const below = above + row.offsetHeight;
  if (above < list.scrollTop) list.scrollTop = above;
  else if (below > list.scrollTop + list.clientHeight) list.scrollTop = below - list.clientHeight;
}
