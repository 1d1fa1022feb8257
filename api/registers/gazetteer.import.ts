import { keysOfGazetteerPoint, keysOfTown } from '../../geodata/addresses/address-keys.ts';
import { foldAddress } from '../../geodata/addresses/fold-address.ts';
import type { Cells, ImportInHand, ImportKind, RowReading } from '../imports/import-kind.ts';
import { placeReader } from '../imports/place-values.ts';
import type { PlaceReader } from '../imports/place-values.ts';
import { RowValues } from '../imports/row-values.ts';
import { applyGazetteer, compareGazetteer } from './gazetteer-points.ts';

export const gazetteerImport: ImportKind = {
  name: 'gazetteer',
  label: '住所辞書',
  headers: [
    'lg_code',
    'machiaza_id',
    'blk_id',
    'rsdt_id',
    'rsdt2_id',
    'pref',
    'city',
    'town',
    'block_no',
    'house_no',
    'lon',
    'lat',
  ],
  required: ['lg_code', 'machiaza_id', 'pref', 'city', 'town', 'block_no', 'house_no', 'lon', 'lat'],
  dated_by: null,
  stage: {
    table: 'registers.staged_address_point',
    // Several points may share one address (entrances); it lies in their middle.
    unique: null,
    columns: {
      address_key: 'text',
      block_key: 'text',
      town_id: 'text',
      prefecture: 'text',
      city: 'text',
      town_name: 'text',
      town_key: 'text',
      level: 'text',
      block_no: 'text',
      house_no: 'text',
      lon: 'double precision',
      lat: 'double precision',
    },
  },
  keyOf: (cells) => readTownId(cells),
  async openReader(_reader, at) {
    const places = placeReader(at.crs);
    return (cells) => readPoint(cells, at, places);
  },
  compare: compareGazetteer,
  apply: applyGazetteer,
  obstacle: async () => null,
  touches: ['registers.town', 'registers.address_point', 'registers.household', 'registers.building'],
};

function readTownId(cells: Cells): string | null {
  const digits = cells('machiaza_id').normalize('NFKC');
  return /^[0-9]{1,7}$/u.test(digits) ? digits.padStart(7, '0') : null;
}

/** A point of a house, of a block (no house_no), or of a town (no block_no either). */
function readPoint(cells: Cells, at: ImportInHand, places: PlaceReader): RowReading {
  const row = new RowValues(cells);
  if (cells('lg_code').normalize('NFKC').padStart(6, '0') !== at.municipality_code)
    row.fault('lg_code', 'この自治体の全国地方公共団体コードではありません');
  const town_id = readTownId(cells);
  if (town_id === null) row.fault('machiaza_id', '町字IDとして読み取れません');
  const prefecture = row.required('pref', 20);
  const city = row.required('city', 50);
  const town_name = row.required('town', 100);
  const block_no = row.optional('block_no', 30) ?? '';
  const house_no = row.optional('house_no', 30);
  if (block_no === '' && house_no !== null) row.fault('block_no', '住居番号があるのに街区がありません');
  const { place, faults } = places({ lon: cells('lon'), lat: cells('lat') }, true);
  for (const fault of faults) row.fault(fault.column === '経度' ? 'lon' : 'lat', fault.reason);
  return row.finish(() => {
    const town = keysOfTown(town_id, foldAddress(town_name), null);
    const keys = keysOfGazetteerPoint(town, { block_no, house_no: house_no ?? '' });
    const finest = keys.find(({ level }) => level === 'house' || level === 'block');
    const block = keys.find(({ level }) => level === 'block');
    return {
      address_key: finest?.key ?? town.base,
      block_key: block?.key ?? town.base,
      town_id,
      prefecture,
      city,
      town_name,
      town_key: foldAddress(town_name),
      level: finest?.level ?? 'town',
      block_no,
      house_no,
      lon: place?.lon ?? null,
      lat: place?.lat ?? null,
    };
  });
}
