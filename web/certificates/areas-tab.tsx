import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { IssueArea, IssueAreas } from '../../api/certificates/areas.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDay } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { today } from './application-words.ts';
import { ApplicationsFrame, useWhere } from './applications-frame.tsx';
import { issueAreasQuery } from './appointments.data.ts';
import { AreaPane } from './area.pane.tsx';
import type { Bounds } from '../map/map-content.ts';
import { useMap } from '../map/map-context.tsx';
import { useAreasMap } from './use-areas-map.ts';
import './appointments.css';

/** 交付開始日: from which day the certificates of an area are issued; on list and map. */
export function AreasTab(): ReactNode {
  const where = useWhere();
  const { session } = useStaff();
  const areas = useQuery(issueAreasQuery(where));
  const [opened, setOpened] = useState<string | null>(null);
  const maySet = session.permissions.includes('administration');
  const isOpen = opened !== null && areas.data !== undefined;
  const page = `/public/${where.municipality}/${where.disaster}/issue-areas`;
  return (
    <>
      <ApplicationsFrame
        title="地区ごとの交付開始日"
        isCovered={isOpen}
        action={
          <>
            <a className="button button-plain button-normal" href={page} target="_blank" rel="noreferrer">
              公開ページ
            </a>
            {maySet && (
              <Button tone="primary" onPress={() => setOpened('new')}>
                地区を加える
              </Button>
            )}
          </>
        }
      >
        {areas.error && <ProblemNotice problem={areas.error} onRetry={() => void areas.refetch()} />}
        {areas.isPending && <LoadingRow what="交付開始日" />}
        {areas.data && !isOpen && <AreaList shown={areas.data} onOpen={maySet ? setOpened : undefined} />}
      </ApplicationsFrame>
      {isOpen && (
        <AreaPane
          key={opened}
          where={where}
          shown={areas.data}
          area={areas.data.areas.find(({ area_id }) => area_id === opened)}
          onBack={() => setOpened(null)}
        />
      )}
    </>
  );
}

function AreaList({
  shown,
  onOpen,
}: {
  shown: IssueAreas;
  onOpen: ((id: string) => void) | undefined;
}): ReactNode {
  const [pointed, setPointed] = useState<string | null>(null);
  const chosen = shown.areas.find(({ area_id }) => area_id === pointed);
  const map = useMap();
  const held = shown.areas.flatMap(({ town_ids }) => town_ids);
  useAreasMap({
    towns: shown.towns,
    chosen: chosen?.town_ids ?? held,
    taken: chosen ? held.filter((id) => !chosen.town_ids.includes(id)) : [],
  });
  const point = (area: IssueArea): void => {
    setPointed((before) => (before === area.area_id ? null : area.area_id));
    const bounds = boundsOf(shown.towns.filter(({ town_id }) => area.town_ids.includes(town_id)));
    if (pointed !== area.area_id && bounds) map.fit(bounds);
  };
  const taken = new Set(held);
  const free = shown.towns.filter(({ town_id }) => !taken.has(town_id));
  if (shown.areas.length === 0)
    return (
      <EmptyState title="交付開始日は決められていません">
        地区を決めると、申請の受付・整理券・呼出画面・公開ページに開始日が出ます。決めない地区は、いつでも交付できます。
      </EmptyState>
    );
  return (
    <>
      <ul className="area-list" aria-label="地区">
        {shown.areas.map((area) => (
          <AreaCard
            key={area.area_id}
            area={area}
            towns={shown.towns}
            isPointed={pointed === area.area_id}
            onPoint={() => point(area)}
            onOpen={onOpen && (() => onOpen(area.area_id))}
          />
        ))}
      </ul>
      {free.length > 0 && (
        <p className="quiet-note">
          開始日のない町字 {free.length}：
          {namesOf(
            free.map(({ town_id }) => town_id),
            shown.towns,
          )}
        </p>
      )}
    </>
  );
}

function AreaCard({
  area,
  towns,
  isPointed,
  onPoint,
  onOpen,
}: {
  area: IssueArea;
  towns: IssueAreas['towns'];
  isPointed: boolean;
  onPoint: () => void;
  onOpen: (() => void) | undefined;
}): ReactNode {
  const isBegun = area.starts_on <= today();
  return (
    <li className={isPointed ? 'area area-pointed' : 'area'}>
      <div className="area-head">
        <h2>{area.name}</h2>
        <StateMark tone={isBegun ? 'good' : 'warn'}>{isBegun ? '交付中' : '開始前'}</StateMark>
      </div>
      <p className="area-day">{formatDay(area.starts_on)} から</p>
      {area.note !== null && <p>{area.note}</p>}
      <p className="quiet-note">
        {area.town_ids.length} 町字：{namesOf(area.town_ids, towns)}
      </p>
      <div className="area-acts">
        <Button size="small" tone="quiet" aria-pressed={isPointed} onPress={onPoint}>
          地図で見る
        </Button>
        {onOpen && (
          <Button size="small" aria-label={`${area.name}を変える`} onPress={onOpen}>
            変える
          </Button>
        )}
      </div>
    </li>
  );
}

function namesOf(ids: readonly string[], towns: IssueAreas['towns']): string {
  return ids.map((id) => towns.find(({ town_id }) => town_id === id)?.name ?? id).join('、');
}

/** Null where there is none to show. */
function boundsOf(towns: IssueAreas['towns']): Bounds | null {
  if (towns.length === 0) return null;
  const lons = towns.map(({ lon }) => lon);
  const lats = towns.map(({ lat }) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
