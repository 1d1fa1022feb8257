import { rgba } from '../map/colour.ts';
import { labelFontFamily } from '../map/fonts.ts';
import { isWithin, type Bounds, type DataMapLayer, type LegendEntry } from '../map/map-content.ts';
import {
  boundsOfPolygons,
  doBoundsMeet,
  hatchingOf,
  polygonsOf,
  type Outline,
  type Stroke,
} from './outlines.ts';
import { tintsOf } from './district-tints.ts';
import { teamTint } from './team-tints.ts';

export const districtsLayerId = 'survey-districts';

/** Quiet, and told apart by their borders rather than by their hue. */
const tints = ['#c9d8ee', '#ebdcb4', '#cfe3cb', '#e7cfdd', '#cde2e4'] as const;
const border = '#2b3440';
const metresPerDegree = 111_195;

/** A district as the map shows it; of a cut that is not accepted yet `district_id` is null. */
export type ShownDistrict = {
  district_id: string | null;
  district_number: number;
  minutes: number;
  is_locked: boolean;
  /** Its time is far from the others'. */
  is_uneven: boolean;
  geometry: { type: string; coordinates: unknown[] };
  lon: number | null;
  lat: number | null;
  /** Given where teams are shown: who holds it. */
  held?: Held;
};

/**
 * Who holds a district: nobody, somebody on another day than the one looked at, or teams by number; `place` is that of the
 * first among all teams and gives the tint.
 */
export type Held = 'nobody' | 'another_day' | { teams: readonly number[]; place: number };

type Piece = { district_id: string | null; district_number: number; rings: Outline; tint: string };
type Label = { text: string; short: string; position: [number, number]; span: number };

const unevenHatch = { id: 'survey-uneven', size: 6, path: 'M-1 1L1 -1M0 6L6 0M5 7L7 5' };

const legend = {
  district: {
    key: 'district',
    title: '調査区（数字は番号と分）',
    swatch: { area: tints[0], edge: border, hatch: null },
  },
  proposed: {
    key: 'proposed',
    title: '区割案（まだ保存していません）',
    swatch: { area: tints[1], edge: '#0017c1', hatch: null },
  },
  uneven: {
    key: 'uneven',
    title: '所要時間が平均と15%以上ちがう',
    swatch: { area: '#ffffff', edge: border, hatch: unevenHatch },
  },
  locked: { key: 'locked', title: '固定した調査区（固）', swatch: { line: border, dashed: '6 4' } },
  held: {
    key: 'held',
    title: '班の決まった調査区（番号と班、色は班ごと）',
    swatch: { area: teamTint(0), edge: border, hatch: null },
  },
  nobody: {
    key: 'nobody',
    title: '班の決まっていない調査区（未）',
    swatch: { area: '#ffffff', edge: border, hatch: null },
  },
  another_day: {
    key: 'another_day',
    title: 'ほかの日の調査区',
    swatch: { area: '#d9d9d9', edge: border, hatch: null },
  },
} satisfies Record<string, LegendEntry>;

/** Districts with heavy borders, their number and minutes; a click gives `district_id` of the pick. */
export function districtsLayer({
  districts,
  selectedIds,
  isProposed,
}: {
  districts: readonly ShownDistrict[];
  selectedIds: readonly string[];
  /** A cut that nobody has accepted yet. */
  isProposed: boolean;
}): DataMapLayer {
  const chosen = tintsOf(districts, tints.length);
  const shown = districts.map((district, index) => {
    const polygons = polygonsOf(district.geometry);
    return {
      district,
      polygons,
      bounds: boundsOfPolygons(polygons),
      tint: tintOf(district, chosen[index] ?? 0),
    };
  });
  const pieces = shown.flatMap(({ district: { district_id, district_number }, polygons, tint }) =>
    polygons.map((rings): Piece => ({ district_id, district_number, rings, tint })),
  );
  const rings = pieces.flatMap((piece) => piece.rings.map((ring) => ({ ...piece, ring })));
  const uneven = shown.filter(({ district }) => district.is_uneven).flatMap(({ polygons }) => polygons);
  const lockedIds = new Set(districts.flatMap((one) => (one.is_locked ? [one.district_id] : [])));
  const edge = isProposed ? '#0017c1' : border;
  let hatched: { step: number; strokes: Stroke[] } | null = null;

  return {
    from: 'data',
    id: districtsLayerId,
    title: isProposed ? '区割案' : '調査区',
    group: '調査計画',
    minZoom: 0,
    legend: Object.values(legend),
    entriesIn: (bounds) => {
      const inView = shown.filter((one) => one.bounds !== null && doBoundsMeet(one.bounds, bounds));
      return [
        ...new Set(inView.map(({ district: { held } }) => groundOf(held, isProposed))),
        ...(inView.some(({ district }) => district.is_uneven) ? ['uneven'] : []),
        ...(inView.some(({ district }) => district.is_locked) ? ['locked'] : []),
      ];
    },
    draw: ({ tokens, deck, metresPerPixel }) => {
      // A third of a centimetre on the screen apart, in steps of zoom so that they are not made anew all the time.
      const step = 2 ** Math.round(Math.log2(metresPerPixel * 11)) / metresPerDegree;
      if (hatched?.step !== step)
        hatched = { step, strokes: uneven.flatMap((outline) => hatchingOf(outline, step, 0.82)) };
      // From afar heavy borders would cover small districts.
      const weight = metresPerPixel < 1.5 ? 1 : 0.6;
      return [
        new deck.PolygonLayer<Piece>({
          id: `${districtsLayerId}-ground`,
          data: pieces,
          pickable: true,
          getPolygon: (piece) => piece.rings.map((ring) => ring.map(([x, y]): [number, number] => [x, y])),
          getFillColor: (piece) => rgba(piece.tint, 150),
          stroked: false,
          parameters: { depthCompare: 'always' },
        }),
        new deck.LineLayer<Stroke>({
          id: `${districtsLayerId}-uneven`,
          data: hatched.strokes,
          getSourcePosition: (stroke) => stroke.from,
          getTargetPosition: (stroke) => stroke.to,
          getColor: rgba(border, 150),
          getWidth: 1.25,
          widthUnits: 'pixels',
          parameters: { depthCompare: 'always' },
        }),
        ...[
          { id: 'casing', width: 6, colour: rgba(tokens.symbol_outline, 220), of: rings },
          { id: 'border', width: 3, colour: rgba(edge), of: rings },
          {
            id: 'chosen-casing',
            width: 9,
            colour: rgba(tokens.selection_halo),
            of: rings.filter((ring) => ring.district_id !== null && selectedIds.includes(ring.district_id)),
          },
          {
            id: 'chosen',
            width: 4,
            colour: rgba(tokens.selection),
            of: rings.filter((ring) => ring.district_id !== null && selectedIds.includes(ring.district_id)),
          },
          {
            id: 'locked',
            width: 1.5,
            colour: rgba(tokens.symbol_outline),
            of: rings.filter((ring) => lockedIds.has(ring.district_id)),
          },
        ].map(
          ({ id, width, colour, of }) =>
            new deck.PathLayer<(typeof rings)[number]>({
              id: `${districtsLayerId}-${id}`,
              data: of,
              getPath: ({ ring }) => ring.map(([x, y]): [number, number] => [x, y]),
              getColor: colour,
              getWidth: width * weight,
              widthUnits: 'pixels',
              jointRounded: true,
              updateTriggers: { getWidth: weight },
              parameters: { depthCompare: 'always' },
            }),
        ),
      ];
    },
  };
}

