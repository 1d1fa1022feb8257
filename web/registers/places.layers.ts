import type { PlaceRow, TownPoints } from '../../api/registers/places.contract.ts';
import { symbolIds } from '../../tiles/styles/symbols.ts';
import { rgba } from '../map/colour.ts';
import { labelFontFamily } from '../map/fonts.ts';
import { isWithin, type Bounds, type DataMapLayer, type LonLat } from '../map/map-content.ts';
import { pointsLayer } from '../map/points.layers.ts';

type TownPoint = TownPoints['points'][number];
type Lot = TownPoints['lots'][number];

export const townPointsLayerId = 'town-points';
export const townLotsLayerId = 'town-lots';
const group = '位置の確認';
/** Metres a pixel up to which the lots' numbers are shown, and the pixels that one takes. */
const nearEnough = 0.5;
const labelSize = { width: 46, height: 17 };
const metresPerDegree = 111_195;

/** The houses that the gazetteer knows in the town at hand; their numbers stand on the map itself. */
export function townPointsLayer(points: readonly TownPoint[]): DataMapLayer {
  const houses = points.filter(({ house_no }) => house_no !== null);
  return {
    from: 'data',
    id: townPointsLayerId,
    title: 'この町の住居番号',
    group,
    minZoom: 0,
    legend: [{ key: 'known', title: '住所辞書の住居番号', swatch: { ring: '#595959' } }],
    entriesIn: (bounds) => (houses.some(({ lon, lat }) => isWithin([lon, lat], bounds)) ? ['known'] : []),
    draw: ({ tokens, deck }) => [
      new deck.ScatterplotLayer<TownPoint>({
        id: `${townPointsLayerId}-house`,
        data: houses,
        pickable: true,
        getPosition: ({ lon, lat }) => [lon, lat],
        getRadius: 3,
        radiusUnits: 'pixels',
        getFillColor: [255, 255, 255, 230],
        stroked: true,
        getLineColor: rgba(tokens.circle),
        getLineWidth: 1.5,
        lineWidthUnits: 'pixels',
      }),
    ],
  };
}

/** Buildings of the town whose lots are placed: 109番地 tells where 107番地 may be. */
export function townLotsLayer(lots: readonly Lot[]): DataMapLayer {
  const data = [...lots];
  return {
    from: 'data',
    id: townLotsLayerId,
    title: 'この町の家屋の番地',
    group,
    minZoom: 0,
    legend: [{ key: 'lot', title: '位置の分かる家屋（番地）', swatch: { ring: '#00513e' } }],
    entriesIn: (bounds) => (data.some(({ lon, lat }) => isWithin([lon, lat], bounds)) ? ['lot'] : []),
    draw: ({ tokens, metresPerPixel, deck }) => [
      new deck.ScatterplotLayer<Lot>({
        id: `${townLotsLayerId}-lot`,
        data,
        pickable: true,
        getPosition: ({ lon, lat }) => [lon, lat],
        getRadius: 4,
        radiusUnits: 'pixels',
        getFillColor: [255, 255, 255, 230],
        stroked: true,
        getLineColor: [0, 81, 62, 255],
        getLineWidth: 2.5,
        lineWidthUnits: 'pixels',
      }),
      new deck.TextLayer<Lot>({
        id: `${townLotsLayerId}-number`,
        data: metresPerPixel <= nearEnough ? thinned(data, metresPerPixel) : [],
        getPosition: ({ lon, lat }) => [lon, lat],
        getText: ({ lot }) => lot,
        getSize: 12,
        getPixelOffset: [0, -12],
        getColor: rgba(tokens.label),
        background: true,
        getBackgroundColor: [255, 255, 255, 215],
        backgroundPadding: [2, 1],
        fontFamily: labelFontFamily,
        characterSet: 'auto',
      }),
    ],
  };
}

