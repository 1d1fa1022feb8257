import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { WorkList, type WorkRow } from '../../api/matching/links.contract.ts';
import { coalesced } from '../coalesced.ts';
import { Panel } from '../frame/panel.tsx';
import { useRoomSearch } from '../frame/room-search.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { useLive } from '../live.ts';
import { isWithin, type Bounds, type MapContent } from '../map/map-content.ts';
import { useMap, useMapContent } from '../map/map-context.tsx';
import { SymbolPicture } from '../map/symbol-picture.tsx';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatPercent, shortAddress } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import type { TableColumn } from '../ui/table-columns.ts';
import { useWriteOnce } from '../use-write-once.ts';
import { DecidePane } from './decide.pane.tsx';
import { linkageQuery, startRun, workListQuery } from './links.data.ts';
import { ListChips } from './list-chips.tsx';
import { RunState } from './run-state.tsx';
import { workLayer, symbolOf, workRowId } from './work.layers.ts';
import { listWords } from './work-words.ts';

import './work-lists.css';

/** 突合: how far linking is, and the lists of what it leaves to people, beside the map. */
export function WorkListsPage(): ReactNode {
  const { municipality, disaster, session } = useStaff();
  const where = useMemo(
    () => ({ municipality, disaster: disaster.disaster_code }),
    [municipality, disaster.disaster_code],
  );
  const city = session.municipality.name;
  const mayRun = session.permissions.includes('base_data_manage');
  const [search, setSearch] = useRoomSearch();
  const list = WorkList.catch('survey_without_building').parse(search['list']);
  const isHere = search['here'] === 'yes';
  const client = useQueryClient();
  const notices = useNotices();

  const linkage = useQuery(linkageQuery(where));
  const [inView, setInView] = useState<Bounds | null>(null);
  const bounds = useMemo<[number, number, number, number] | null>(
    () => (isHere && inView ? [...inView] : null),
    [isHere, inView],
  );
  const pages = useInfiniteQuery(workListQuery(where, { list, bounds }));
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  const total = pages.data?.pages[0]?.total;

  const [chosen, setChosen] = useState<string | null>(null);
  const [opened, setOpened] = useState<WorkRow | null>(null);
  const columns = useMemo(() => columnsIn(city), [city]);

  const onNews = useMemo(
    () => coalesced(() => client.invalidateQueries({ queryKey: linkageQuery(where).queryKey })),
    [client, where],
  );
  useLive(municipality, 'linkage', onNews);
  useLive(municipality, 'confirmations', onNews);
  const finishedAt = linkage.data?.done?.finished_at ?? null;
  const [shownOf, setShownOf] = useState(finishedAt);
  // A run has come to its end: the lists are others now.
  if (finishedAt !== shownOf) {
    setShownOf(finishedAt);
    if (shownOf !== null) void client.invalidateQueries({ queryKey: ['work', where] });
  }
  const readAgain = async (): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['linkage', where] }),
      client.invalidateQueries({ queryKey: ['work', where] }),
    ]);
  };
  const starting = useWriteOnce(async (kind: 'full' | 'incremental', key) => {
    await startRun(where, { kind }, key);
    await client.invalidateQueries({ queryKey: ['linkage', where] });
  });

  const select = useCallback((id: string | null): void => setChosen(id), []);
  useWorkMap({ rows, chosen, onSelect: select, onBounds: setInView });

  return (
    <>
      {opened && <h1 className="visually-hidden">突合</h1>}
      <div className="work-lists" inert={opened !== null}>
        <Panel
          title="突合"
          action={
            mayRun && (
              <Button
                tone="primary"
                isDisabled={!linkage.data || linkage.data.current !== null}
                isBusy={starting.isPending}
                onPress={() =>
                  starting.mutate('incremental', { onSuccess: () => notices.say('一括突合を始めました') })
                }
              >
                突合を実行
              </Button>
            )
          }
          filters={
            <ListChips
              lists={linkage.data?.lists ?? []}
              list={list}
              onList={(name) => {
                setChosen(null);
                setSearch({ list: name });
              }}
              isHere={isHere}
              onHere={(here) => setSearch({ here: here ? 'yes' : undefined })}
            />
          }
        >
          {linkage.error && <ProblemNotice problem={linkage.error} onRetry={() => void linkage.refetch()} />}
          {starting.error && <ProblemNotice problem={starting.error} />}
          {linkage.data && (
            <RunState
              state={linkage.data}
              at={linkage.dataUpdatedAt}
              where={where}
              mayCancel={mayRun}
              onChanged={readAgain}
            />
          )}
          <p className="work-hint">{listWords[list].hint}</p>
          {pages.error && <ProblemNotice problem={pages.error} onRetry={() => void pages.refetch()} />}
          {pages.isPending && <LoadingRow what="要確認の一覧" />}
          {pages.data && (
            <DataTable
              label={listWords[list].title}
              name="work-lists"
              columns={columns}
              rows={rows}
              rowId={workRowId}
              total={total === undefined ? undefined : Math.max(total, rows.length)}
              selectedId={chosen}
              onSelect={select}
              onOpen={(id) => setOpened(rows.find((row) => workRowId(row) === id) ?? null)}
              onEndReached={() => {
                if (pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage();
              }}
              empty={
                <EmptyState title={isHere ? '地図の範囲にはありません' : '要確認はありません'}>
                  {linkage.data?.done
                    ? '機械の判断がつかないものが出ると、ここに並びます。'
                    : '突合が終わると、人の確認が要るものがここに並びます。'}
                </EmptyState>
              }
            />
          )}
        </Panel>
      </div>
      {opened && (
        <DecidePane
          key={workRowId(opened)}
          where={where}
          municipality={city}
          row={opened}
          onBack={() => setOpened(null)}
          onDecided={readAgain}
        />
      )}
    </>
  );
}