function tintOf({ held }: ShownDistrict, place: number): string {
  if (held === undefined) return tints[place] ?? tints[0];
  if (held === 'nobody') return '#ffffff';
  return held === 'another_day' ? '#d9d9d9' : teamTint(held.place);
}

/** The line of the legend that a district's ground belongs to. */
function groundOf(held: Held | undefined, isProposed: boolean): keyof typeof legend {
  if (held === undefined) return isProposed ? 'proposed' : 'district';
  return typeof held === 'string' ? held : 'held';
}

/** Number and minutes of each district, or number and teams, above its buildings. */
export function districtLabelsLayer(districts: readonly ShownDistrict[]): DataMapLayer {
  const labels = districts.flatMap((district): Label[] => {
    const bounds = boundsOfPolygons(polygonsOf(district.geometry));
    return bounds ? [labelOf(district, bounds)] : [];
  });
  let named: { metres: number; labels: { text: string; position: [number, number] }[] } | null = null;
  return {
    from: 'data',
    id: 'survey-district-labels',
    title: districts.some(({ held }) => held !== undefined) ? '調査区の番号と班' : '調査区の番号と分',
    group: '調査計画',
    minZoom: 0,
    legend: [],
    entriesIn: (bounds) => (labels.some(({ position }) => isWithin(position, bounds)) ? ['label'] : []),
    draw: ({ tokens, deck, metresPerPixel }) => {
      if (named?.metres !== metresPerPixel)
        named = { metres: metresPerPixel, labels: labels.flatMap((label) => labelAt(label, metresPerPixel)) };
      return [
        new deck.TextLayer<{ text: string; position: [number, number] }>({
          id: 'survey-district-labels-text',
          data: named.labels,
          getPosition: ({ position }) => position,
          getText: ({ text }) => text,
          getSize: 13,
          lineHeight: 1.25,
          getColor: rgba(tokens.label),
          background: true,
          getBackgroundColor: [255, 255, 255, 225],
          backgroundPadding: [4, 2],
          fontFamily: labelFontFamily,
          fontWeight: 700,
          characterSet: '0123456789分固案班未・他 ',
          parameters: { depthCompare: 'always' },
        }),
      ];
    },
  };
}

function labelOf(district: ShownDistrict, [west, south, east, north]: Bounds): Label {
  const number = `${district.district_number}${district.is_locked ? ' 固' : ''}`;
  return {
    text: [number, ...secondLine(district)].join('\n'),
    short: number,
    position: [district.lon ?? (west + east) / 2, district.lat ?? (south + north) / 2],
    span: Math.sqrt((east - west) * 0.82 * (north - south)) * metresPerDegree,
  };
}

/** Its minutes, or who holds it: "3班", "3・5班", "未"; nothing where that is on another day. */
function secondLine({ minutes, held }: ShownDistrict): string[] {
  if (held === undefined) return [`${Math.round(minutes)}分`];
  if (held === 'nobody') return ['未'];
  if (held === 'another_day') return [];
  return [`${held.teams.slice(0, 2).join('・')}${held.teams.length > 2 ? '他' : ''}班`];
}

/** Number and minutes where the district has room for them, else the number, else nothing. */
function labelAt(
  { text, short, position, span }: Label,
  metresPerPixel: number,
): { text: string; position: [number, number] }[] {
  const pixels = span / metresPerPixel;
  if (pixels < 36) return [];
  return [{ text: pixels < 70 ? short : text, position }];
}
