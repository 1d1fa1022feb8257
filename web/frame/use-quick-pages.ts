import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Disaster, Session } from '../accounts/session.data.ts';
import type { QuickPage } from './quick-pages.ts';
import { listRoomsFor, type Room } from './room.ts';

/** What this person may open: home, the rooms of these disasters, the own password. `view`: the map's, taken along. */
export function useQuickPages(
  session: Session,
  rooms: readonly Room[],
  disasters: readonly Disaster[],
  view?: string,
): QuickPage[] {
  const navigate = useNavigate();
  return useMemo(() => {
    const municipality = session.municipality.municipality_code;
    const mine = listRoomsFor(rooms, session.permissions);
    return [
      { id: 'home', title: 'ホーム', note: '災害と業務の一覧', open: () => void navigate({ to: '/' }) },
      ...disasters.flatMap(({ disaster_code: disaster, name }) =>
        mine.map(({ path, title, purpose }) => ({
          id: `${disaster}/${path}`,
          title,
          note: disasters.length > 1 ? name : purpose,
          open: () =>
            void navigate({
              to: '/$municipality/$disaster/$room',
              params: { municipality, disaster, room: path },
              search: { map: view },
            }),
        })),
      ),
      ...(session.may_change_password
        ? [
            {
              id: 'password',
              title: 'パスワードの変更',
              note: '自分のパスワード',
              open: () => void navigate({ to: '/password' }),
            },
          ]
        : []),
    ];
  }, [session, rooms, disasters, view, navigate]);
}
