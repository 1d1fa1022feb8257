import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { printSelection } from '../map/permalink.ts';
import { useRoomSearch } from './room-search.ts';
import { useStaff } from './staff-context.tsx';

/** Opens a thing of the open room by its address; the rest of the address stays. */
export function SelectionLink({
  room,
  kind,
  id,
  children,
}: {
  /** The room's path. */
  room: string;
  kind: string;
  /** A UUID. */
  id: string;
  children: ReactNode;
}): ReactNode {
  const { municipality, disaster } = useStaff();
  const [search] = useRoomSearch();
  return (
    <Link
      to="/$municipality/$disaster/$room"
      params={{ municipality, disaster: disaster.disaster_code, room }}
      search={{ ...search, view: undefined, selected: printSelection({ kind, id }) }}
    >
      {children}
    </Link>
  );
}