/** So many of them that no number lies on another; the first ones stay. */
export function thinned(lots: readonly Lot[], metresPerPixel: number): Lot[] {
  const [first] = lots;
  if (first === undefined) return [];
  const perLon = metresPerDegree * Math.cos((first.lat * Math.PI) / 180);
  const across = ({ lon }: Lot): number => ((lon - first.lon) * perLon) / (labelSize.width * metresPerPixel);
  const up = ({ lat }: Lot): number =>
    ((lat - first.lat) * metresPerDegree) / (labelSize.height * metresPerPixel);
  // At most one is kept in a cell of a label's size, so only the cells around can hold one that is in the way.
  const kept = new Map<string, Lot>();
  for (const lot of lots) {
    const [column, row] = [Math.floor(across(lot)), Math.floor(up(lot))];
    const isFree = [-1, 0, 1].every((east) =>
      [-1, 0, 1].every((north) => {
        const other = kept.get(`${column + east} ${row + north}`);
        if (other === undefined) return true;
        return Math.abs(across(other) - across(lot)) >= 1 || Math.abs(up(other) - up(lot)) >= 1;
      }),
    );
    if (isFree) kept.set(`${column} ${row}`, lot);
  }
  return [...kept.values()];
}

/** The row at hand where it lies now, and the place that is about to be set, with a line between them. */
export function placingLayers(row: PlaceRow | null, draft: LonLat | null): DataMapLayer[] {
  const now: LonLat | null = row?.lon == null || row.lat == null ? null : [row.lon, row.lat];
  const symbol = row?.kind === 'building' ? symbolIds.building : symbolIds.household;
  const drafts = draft === null ? [] : [draft];
  return [
    pointsLayer({
      id: 'place-now',
      title: 'いまの位置',
      group,
      points: now === null ? [] : [{ id: 'now', position: now, symbol, isFaint: draft !== null }],
      selectedId: draft === null ? 'now' : null,
      legend: [{ key: symbol, title: 'いまの位置', swatch: { symbol } }],
    }),
    {
      from: 'data',
      id: 'place-draft',
      title: '置く位置',
      group,
      minZoom: 0,
      legend: [{ key: 'draft', title: '置く位置', swatch: { ring: '#0017c1' } }],
      entriesIn: (bounds) => (draft !== null && isWithin(draft, bounds) ? ['draft'] : []),
      draw: ({ tokens, deck }) => [
        new deck.LineLayer<LonLat>({
          id: 'place-draft-line',
          data: now === null ? [] : drafts,
          getSourcePosition: () => (now === null ? [0, 0] : [...now]),
          getTargetPosition: (place) => [...place],
          getColor: rgba(tokens.tie, 150),
          getWidth: 2,
          widthUnits: 'pixels',
        }),
        new deck.ScatterplotLayer<LonLat>({
          id: 'place-draft-ring',
          data: drafts,
          getPosition: (place) => [...place],
          getRadius: 15,
          radiusUnits: 'pixels',
          getFillColor: rgba(tokens.selection_halo, 120),
          stroked: true,
          getLineColor: rgba(tokens.tie),
          getLineWidth: 3,
          lineWidthUnits: 'pixels',
          parameters: { depthCompare: 'always' },
        }),
        new deck.ScatterplotLayer<LonLat>({
          id: 'place-draft-point',
          data: drafts,
          getPosition: (place) => [...place],
          getRadius: 3,
          radiusUnits: 'pixels',
          getFillColor: rgba(tokens.tie),
          parameters: { depthCompare: 'always' },
        }),
      ],
    },
  ];
}

/** Around all points of a town; null where it has none. */
export function boundsOf(points: readonly { lon: number; lat: number }[]): Bounds | null {
  const [first] = points;
  if (first === undefined) return null;
  return points.reduce<Bounds>(
    ([west, south, east, north], { lon, lat }) => [
      Math.min(west, lon),
      Math.min(south, lat),
      Math.max(east, lon),
      Math.max(north, lat),
    ],
    [first.lon, first.lat, first.lon, first.lat],
  );
}
