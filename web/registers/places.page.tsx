import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { PlaceRow } from '../../api/registers/places.contract.ts';
import { coalesced } from '../coalesced.ts';
import { Panel } from '../frame/panel.tsx';
import { useRoomSearch } from '../frame/room-search.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { useLive } from '../live.ts';
import type { LonLat } from '../map/map-content.ts';
import { useMap } from '../map/map-context.tsx';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useEscapeStep } from '../ui/escape-steps.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import type { TableColumn } from '../ui/table-columns.ts';
import { PlaceBar } from './place-bar.tsx';
import { PlaceFilters } from './place-filters.tsx';
import { countOf, filterOf, kindWords, levelWords } from './place-words.ts';
import { placeByHand, placeCountsQuery, placeListQuery, takePlaceBack } from './places.data.ts';
import { usePlacesMap } from './use-places-map.ts';
import './places.css';

/** The town hall's own name says nothing here and would push the number out of the column. */
const columnsIn = (city: string): readonly TableColumn<PlaceRow>[] => [
  {
    id: 'address',
    title: '住所',
    value: ({ address }) => address,
    show: ({ address }) => address.slice(address.startsWith(city) ? city.length : 0),
    width: 176,
    isUnsortable: true,
  },
  { id: 'level', title: '位置', value: ({ level }) => levelWords[level], width: 84, isUnsortable: true },
  { id: 'kind', title: '台帳', value: ({ kind }) => kindWords[kind], width: 48, isUnsortable: true },
  { id: 'name', title: '氏名', value: ({ name }) => name, width: 92, isUnsortable: true },
  {
    id: 'number',
    title: '番号',
    value: ({ number }) => number,
    width: 110,
    isUnsortable: true,
    isHiddenAtFirst: true,
  },
];

const idOf = ({ kind, version_id }: PlaceRow): string => `${kind}-${version_id}`;

/** 位置の確認: goes through the addresses that reach no more than their town and sets their places on the map. */
export function PlacesPage(): ReactNode {
  const { municipality, disaster, session } = useStaff();
  const columns = useMemo(() => columnsIn(session.municipality.name), [session.municipality.name]);
  const where = useMemo(
    () => ({ municipality, disaster: disaster.disaster_code }),
    [municipality, disaster.disaster_code],
  );
  const [search] = useRoomSearch();
  const filter = filterOf(search);
  const client = useQueryClient();
  const { refresh } = useMap();
  const counts = useQuery(placeCountsQuery(where));
  const list = useInfiniteQuery(placeListQuery(where, filter));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const total = counts.data ? countOf(counts.data, filter) : undefined;

  const [chosen, setChosen] = useState<string | null>(null);
  const [draft, setDraft] = useState<LonLat | null>(null);
  const [last, setLast] = useState<PlaceRow | null>(null);
  const pad = useRef<HTMLDivElement>(null);
  const row = rows.find((one) => idOf(one) === chosen) ?? rows[0] ?? null;
  const select = useCallback((id: string | null): void => {
    setChosen(id);
    setDraft(null);
  }, []);

  const onNews = useMemo(
    () => coalesced(() => client.invalidateQueries({ queryKey: placeCountsQuery(where).queryKey })),
    [client, where],
  );
  useLive(municipality, 'places', onNews);
  const readAgain = useCallback(
    () => client.invalidateQueries({ queryKey: ['places', where.municipality, where.disaster] }),
    [client, where],
  );
  // Somebody else has placed or taken back: the list no longer says what there is.
  const isOutdated =
    total !== undefined &&
    !list.isFetching &&
    !counts.isFetching &&
    !list.hasNextPage &&
    rows.length !== total;
  const changed = useRef(0);
  useEffect(() => {
    if (!isOutdated || changed.current === counts.dataUpdatedAt) return;
    changed.current = counts.dataUpdatedAt;
    void list.refetch();
  }, [isOutdated, counts.dataUpdatedAt, list]);

  const settled = async (): Promise<void> => {
    refresh();
    await readAgain();
  };
  const placing = useMutation({
    mutationFn: ({ of, at: [lon, lat] }: { of: PlaceRow; at: LonLat }) =>
      placeByHand(municipality, of, { lon, lat }),
    onSuccess: async (placed, { of }) => {
      const next = rows[rows.indexOf(of) + 1] ?? rows[rows.indexOf(of) - 1] ?? null;
      setLast(placed);
      select(next === null ? null : idOf(next));
      document.querySelector<HTMLElement>('.places [role=grid]')?.focus({ preventScroll: true });
      await settled();
    },
  });
  const takingBack = useMutation({
    mutationFn: (of: PlaceRow) => takePlaceBack(municipality, of),
    onSuccess: async (_, of) => {
      setLast(null);
      select(idOf(of));
      await settled();
    },
  });
  const problem = placing.error ?? takingBack.error;

  const point = useCallback((place: LonLat): void => {
    setDraft(place);
  }, []);
  const { middle } = usePlacesMap(municipality, row, draft, point);
  useEscapeStep(draft !== null, () => setDraft(null));
  const open = (id: string): void => {
    setChosen(id);
    setDraft((before) => before ?? middle());
    // The buttons can take the focus once there is something to move.
    requestAnimationFrame(() => pad.current?.querySelector('button')?.focus());
  };

  return (
    <div className="places">
      <Panel
        title="位置の確認"
        action={
          <Button
            tone="primary"
            shortcut="F8"
            isDisabled={row === null || draft === null}
            isBusy={placing.isPending}
            onPress={() => row && draft && placing.mutate({ of: row, at: draft })}
          >
            この位置に決める
          </Button>
        }
        filters={<PlaceFilters counts={counts.data} />}
      >
        {last && (
          <p className="place-done" role="status">
            <span>
              {last.address}（{last.name ?? kindWords[last.kind]}）を置きました。
            </span>
            <Button size="small" isBusy={takingBack.isPending} onPress={() => takingBack.mutate(last)}>
              元に戻す
            </Button>
          </p>
        )}
        {problem && <ProblemNotice problem={problem} onRetry={() => void readAgain()} />}
        {list.isError && <ProblemNotice problem={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <LoadingRow what="住所の一覧" />}
        {list.data && (
          <DataTable
            label="位置を確認する世帯・家屋"
            name="places"
            columns={columns}
            rows={rows}
            rowId={idOf}
            total={total === undefined ? undefined : Math.max(total, rows.length)}
            selectedId={row && idOf(row)}
            onSelect={select}
            onOpen={open}
            onEndReached={() => {
              if (list.hasNextPage && !list.isFetching) void list.fetchNextPage();
            }}
            empty={
              <EmptyState title="確認する住所はありません">
                番地まで分からない住所がここに並びます。住所辞書を取り込むと、多くはひとりでに位置が決まります。
              </EmptyState>
            }
          />
        )}
        {row && (
          <PlaceBar
            row={row}
            draft={draft}
            onDraft={setDraft}
            onTakeBack={() => takingBack.mutate(row)}
            isBusy={takingBack.isPending}
            pad={pad}
          />
        )}
      </Panel>
    </div>
  );
}
