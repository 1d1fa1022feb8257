import { maxFileBytes } from '../../api/imports/imports.contract.ts';

/** What the dialog for choosing a file offers; others can be chosen all the same. */
export const fileEndings = '.csv,.txt,.xlsx,.zip,.geojson,.geojsonl,.json,.fgb';

/** Why a file cannot be taken, as far as its name and size tell, with what to do; undefined when it can be tried. */
export function fileFault({ name, size }: Pick<File, 'name' | 'size'>): string | undefined {
  if (/\.(xls|xlsm|ods)$/i.test(name))
    return 'この形式の表計算ファイルは取り込めません。「.xlsx」か「CSV UTF-8」で保存し直してください。';
  if (/\.(gz|7z|lzh|rar)$/i.test(name))
    return 'この形式の圧縮ファイルは取り込めません。展開するか、.zipで圧縮し直してください。';
  if (/\.(shp|dbf|shx|prj)$/i.test(name))
    return 'Shapefileは、.shp、.dbf、.prjなどを一緒に.zipで圧縮して選んでください。';
  if (size === 0) return 'ファイルが空です。書き出しに失敗していないか確かめてください。';
  if (size > maxFileBytes) return 'ファイルが大きすぎます（4 GBまで）。分けて取り込んでください。';
  return undefined;
}
