// 経度 and 緯度 of a row. What was given is kept beside what it became in EPSG:6668.
import { toJgd2011 } from '../../geodata/crs/to-jgd2011.ts';
import type { CrsProblem } from '../../geodata/crs/to-jgd2011.ts';
import type { Fault } from './import-kind.ts';

export interface Place {
  /** Degrees in EPSG:6668. */
  lon: number;
  lat: number;
  /** As given: 経度, or Y of a plane. */
  given_x: number;
  /** As given: 緯度, or X of a plane. */
  given_y: number;
}

export type PlaceReader = (
  cells: { lon: string; lat: string },
  required: boolean,
) => { place: Place | null; faults: Fault[] };

const missing = '入力がありません';
const reasons: Record<CrsProblem, string> = {
  unknown_system: '扱えない座標系です',
  not_a_number: '数として読み取れません',
  zero: '0の座標です(位置が登録されていません)',
  swapped: '経度と緯度が入れ替わっています',
  wrong_system: '指定された座標系の値ではありません',
  outside_japan: '日本の範囲の外の位置です',
};

/** For a file whose coordinates are in the system of this EPSG code. */
export function placeReader(crs: number): PlaceReader {
  return ({ lon, lat }, required) => {
    if (lon === '' || lat === '') {
      const named = [lon === '' ? '経度' : '', lat === '' ? '緯度' : ''].filter((header) => header !== '');
      return required || named.length === 1
        ? refuse(...named.map((column) => ({ column, reason: missing })))
        : refuse();
    }
    const x = readNumber(lon);
    const y = readNumber(lat);
    if (x === null || y === null)
      return refuse({ column: x === null ? '経度' : '緯度', reason: reasons.not_a_number });
    const read = toJgd2011(x, y, crs);
    if (read.ok) return { place: { lon: read.lon, lat: read.lat, given_x: x, given_y: y }, faults: [] };
    // Registers write 0, 0 for a house that nobody has placed.
    if (read.problem === 'zero' && !required) return refuse();
    return refuse({ column: '経度', reason: reasons[read.problem] });
  };
}

function readNumber(text: string): number | null {
  const folded = text.normalize('NFKC');
  return /^[-+]?[0-9]{1,9}(?:\.[0-9]{1,20})?$/u.test(folded) ? Number(folded) : null;
}

function refuse(...faults: Fault[]): { place: null; faults: Fault[] } {
  return { place: null, faults };
}
