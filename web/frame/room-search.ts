import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { validateMapSearch, type MapSearch } from '../map/permalink.ts';

/** What the address bar holds of an open room: the map's part, and short plain words of the room's own. */
export type RoomSearch = MapSearch & { [key: string]: string | undefined };

/** Words that an address may hold. No Japanese fits, so no name and no address of a person can slip in. */
const plainWord = /^[a-z0-9_,.:-]{1,100}$/;

/** For the router: keeps of the address what is well formed and drops the rest. */
export function validateRoomSearch(search: Readonly<Record<string, unknown>>): RoomSearch {
  const own: Record<string, string> = {};
  for (const [key, value] of Object.entries(search)) {
    if (['map', 'layers', 'selected'].includes(key)) continue;
    if (typeof value === 'string' && /^[a-z_]{1,32}$/.test(key) && plainWord.test(value)) own[key] = value;
  }
  return { ...own, ...validateMapSearch(search) };
}

/**
 * The open room's part of the address, and how to change it. A change replaces the present entry of the
 * browser's history; with `isStep` it is a step that Back undoes. Never put personal data into it.
 */
export function useRoomSearch(): [RoomSearch, (change: RoomSearch, isStep?: boolean) => void] {
  const search: RoomSearch = useSearch({ from: '/signed-in/$municipality/$disaster' });
  const navigate = useNavigate();
  const change = useCallback(
    (part: RoomSearch, isStep = false): void => {
      void navigate({
        to: '.',
        search: (before: RoomSearch) => ({ ...before, ...part }),
        replace: !isStep,
      });
    },
    [navigate],
  );
  return [search, change];
}