const columnsIn = (city: string): readonly TableColumn<WorkRow>[] => [
  {
    id: 'number',
    title: '番号',
    value: ({ number }) => number,
    show: (row) => (
      <span className="work-number">
        <SymbolPicture symbol={symbolOf(row)} size={18} /> {row.number}
      </span>
    ),
    width: 106,
    isUnsortable: true,
  },
  { id: 'name', title: '氏名', value: ({ name }) => name, width: 84, isUnsortable: true },
  {
    id: 'address',
    title: '所在地',
    value: ({ address }) => address,
    show: ({ address }) => (address === null ? '' : shortAddress(address, city)),
    width: 114,
    isUnsortable: true,
  },
  {
    id: 'probability',
    title: '適合率',
    value: ({ probability }) => probability,
    show: ({ probability }) => (probability === null ? '—' : formatPercent(probability)),
    width: 68,
    isFigure: true,
  },
  {
    id: 'competitors',
    title: '調査数',
    value: ({ competitors }) => competitors,
    width: 64,
    isFigure: true,
    isHiddenAtFirst: true,
  },
  {
    id: 'damage',
    title: '判定',
    value: ({ damage_label }) => damage_label,
    width: 84,
    isUnsortable: true,
    isHiddenAtFirst: true,
  },
];

/** Rows and map: a row selected is a mark selected, and the reverse. */
function useWorkMap({
  rows,
  chosen,
  onSelect,
  onBounds,
}: {
  rows: readonly WorkRow[];
  chosen: string | null;
  onSelect: (id: string | null) => void;
  onBounds: (bounds: Bounds) => void;
}): void {
  const { goTo } = useMap();
  const [seen, setSeen] = useState<{ bounds: Bounds | null; went: string | null }>({
    bounds: null,
    went: null,
  });
  const layer = useMemo(() => workLayer(rows, chosen), [rows, chosen]);
  useMapContent(
    useMemo<MapContent>(
      () => ({
        layers: [layer],
        onPick: ({ layer: from, properties: { id } }) => {
          if (from === layer.id && typeof id === 'string') onSelect(id);
        },
        onBounds: (bounds) => {
          setSeen((before) => ({ ...before, bounds }));
          onBounds(bounds);
        },
      }),
      [layer, onSelect, onBounds],
    ),
  );
  // The map follows the rows, but stays where it is while the chosen one is in view.
  if (chosen !== seen.went) {
    setSeen((before) => ({ ...before, went: chosen }));
    const row = rows.find((one) => workRowId(one) === chosen);
    if (row && row.lon !== null && row.lat !== null) {
      const place = [row.lon, row.lat] as const;
      if (seen.bounds === null || !isWithin(place, seen.bounds)) goTo(place);
    }
  }
}
