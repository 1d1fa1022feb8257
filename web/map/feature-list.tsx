import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { listedLayers, type FeatureRow, type ListedLayer } from '../../api/tiles/features.contract.ts';
import { hazardRanks, hazardTitles, isHazardKind } from '../../tiles/styles/hazard-colours.ts';
import { isSiteKind, siteTitles } from '../../tiles/styles/site-symbols.ts';
import { damageSymbols, isDamageClass, isMarkedClass, markedClasses } from '../../tiles/styles/tokens.ts';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useEscapeStep } from '../ui/escape-steps.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import type { TableColumn } from '../ui/table-columns.ts';
import { featuresQuery } from './feature-list.data.ts';
import { barrierTitles, isBarrierKind } from './ground-layers.ts';
import type { Bounds, LonLat, TileMapLayer } from './map-content.ts';
import './feature-list.css';

/**
 * 地図の内容を一覧で: the rows of one visible layer within the map's box. The box stays while rows are looked at on
 * the map, until somebody asks for the map's present one.
 */
export function FeatureList({
  municipality,
  disaster,
  layers,
  shown,
  bounds,
  onPlace,
  onClose,
}: {
  municipality: string;
  disaster: string;
  layers: readonly TileMapLayer[];
  shown: readonly string[];
  /** Of the map now. */
  bounds: Bounds;
  onPlace: (place: { title: string; position: LonLat }) => void;
  onClose: () => void;
}): ReactNode {
  useEscapeStep(true, onClose);
  const choices = useMemo(() => choicesAmong(layers, shown), [layers, shown]);
  const [wanted, setWanted] = useState<ListedLayer | null>(null);
  const layer = choices.find(({ id }) => id === wanted)?.id ?? choices[0]?.id ?? 'towns';
  const [box, setBox] = useState(bounds);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const { data, error, refetch, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(featuresQuery({ municipality, disaster }, layer, box));
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const total = data?.pages[0]?.total ?? 0;
  const isElsewhere = box.some((degrees, side) => degrees !== bounds[side]);

  const select = (id: string): void => {
    setSelectedId(id);
    const row = rows.find((each) => each.feature_id === id);
    if (row) onPlace({ title: titleOf(layer, row), position: [row.lon, row.lat] });
  };
  return (
    <section className="feature-list" aria-label="地図の内容の一覧">
      <div className="feature-head">
        <h2>地図の内容</h2>
        <div className="feature-layer">
          <Select
            label="レイヤー"
            choices={choices}
            value={layer}
            onChange={(id) => {
              setWanted(id);
              setSelectedId(null);
            }}
          />
        </div>
        <Button size="small" isDisabled={!isElsewhere} onPress={() => setBox(bounds)}>
          今の地図の範囲にする
        </Button>
        <Button size="small" tone="quiet" onPress={onClose}>
          閉じる
        </Button>
      </div>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <LoadingRow what="地図の内容" />
      ) : (
        <DataTable
          key={layer}
          label={`地図の内容（${choices.find(({ id }) => id === layer)?.title ?? ''}）`}
          name={`features-${layer}`}
          columns={columnsOf[layer]}
          rows={rows}
          rowId={(row) => row.feature_id}
          total={total}
          selectedId={selectedId}
          onSelect={select}
          onEndReached={() => {
            if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
          }}
          empty={
            <EmptyState title="この範囲にはありません">
              地図を動かすか縮小して「今の地図の範囲にする」を押してください。
            </EmptyState>
          }
        />
      )}
    </section>
  );
}

/** Registers first: that is what people look for. */
const order: readonly ListedLayer[] = [
  'surveys',
  'buildings',
  'households',
  'sites',
  'hazards',
  'barriers',
  'footprints',
  'addresses',
  'towns',
];

function choicesAmong(
  layers: readonly TileMapLayer[],
  shown: readonly string[],
): { id: ListedLayer; title: string }[] {
  return order.flatMap((id) => {
    const layer = layers.find((each) => each.name === id && shown.includes(each.id));
    return layer && listedLayers.includes(id) ? [{ id, title: layer.title }] : [];
  });
}

function damageTitle(kind: string | null): string {
  if (isDamageClass(kind)) return damageSymbols[kind].title_ja;
  return isMarkedClass(kind) ? markedClasses[kind].title_ja : 'そのほか';
}

function kindTitle({ kind }: FeatureRow): string {
  if (isHazardKind(kind)) return hazardTitles[kind];
  if (isBarrierKind(kind)) return barrierTitles[kind];
  return isSiteKind(kind) ? siteTitles[kind] : '';
}

function rankTitle({ kind, figure }: FeatureRow): string {
  return isHazardKind(kind) ? (hazardRanks(kind).find(({ rank }) => rank === figure)?.words ?? '') : '';
}

/** What stands on the mark: where something is, or what it is called. */
function titleOf(layer: ListedLayer, row: FeatureRow): string {
  if (layer === 'surveys' || layer === 'buildings' || layer === 'households') return row.address ?? row.name;
  if (row.name !== '') return row.name;
  return layer === 'footprints' ? '建物外形' : [kindTitle(row), rankTitle(row)].join(' ').trim();
}

const name = (title: string): TableColumn<FeatureRow> => ({
  id: 'name',
  title,
  width: 130,
  value: (row) => row.name,
  isUnsortable: true,
});
const address: TableColumn<FeatureRow> = {
  id: 'address',
  title: '所在地',
  width: 260,
  value: (row) => row.address,
  isUnsortable: true,
};
const kind: TableColumn<FeatureRow> = {
  id: 'kind',
  title: '種類',
  width: 150,
  value: kindTitle,
  isUnsortable: true,
};
const columnsOf: Readonly<Record<ListedLayer, readonly TableColumn<FeatureRow>[]>> = {
  towns: [name('町字')],
  addresses: [name('住所')],
  footprints: [name('物件番号')],
  hazards: [
    kind,
    { id: 'rank', title: '浸水の深さ・区域', width: 130, value: rankTitle, isUnsortable: true },
    name('名称'),
  ],
  barriers: [kind, name('名称')],
  sites: [
    { ...name('名称'), width: 200 },
    kind,
    { id: 'figure', title: '想定収容人数', width: 110, value: (row) => row.figure, isUnsortable: true },
    address,
  ],
  households: [name('世帯番号'), address],
  buildings: [
    name('物件番号'),
    { id: 'kind', title: '種類', width: 110, value: (row) => row.kind, isUnsortable: true },
    { id: 'structure', title: '構造', width: 100, value: (row) => row.structure, isUnsortable: true },
    address,
  ],
  surveys: [
    name('調査番号'),
    {
      id: 'kind',
      title: '被害の程度',
      width: 150,
      value: (row) => damageTitle(row.kind),
      isUnsortable: true,
    },
    address,
  ],
};
