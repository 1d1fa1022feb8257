import type { DistrictChanges } from '../../api/surveys/handout/changes/district-changes.ts';
import type { DistrictHandout, HandoutStop, PlacePoint } from '../../api/surveys/handout/district-handout.ts';

/** An invented district of houses on a grid. `apart` metres from house to house, `across` in a row, visited row by row. */
export function inventDistrict(
  count: number,
  {
    apart = 14,
    across = 6,
    side = 9,
    ...more
  }: { apart?: number; across?: number; side?: number } & Partial<DistrictHandout> = {},
): DistrictHandout {
  const stops = Array.from({ length: count }, (_, at): HandoutStop => {
    const row = Math.floor(at / across);
    const column = row % 2 === 0 ? at % across : across - 1 - (at % across);
    return inventStop(at + 1, [1000 + column * apart, 2000 + row * apart * 1.6], side);
  });
  return {
    municipality: 'むすび市',
    disaster: '令和8年うみべ沖地震',
    is_training: false,
    plan: '第1次調査',
    method: '地震 第1次調査',
    hazard: 'earthquake',
    district_number: 12,
    team: '3班',
    days: ['2026-07-31'],
    as_of: '令和8年7月31日 6:05',
    dated: '2026-07-31',
    sources: ['むすび市が登録したデータ'],
    outline: [
      squareAround([1000 + (across * apart) / 2, 2000 + (count / across) * apart * 0.8], across * apart),
    ],
    neighbours: [],
    stops,
    ground: [],
    walking_metres: count * apart,
    minutes: 340,
    slip: {
      notice: '調査を行いました。',
      to_bring: '本用紙（調査済証）',
      contact: '税務課 電話 000-000-0000',
    },
    changes: null,
    ...more,
  };
}

export function inventStop(order: number, place: PlacePoint, side = 9): HandoutStop {
  const survey_number = String(order).padStart(6, '0');
  return {
    stop_id: order,
    building_key: `BB${order}`,
    order,
    survey_number,
    code: `MSBS:${survey_number.padStart(20, '0')}`,
    place,
    lon: 138.3,
    lat: 34.8,
    is_rough: false,
    outline: [squareAround(place, side)],
    property_number: `B${order}`,
    address: `むすび市港町一丁目${order}番地`,
    building_name: null,
    use: '居宅',
    structure: '木造',
    is_wooden: true,
    storeys: 2,
    floor_area: 98.5,
    built_year: 1988,
    owner_name: null,
    remark: null,
  };
}

function squareAround([x, y]: PlacePoint, side: number): PlacePoint[] {
  const half = side / 2;
  return [
    [x - half, y - half],
    [x + half, y - half],
    [x + half, y + half],
    [x - half, y + half],
    [x - half, y - half],
  ];
}

/** So many of each. */
export function inventChanges(
  counts: Readonly<Record<'came' | 'left' | 'finished' | 'kept', number>>,
): DistrictChanges {
  let last = 0;
  const many = <T>(count: number, make: (nth: number, survey_number: string) => T): T[] =>
    Array.from({ length: count }, (_, at) => make(at + 1, String((last += 1)).padStart(6, '0')));
  const address = (nth: number) => `むすび市港町二丁目${nth}番地`;
  return {
    since: '令和8年7月30日 6:05',
    since_team: '3班',
    is_live: true,
    came: many(counts.came, (nth, survey_number) => ({
      order: counts.kept + nth,
      survey_number,
      address: address(nth),
      from: nth % 3 === 0 ? '新しい訪問先' : `調査区7（2班）の${nth + 2}番`,
    })),
    left: many(counts.left, (nth, survey_number) => ({
      before: counts.kept + nth,
      survey_number,
      address: address(100 + nth),
      to: nth % 4 === 0 ? '調査の範囲から外れました' : '調査区5が訪問します',
    })),
    finished: many(counts.finished, (nth, survey_number) => ({
      before: 90 + nth,
      survey_number,
      state: nth % 5 === 0 ? '調査拒否' : '調査済',
    })),
    kept: many(counts.kept, (nth, survey_number) => ({ before: nth, order: nth + 1, survey_number })),
  };
}
