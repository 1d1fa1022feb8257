import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Session } from '../accounts/session.data.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatWareki } from '../ui/format.ts';
import { usePageTitle } from './page-title.ts';
import { QuickSearch } from './quick-search.tsx';
import { listRoomsFor, type Room } from './room.ts';
import { TopBar } from './top-bar.tsx';
import { useQuickPages } from './use-quick-pages.ts';
import './home.css';

/** ホーム: the disasters of the town, and in each the rooms that this person may enter. */
export function HomePage({
  session,
  rooms,
  firstDisaster,
}: {
  session: Session;
  rooms: readonly Room[];
  /** How to register a disaster while there is none. */
  firstDisaster: ReactNode;
}): ReactNode {
  usePageTitle('ホーム');
  const pages = useQuickPages(session, rooms, session.disasters);
  const mine = listRoomsFor(rooms, session.permissions);
  return (
    <div className="plain-page">
      <a className="skip-link" href="#main">
        本文へ移動
      </a>
      <TopBar
        session={session}
        search={<QuickSearch municipality={session.municipality.municipality_code} pages={pages} />}
      />
      <main className="plain-main" id="main" tabIndex={-1}>
        <h1>ホーム</h1>
        {session.disasters.length === 0 && (
          <EmptyState title="災害がまだ登録されていません" action={firstDisaster}>
            管理者が災害を登録すると、ここから業務に入れます。
          </EmptyState>
        )}
        {session.disasters.length > 0 && mine.length === 0 && (
          <EmptyState title="入れる業務がありません">
            この利用者にはまだ権限がありません。管理者に権限の付与を依頼してください。
          </EmptyState>
        )}
        {session.disasters.map((disaster) => (
          <section key={disaster.disaster_code} className="home-disaster" aria-label={disaster.name}>
            <div className="home-head">
              <h2>{disaster.name}</h2>
              {disaster.kind === 'training' && <span className="top-training">訓練</span>}
              <p className="home-date">発生日 {formatWareki(disaster.occurred_on)}</p>
            </div>
            <ul className="home-rooms">
              {mine.map((room) => (
                <li key={room.path}>
                  <Link
                    className="home-room"
                    to="/$municipality/$disaster/$room"
                    params={{
                      municipality: session.municipality.municipality_code,
                      disaster: disaster.disaster_code,
                      room: room.path,
                    }}
                  >
                    <span className="home-room-title">{room.title}</span>
                    <span className="home-room-purpose">{room.purpose}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </main>
    </div>
  );
}
