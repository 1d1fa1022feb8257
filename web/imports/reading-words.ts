import type { Import, ImportDetail, WayOut } from '../../api/imports/imports.contract.ts';
import { crsTitle } from './words.ts';

/** Whether a file of this format may be in several encodings; null: not opened yet. */
export function hasEncoding(format: string | null): boolean {
  return format === null || format === 'csv' || format === 'shapefile';
}

const formatTitles: Readonly<Record<string, string>> = {
  csv: 'CSV',
  xlsx: 'Excel（.xlsx）',
  geojson: 'GeoJSON',
  shapefile: 'Shapefile（.zip）',
  flatgeobuf: 'FlatGeobuf',
};

export function formatTitle(format: string): string {
  return formatTitles[format] ?? format;
}

/** How far positions may be off after a conversion, and why. */
export function crsWarningWords({ warning, metres }: NonNullable<ImportDetail['crs_warning']>): string {
  return warning === 'tokyo_datum'
    ? `日本測地系から変換するため、位置に${metres} mほどの誤差が出ることがあります。`
    : `JGD2000（測地成果2000）をJGD2011とみなします。東日本では平成23年の地震の地殻変動により、位置に最大${metres} mほどの誤差が出ることがあります。`;
}

/** Where the system comes from, in brackets. */
export function crsFoundWords({
  crs,
  crs_found,
  format,
}: Pick<Import, 'crs' | 'crs_found' | 'format'>): string {
  if (crs === null) return '';
  if (crs_found !== null)
    return crs === crs_found ? '（ファイルの記載）' : `（ファイルの記載は${crsTitle(crs_found)}）`;
  return format === null ? '' : '（ファイルに記載なし）';
}

/** What to do about a file that failed. */
export const wayOutWords: Readonly<Record<WayOut, string>> = {
  columns: '下で、それぞれの項目がファイルのどの列に当たるかを選んで「読み直す」を押してください。',
  crs: '正しい座標系を下で選んで「読み直す」を押してください。分からないときは、ファイルを渡した人に確かめてください。',
  encoding: '下で文字コードを選び、文字が正しく見えるものに決めて「読み直す」を押してください。',
  file: '正しいファイルを用意できたら、選び直してください。',
  again: 'ファイルに誤りはありません。届いているファイルをもう一度読みます。',
};
