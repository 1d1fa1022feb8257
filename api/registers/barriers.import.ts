import { kindReader } from './kind-words.ts';
import { mapImport } from './map-import.ts';

const readKind = kindReader({
  river: ['river', '河川', '川', 'waterway'],
  railway: ['railway', 'rail', '鉄道', '鉄道線路'],
  trunk_road: ['trunk_road', 'trunk', '幹線道路', '国道', '高速道路'],
});

/** What a survey team does not cross at will: rivers, railways, trunk roads, as lines or areas. */
export const barriersImport = mapImport({
  name: 'barriers',
  label: '河川・鉄道・幹線道路',
  headers: ['kind', 'name'],
  table: 'registers.barrier',
  id: 'barrier_version_id',
  shapes: ['line', 'polygon'],
  columns: ['kind', 'name'],
  read: (row) => ({
    kind: readKind(row, 'river(河川)、railway(鉄道)、trunk_road(幹線道路)のどれでもありません'),
    name: row.optional('name'),
  }),
});
