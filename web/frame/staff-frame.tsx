import { useNavigate } from '@tanstack/react-router';
import { Suspense, lazy, useMemo, useState, type ReactNode } from 'react';
import type { Disaster, Session } from '../accounts/session.data.ts';
import { MapStageProvider } from '../map/map-context.tsx';
import { printView, type MapSearch } from '../map/permalink.ts';
import { useEscapeStep } from '../ui/escape-steps.ts';
import { MapStripContext } from './map-strip.tsx';
import { PanelBorder } from './panel-border.tsx';
import { keepPanelWidth, keptPanelWidth, onePanel } from './panel-width.ts';
import { PrivacyBanner, PrivacyGate } from './privacy.tsx';
import { QuickSearch, type SoughtPlace } from './quick-search.tsx';
import { RoomNav } from './room-nav.tsx';
import { listRoomsFor, type Room } from './room.ts';
import { StaffProvider } from './staff-context.tsx';
import { TopBar } from './top-bar.tsx';
import { useQuickPages } from './use-quick-pages.ts';
import './staff-frame.css';

const MapPanel = lazy(async () => ({ default: (await import('../map/map-panel.tsx')).MapPanel }));

/**
 * The frame of all rooms: bar on top, rooms at the left, the room's panel, and one map that stays the same
 * object from room to room. On a narrow screen panel and map are two sides of one page.
 */
export function StaffFrame({
  session,
  disaster,
  rooms,
  room,
  search,
  onSearch,
  children,
}: {
  session: Session;
  disaster: Disaster;
  rooms: readonly Room[];
  /** The open room, if the address names one. */
  room: Room | undefined;
  search: MapSearch;
  onSearch: (change: { map?: string; layers?: string | undefined }) => void;
  children: ReactNode;
}): ReactNode {
  const isPrivate = session.privacy !== null;
  const listed = listRoomsFor(rooms, session.permissions).filter(
    (entry) => !isPrivate || entry.isForApplicants === true,
  );
  const range = room?.panel ?? onePanel;
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const width = widths[range.key] ?? keptPanelWidth(range);
  const [side, setSide] = useState<'panel' | 'map'>('panel');
  const [strip, setStrip] = useState<HTMLElement | null>(null);
  const hasMap = room !== undefined && !room.isWide;
  // Once drawn the map is kept, also while a room without a map is open.
  const [isMapNeeded, setMapNeeded] = useState(hasMap);
  if (hasMap && !isMapNeeded) setMapNeeded(true);
  const setWidth = (next: number): void => {
    keepPanelWidth(next, range);
    setWidths((all) => ({ ...all, [range.key]: next }));
  };

  const municipality = session.municipality.municipality_code;
  const navigate = useNavigate();
  const [sought, setSought] = useState<SoughtPlace | null>(null);
  useEscapeStep(sought !== null, () => setSought(null));
  const inDisaster = useMemo(() => [disaster], [disaster]);
  const pages = useQuickPages(session, listed, inDisaster, search.map);
  const mapRoom = listed.find((entry) => !entry.isWide);
  const goToPlace = (place: SoughtPlace): void => {
    const [longitude, latitude] = place.position;
    const view = printView({ longitude, latitude, zoom: place.zoom });
    setSought(place);
    setSide('map');
    if (hasMap) onSearch({ map: view });
    else if (mapRoom)
      void navigate({
        to: '/$municipality/$disaster/$room',
        params: { municipality, disaster: disaster.disaster_code, room: mapRoom.path },
        search: { map: view },
      });
  };
  return (
    <PrivacyGate session={session} path={`/api/${municipality}/${disaster.disaster_code}`}>
      <StaffProvider staff={{ session, municipality, disaster }}>
        <MapStageProvider>
          <div className="frame">
            <a className="skip-link" href="#panel">
              本文へ移動
            </a>
            <div className="frame-top">
              <PrivacyBanner />
              <TopBar
                session={session}
                disaster={disaster}
                search={
                  <QuickSearch
                    municipality={municipality}
                    pages={pages}
                    {...(mapRoom ? { onPlace: goToPlace } : {})}
                  />
                }
              />
            </div>
            <RoomNav
              rooms={listed}
              municipality={municipality}
              disaster={disaster.disaster_code}
              view={search.map}
            />
            <main className="frame-main">
              {hasMap && (
                <div className="frame-sides" role="group" aria-label="表示の切替え">
                  <SideButton isOn={side === 'panel'} onPress={() => setSide('panel')}>
                    一覧・作業
                  </SideButton>
                  <SideButton isOn={side === 'map'} onPress={() => setSide('map')}>
                    地図
                  </SideButton>
                </div>
              )}
              <div
                className={`frame-work work-${hasMap ? side : 'wide'}`}
                style={{ '--panel-width': `${width}px` }}
              >
                <div className="frame-panel" id="panel" tabIndex={-1}>
                  {isPrivate && room?.isForApplicants !== true ? (
                    <p className="privacy-closed">
                      個人情報保護モードの間は、窓口だけを使えます。F2 で保護を終えると、この画面に戻ります。
                    </p>
                  ) : (
                    <MapStripContext value={strip}>{children}</MapStripContext>
                  )}
                </div>
                {hasMap && <PanelBorder width={width} range={range} onWidth={setWidth} />}
                <div className="frame-map" hidden={!hasMap}>
                  <div className="frame-ground">
                    {isMapNeeded && (
                      <Suspense fallback={<p className="frame-waiting">地図を準備しています</p>}>
                        <MapPanel
                          municipality={municipality}
                          disaster={disaster.disaster_code}
                          permissions={session.permissions}
                          isPlain={isPrivate}
                          centre={session.municipality.center}
                          place={{
                            subtitle: `${session.municipality.name}　${disaster.name}`,
                            isTraining: disaster.kind === 'training',
                          }}
                          owner={session.municipality.name}
                          mark={sought}
                          search={search}
                          onSearch={onSearch}
                        />
                      </Suspense>
                    )}
                  </div>
                  <div className="frame-strip" ref={setStrip} />
                </div>
              </div>
            </main>
          </div>
        </MapStageProvider>
      </StaffProvider>
    </PrivacyGate>
  );
}

function SideButton({
  children,
  isOn,
  onPress,
}: {
  children: ReactNode;
  isOn: boolean;
  onPress: () => void;
}): ReactNode {
  return (
    <button type="button" className="frame-side" aria-pressed={isOn} onClick={onPress}>
      {children}
    </button>
  );
}
