// 災害想定区域: 国土数値情報 A31a (floods), A33 (landslides), A40 (tsunami), A49 (storm surge) as they are published,
// or any areas with `kind` and `rank` or a depth in words.
import {
  depthOfFloodRank,
  floodRank,
  parseDepthClass,
  tsunamiRank,
} from '../../geodata/hazards/depth-class.ts';
import type { DepthClass } from '../../geodata/hazards/depth-class.ts';
import type { Cells } from '../imports/import-kind.ts';
import type { RowValues } from '../imports/row-values.ts';
import { kindReader } from './kind-words.ts';
import { mapImport } from './map-import.ts';

const readKind = kindReader({
  flood: ['flood', '洪水', '洪水浸水想定区域', '河川氾濫'],
  inland_flood: ['inland_flood', '内水', '内水氾濫', '雨水出水'],
  tsunami: ['tsunami', '津波', '津波浸水想定'],
  landslide: ['landslide', '土砂', '土砂災害', '土砂災害警戒区域'],
  storm_surge: ['storm_surge', '高潮', '高潮浸水想定区域'],
});

type HazardKind = Exclude<ReturnType<typeof readKind>, null>;

/** Depth ranks of the planned and of the largest assumable flood; groups 3 (duration) and 4 (collapse) are no depths. */
const floodRanks = ['A31a_105', 'A31a_205', 'A31b_101', 'A31b_201'] as const;
const otherFloods = ['A31a_305', 'A31a_405'] as const;
const names = ['name', 'A31a_102', 'A31a_202', 'A33_005'] as const;
const noDepth = '浸水の深さ(rank、浸水深、国土数値情報の項目)を読み取れません';

export const hazardsImport = mapImport({
  name: 'hazards',
  label: '災害想定区域',
  headers: [
    'kind',
    'rank',
    '浸水深',
    ...names,
    ...floodRanks,
    ...otherFloods,
    'A33_002',
    'A40_003',
    'A49_003',
  ],
  table: 'registers.hazard_area',
  id: 'hazard_version_id',
  shapes: ['polygon'],
  columns: ['kind', 'rank', 'depth_from_m', 'depth_to_m', 'name'],
  read: (row, cells) => {
    const kind = kindOf(row, cells);
    const read = kind === null ? null : rankOf(row, cells, kind);
    const named = names.find((header) => cells(header) !== '') ?? 'name';
    return {
      kind,
      rank: read?.rank ?? null,
      depth_from_m: read?.depth?.from ?? null,
      depth_to_m: read?.depth?.to ?? null,
      name: row.optional(named),
    };
  },
});

function kindOf(row: RowValues, cells: Cells): HazardKind | null {
  if (cells('kind') !== '')
    return readKind(
      row,
      '洪水、内水、津波、土砂災害、高潮(flood、inland_flood、tsunami、landslide、storm_surge)のどれでもありません',
    );
  if ([...floodRanks, ...otherFloods].some((header) => cells(header) !== '')) return 'flood';
  if (cells('A33_002') !== '') return 'landslide';
  if (cells('A40_003') !== '') return 'tsunami';
  if (cells('A49_003') !== '') return 'storm_surge';
  row.fault('kind', '災害の種類(kind)がなく、国土数値情報の項目もありません');
  return null;
}

interface Ranked {
  rank: number;
  depth: DepthClass | null;
}

function rankOf(row: RowValues, cells: Cells, kind: HazardKind): Ranked | null {
  if (kind === 'landslide') return landslideRank(row, cells);
  if (cells('rank') === '') return rankOfDepth(row, cells, kind);
  const rank = row.number('rank', { min: 1, max: 6, whole: true });
  if (rank === null) return null;
  const depth = depthText(cells);
  return { rank, depth: depth === null ? floodDepth(kind, rank) : parseDepthClass(cells(depth)) };
}

function rankOfDepth(row: RowValues, cells: Cells, kind: HazardKind): Ranked | null {
  const ranked = floodRanks.find((header) => cells(header) !== '');
  if (ranked !== undefined && kind === 'flood') {
    const rank = row.number(ranked, { min: 1, max: 6, whole: true });
    return rank === null ? null : { rank, depth: depthOfFloodRank(rank) };
  }
  const written = depthText(cells);
  const depth = written === null ? null : parseDepthClass(cells(written));
  if (depth === null) {
    const other = otherFloods.find((header) => cells(header) !== '');
    if (written === null && other !== undefined)
      row.fault(other, '浸水継続時間や家屋倒壊等氾濫想定区域です。浸水の深さのファイルを選んでください');
    else row.fault(written ?? 'rank', noDepth);
    return null;
  }
  return { rank: kind === 'tsunami' ? tsunamiRank(depth) : floodRank(depth), depth };
}

function depthText(cells: Cells): '浸水深' | 'A40_003' | 'A49_003' | null {
  return (['浸水深', 'A40_003', 'A49_003'] as const).find((header) => cells(header) !== '') ?? null;
}

function floodDepth(kind: HazardKind, rank: number): DepthClass | null {
  return kind === 'tsunami' ? null : depthOfFloodRank(rank);
}

/** A33_002: 1 警戒区域, 2 特別警戒区域, 3 and 4 the same before they are designated. */
function landslideRank(row: RowValues, cells: Cells): Ranked | null {
  if (cells('rank') !== '') {
    const rank = row.number('rank', { min: 1, max: 2, whole: true });
    return rank === null ? null : { rank, depth: null };
  }
  const code = row.number('A33_002', { min: 1, max: 4, whole: true });
  if (code === null) {
    if (cells('A33_002') === '') row.fault('rank', '警戒区域(1)か特別警戒区域(2)か分かりません');
    return null;
  }
  return { rank: code % 2 === 1 ? 1 : 2, depth: null };
}
