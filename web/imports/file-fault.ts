import { maxFileBytes } from '../../api/imports/imports.contract.ts';

/** Why a file cannot be taken, as far as its name and size tell, with what to do; undefined when it can be tried. */
export function fileFault({ name, size }: Pick<File, 'name' | 'size'>): string | undefined {
  if (/\.(xlsx?|xlsm|ods)$/i.test(name))
    return '表計算ソフトのファイルはそのままでは取り込めません。CSV形式で保存し直してください。';
  if (/\.(zip|gz|7z|lzh)$/i.test(name)) return '圧縮されたファイルです。展開してCSVを選んでください。';
  if (size === 0) return 'ファイルが空です。書き出しに失敗していないか確かめてください。';
  if (size > maxFileBytes) return 'ファイルが大きすぎます（4 GBまで）。分けて取り込んでください。';
  return undefined;
}
