import { DecodeError } from '../../geodata/text/decode-text.ts';
import type { TextEncoding } from '../../geodata/text/detect-encoding.ts';
import { CsvFileError } from '../../geodata/text/read-csv.ts';
import { FormatError } from '../../geodata/formats/format-error.ts';
import type { FormatFault } from '../../geodata/formats/format-error.ts';
import type { RowRejection } from '../../geodata/formats/table.ts';
import { ImportFailure } from './import-job.ts';

const encodingLabels: Record<TextEncoding, string> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8',
  cp932: 'Shift_JIS(CP932)',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
};

const fileReasons: Record<CsvFileError['reason'], (line: number) => string> = {
  no_header: () => 'ファイルが空です(見出しの行がありません)。',
  quote_not_closed: (line) => `${line}行目で始まる引用符(")が閉じられていないため、読み込めません。`,
  row_too_long: (line) => `${line}行目が長すぎて読み込めません。区切り文字と改行を確かめてください。`,
};

const formatReasons: Record<FormatFault, string> = {
  zip_bomb: '展開すると大きくなりすぎる圧縮ファイルです。正しいファイルか確かめてください。',
  zip_too_many_entries: '圧縮ファイルの中のファイルが多すぎます。必要なものだけを圧縮し直してください。',
  zip_encrypted: 'パスワードのかかった圧縮ファイルです。パスワードを外して、もう一度選んでください。',
  broken: 'ファイルが途中で切れているか壊れています。書き出し直してください。',
  nothing_readable:
    '圧縮ファイルの中に、取り込めるファイルが1つに決まりません。Shapefile、またはCSVかGeoJSON 1つを圧縮してください。',
  shapefile_incomplete: 'Shapefileの.shpと.dbfがそろっていません。すべてのファイルを一緒に圧縮してください。',
  shapefile_differs: 'Shapefileの図形(.shp)と属性(.dbf)の件数が異なります。書き出し直してください。',
  crs_differs: '座標系の異なるShapefileが1つの圧縮ファイルに入っています。分けて取り込んでください。',
  no_features: 'データがありません(図形が1つもありません)。',
  not_geojson: 'GeoJSONとして読み取れません。書き出し直してください。',
  feature_too_large: '1つの図形が大きすぎます。図形を分けるか、頂点を減らしてください。',
  too_many_columns: '列が多すぎます(300列まで)。ファイルの種類を確かめてください。',
  old_excel:
    '古い形式のExcel(.xls)か、パスワードのかかったファイルです。「.xlsx」か「CSV UTF-8」で保存し直してください。',
  excel_too_large: 'Excelファイルとして大きすぎます。「CSV UTF-8」で保存し直してください。',
  no_sheet: 'Excelファイルに、データのあるシートがありません。',
};

export const rowReasons: Record<RowRejection, string> = {
  undecodable: '文字コードとして読めない文字があります',
  error_cell: 'Excelのエラー(#N/Aなど)が入っています',
  unreadable_geometry: '図形として読み取れません',
  too_few_fields: '列の数が見出しより少ないです',
  too_many_fields: '列の数が見出しより多いです',
  field_too_long: '長すぎます(8000文字まで)',
  control_character: '使えない制御文字があります',
  broken_quote: '引用符(")の位置が正しくありません',
};

/** What is wrong with the whole file as the person is told it; other errors as they are. */
export function explainFile(error: unknown): unknown {
  if (error instanceof CsvFileError) return new ImportFailure(fileReasons[error.reason](error.line));
  if (error instanceof DecodeError)
    return new ImportFailure(
      `${error.line}行目に${encodingLabels[error.encoding]}として読めない文字があります。文字コードを確かめてください。`,
      'encoding',
    );
  if (error instanceof FormatError) {
    const reason = formatReasons[error.fault];
    return new ImportFailure(error.row === null ? reason : `${error.row}件目: ${reason}`);
  }
  return error;
}

export function encodingNamed(encoding: string | null): TextEncoding | undefined {
  return Object.keys(encodingLabels).find((name): name is TextEncoding => name === encoding);
}
