// Whose row it is, in a list that may hold all of Japan. Codes come in six digits, in five, and without their leading
// zero; the last can be read two ways, so the name of the prefecture is heard too.
import type { Cells } from '../imports/import-kind.ts';
import { readNationalId } from './site-words.ts';

export interface Town {
  municipality_code: string;
  name: string;
  prefecture: string;
}

/** Standard headers that speak of the municipality. */
export const townHeaders = {
  code: '市区町村コード',
  prefecture: '所在地_都道府県',
  whole: '都道府県名及び市町村名',
} as const;

/** Whether a row is another municipality's; one that says nothing is taken for the town's own. */
export function isOutside(cells: Cells, town: Town): boolean {
  const prefecture = fold(cells(townHeaders.prefecture));
  if (prefecture !== '' && prefecture !== fold(town.prefecture)) return true;
  const whole = fold(cells(townHeaders.whole));
  // 北海道札幌市 may be written 北海道石狩振興局札幌市; a ward's city stands before the ward.
  if (whole !== '' && (!whole.startsWith(fold(town.prefecture)) || !whole.includes(fold(town.name))))
    return true;
  const code = cells(townHeaders.code).normalize('NFKC').trim();
  if (/^[0-9]{4,6}$/u.test(code)) return !writingsOf(town.municipality_code).includes(code);
  const national = readNationalId(cells('共通ID'));
  return national !== null && national.municipality !== town.municipality_code.slice(0, 5);
}

/** Six digits, five, and each without a leading zero. */
function writingsOf(code: string): string[] {
  return [code, code.slice(0, 5)].flatMap((digits) =>
    digits.startsWith('0') ? [digits, digits.slice(1)] : [digits],
  );
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}
