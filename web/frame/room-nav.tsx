import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Room } from './room.ts';
import './room-nav.css';

/** The rooms this person may enter; the map's view goes along from room to room. */
export function RoomNav({
  rooms,
  municipality,
  disaster,
  view,
}: {
  rooms: readonly Room[];
  municipality: string;
  disaster: string;
  view: string | undefined;
}): ReactNode {
  return (
    <nav className="room-nav" aria-label="業務">
      <ul className="room-list">
        {rooms.map((room) => (
          <li key={room.path}>
            <Link
              className="room-link"
              to="/$municipality/$disaster/$room"
              params={{ municipality, disaster, room: room.path }}
              search={{ map: view }}
              activeOptions={{ includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
            >
              {room.title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
