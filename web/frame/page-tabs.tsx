import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useRoomSearch } from './room-search.ts';
import { useStaff } from './staff-context.tsx';
import './page-tabs.css';

/** The pages of one room, each with its address (`?tab=groups`). The first is the room's own. */
export function PageTabs({
  label,
  room,
  tabs,
  open,
  keep,
}: {
  label: string;
  /** The room's path. */
  room: string;
  tabs: readonly { id: string; title: string }[];
  open: string;
  /** Words of the address that stay when another tab is opened. */
  keep?: Readonly<Record<string, string | undefined>>;
}): ReactNode {
  const { municipality, disaster } = useStaff();
  const [{ map }] = useRoomSearch();
  const list = useRef<HTMLUListElement>(null);
  const openPlace = tabs.findIndex(({ id }) => id === open);
  // Where there is not room for all, the open one is not to be hidden.
  useEffect(() => {
    const tab = list.current?.children[openPlace];
    const around = list.current?.parentElement;
    // The tabs alone are to move, not the page around them.
    if (tab && around) around.scrollLeft += cutOffBy(tab, around);
  }, [openPlace]);
  return (
    <nav className="page-tabs" aria-label={label}>
      <ul className="page-tab-list" ref={list}>
        {tabs.map(({ id, title }, place) => (
          <li key={id}>
            <Link
              className={id === open ? 'page-tab page-tab-open' : 'page-tab'}
              to="/$municipality/$disaster/$room"
              params={{ municipality, disaster: disaster.disaster_code, room }}
              search={{ ...keep, map, tab: place === 0 ? undefined : id }}
              activeOptions={{ exact: true, includeSearch: true }}
              aria-current={id === open ? 'page' : undefined}
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Pixels by which an element sticks out of what it scrolls in; negative on the left. */
function cutOffBy(inside: Element, around: Element): number {
  const inner = inside.getBoundingClientRect();
  const outer = around.getBoundingClientRect();
  if (inner.right > outer.right) return inner.right - outer.right;
  return Math.min(0, inner.left - outer.left);
}
