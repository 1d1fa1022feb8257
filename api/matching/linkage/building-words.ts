// Use and structure in the words of the tax roll and of the survey sheet, in kinds that can be compared.

/** Of a building on the roll: 0 unknown, 1 house, 2 flats, 3 shed, 4 other. */
export function buildingUse(text: string | null): number {
  const words = (text ?? '').normalize('NFKC');
  if (words === '') return 0;
  if (/共同|アパート|マンション|寄宿|長屋|寮/u.test(words)) return 2;
  if (/物置|車庫|附属|付属|納屋|便所|浴室|土蔵/u.test(words)) return 3;
  return /居宅|住宅|住家|専用住/u.test(words) ? 1 : 4;
}

/** Of a surveyed building: 0 unknown, 1 dwelling, 2 dwelling and shop, 3 other. */
export function surveyUse(text: string | null): number {
  const words = (text ?? '').normalize('NFKC');
  if (words === '') return 0;
  if (/併用/u.test(words)) return 2;
  if (words.startsWith('非')) return 3;
  return /住|居宅|共同|アパート|マンション/u.test(words) ? 1 : 3;
}

/** 0 unknown, 1 wood, 2 light steel, 3 steel, 4 concrete, 5 other. */
export function structure(text: string | null): number {
  const words = (text ?? '').normalize('NFKC').toUpperCase();
  if (words === '') return 0;
  if (/軽量/u.test(words)) return 2;
  if (/コンクリ|RC|ブロック/u.test(words)) return 4;
  if (/鉄骨|S造/u.test(words)) return 3;
  return /木/u.test(words) ? 1 : 5;
}

/** Name of a building without spaces and widths, null where none is given. */
export function foldBuildingName(text: string | null): string | null {
  const folded = (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s・･ー-]/gu, '');
  return folded === '' ? null : folded;
}

/** The building that a 方書 names: 湊ハイツ 103号 → 湊ハイツ. Null where nothing but a room is written. */
export function buildingOfDetail(detail: string | null): string | null {
  return foldBuildingName((detail ?? '').normalize('NFKC').replace(/[0-9]+\s*(?:号室?|室)?\s*$/u, ''));
}

/** Fields of the model that are told apart by kind: 0 what people live or work in, 1 sheds and garages. */
export function buildingKind(use: number | undefined): 0 | 1 {
  return use === 3 ? 1 : 0;
}
