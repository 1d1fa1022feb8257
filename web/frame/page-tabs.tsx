import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRoomSearch } from './room-search.ts';
import { useStaff } from './staff-context.tsx';
import './page-tabs.css';

/** The pages of one room, each with its address (`?tab=groups`). The first is the room's own. */
export function PageTabs({
  label,
  room,
  tabs,
  open,
}: {
  label: string;
  /** The room's path. */
  room: string;
  tabs: readonly { id: string; title: string }[];
  open: string;
}): ReactNode {
  const { municipality, disaster } = useStaff();
  const [{ map }] = useRoomSearch();
  return (
    <nav className="page-tabs" aria-label={label}>
      <ul className="page-tab-list">
        {tabs.map(({ id, title }, place) => (
          <li key={id}>
            <Link
              className={id === open ? 'page-tab page-tab-open' : 'page-tab'}
              to="/$municipality/$disaster/$room"
              params={{ municipality, disaster: disaster.disaster_code, room }}
              search={{ map, tab: place === 0 ? undefined : id }}
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
