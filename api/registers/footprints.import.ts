import { readKey } from '../imports/row-values.ts';
import { mapImport } from './map-import.ts';

/** 建物外形, from a survey of the town, PLATEAU, or drawn by the town itself. */
export const footprintsImport = mapImport({
  name: 'footprints',
  label: '建物外形',
  headers: ['物件番号'],
  table: 'registers.footprint',
  id: 'footprint_version_id',
  shapes: ['polygon'],
  columns: ['property_number'],
  read: (row, cells) => {
    const property_number = readKey(cells('物件番号'));
    if (cells('物件番号') !== '' && property_number === null)
      row.fault('物件番号', '長すぎるか、使えない文字があります');
    return { property_number };
  },
});
