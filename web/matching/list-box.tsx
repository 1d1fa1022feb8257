import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { movedIndex } from '../ui/table-keys.ts';

export type ListBoxRow = { id: string; content: ReactNode };

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
  boxRef?: Ref<HTMLUListElement> | undefined;
}): ReactNode {
  const prefix = useId();
  const cursorRow = useRef<HTMLLIElement>(null);
  const index = rows.findIndex((row) => row.id === cursor);
  useEffect(() => {
    cursorRow.current?.scrollIntoView({ block: 'nearest' });
  }, [cursor]);

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
      const to = movedIndex(event.key, index, rows.length, 5);
      const next = to === null ? undefined : rows[to];
      if (!next) return;
      event.preventDefault();
      onMove(next.id);
    }
  };

  return (
    <ul
      className="list"
      role="listbox"
      aria-label={label}
      aria-describedby={describedBy}
      aria-activedescendant={index >= 0 ? `${prefix}${index}` : undefined}
      tabIndex={0}
      ref={boxRef}
      onKeyDown={onKeyDown}
      onFocus={() => {
        const first = rows[Math.max(index, 0)];
        if (first) onMove(first.id);
      }}
    >
      {rows.map((row, at) => (
        <li
          key={row.id}
          id={`${prefix}${at}`}
          ref={row.id === cursor ? cursorRow : null}
          role="option"
          aria-selected={row.id === chosen}
          className="list-row"
          data-cursor={row.id === cursor || undefined}
          onClick={() => {
            onMove(row.id);
            onChoose(row.id);
          }}
          onDoubleClick={() => onOpen?.(row.id)}
        >
          {row.content}
        </li>
      ))}
    </ul>
  );
}
