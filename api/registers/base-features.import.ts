import { kindReader } from './kind-words.ts';
import { mapImport } from './map-import.ts';

const readKind = kindReader({
  sea: ['sea', '海'],
  land: ['land', '陸地'],
  water: ['water', '水面', '湖沼', '池'],
  river: ['river', '河川'],
  beach: ['beach', '砂浜'],
  wood: ['wood', '森林', '山林'],
  field: ['field', '農地', '田畑'],
  park: ['park', '公園', '緑地'],
  school: ['school', '学校'],
  shrine: ['shrine', '寺社'],
  industry: ['industry', '工業地'],
  quay: ['quay', '岸壁'],
  station: ['station', '駅'],
  breakwater: ['breakwater', '防波堤'],
  road: ['road', '道路'],
  rail: ['rail', 'railway', '鉄道'],
  stream: ['stream', '水路'],
  levee: ['levee', '堤防'],
  seawall: ['seawall', '護岸'],
  boundary: ['boundary', '境界'],
  contour: ['contour', '等高線'],
  place_name: ['place_name', '地名', '注記'],
});

const reason = '背景地図の種類にない言葉です';

/** The town's own base map; what of it is drawn how is in `tiles/styles`. */
export const baseFeaturesImport = mapImport({
  name: 'base_features',
  label: '背景地図',
  headers: ['kind', 'class', 'name', 'road_class', 'place', 'elevation'],
  table: 'registers.base_feature',
  id: 'base_version_id',
  shapes: ['polygon', 'line', 'point'],
  columns: ['kind', 'class', 'name'],
  read: (row, cells) => {
    const kind = readKind(row, reason);
    const name = row.optional('name', 100);
    if (kind === 'place_name' && name === null) row.fault('name', '入力がありません');
    const columns = { road: 'road_class', place_name: 'place', contour: 'elevation' } as const;
    const own = kind === 'road' || kind === 'place_name' || kind === 'contour' ? columns[kind] : 'class';
    return { kind, class: row.optional(cells('class') === '' ? own : 'class', 50), name };
  },
});
