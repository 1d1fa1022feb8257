import type { LookupAnswer, RecordKind } from '../../api/matching/matching.contract.ts';
import { isDwelling, symbolIds, surveySymbolId } from '../../tiles/styles/symbols.ts';
import { damageClasses, damageSymbols } from '../../tiles/styles/tokens.ts';
import { circlesLayer } from '../map/circles.layers.ts';
import { rgba } from '../map/colour.ts';
import type { Bounds, DataMapLayer, LegendEntry, LonLat } from '../map/map-content.ts';
import { northOf } from '../map/ground-scale.ts';
import { pointsLayer, type PointMark } from '../map/points.layers.ts';
import { tiesLayer, type Tie } from '../map/ties.layers.ts';
import { columns, type Choice } from './choice.ts';

/** Each record that was found and has a place. */
export type FoundPlaces = Readonly<Record<RecordKind, ReadonlyMap<string, LonLat>>>;

type Placed = { lon: number | null; lat: number | null };

function placeOf({ lon, lat }: Placed): LonLat | null {
  return lon === null || lat === null ? null : [lon, lat];
}

function placesBy<Row extends Placed>(
  rows: readonly Row[],
  numberOf: (row: Row) => string,
): Map<string, LonLat> {
  return new Map(
    rows.flatMap((row) => {
      const place = placeOf(row);
      return place ? [[numberOf(row), place] as const] : [];
    }),
  );
}

export function foundPlaces(answer: LookupAnswer): FoundPlaces {
  return {
    household: placesBy(answer.residents, (row) => row.household_number),
    building: placesBy(answer.buildings, (row) => row.property_number),
    survey: placesBy(answer.surveys, (row) => row.survey_number),
  };
}

/** Lines between the chosen three; household to result where the house is on no register. */
export function tiesOf(choice: Choice, places: FoundPlaces, isConfirmed: boolean): Tie[] {
  const household = choice.household === undefined ? undefined : places.household.get(choice.household);
  const building = choice.building ? places.building.get(choice.building) : undefined;
  const survey = choice.survey === undefined ? undefined : places.survey.get(choice.survey);
  const stops = [household, building, survey].filter((place): place is LonLat => place !== undefined);
  return stops.slice(1).flatMap((to, index) => {
    const from = stops[index];
    return from ? [{ from, to, isConfirmed }] : [];
  });
}

const layerTitles: Readonly<Record<RecordKind, string>> = {
  household: '近くの世帯',
  building: '近くの家屋',
  survey: '近くの調査結果',
};

export function foundLayerId(kind: RecordKind): string {
  return `found-${kind}`;
}

const legends: Readonly<Record<RecordKind, LegendEntry[]>> = {
  household: [symbolEntry(symbolIds.household, '世帯（住民基本台帳）')],
  building: [
    symbolEntry(symbolIds.building, '家屋'),
    symbolEntry(symbolIds.buildingOther, '家屋（住宅以外）'),
  ],
  survey: [
    ...damageClasses.map((name) => symbolEntry(surveySymbolId(name), damageSymbols[name].title_ja)),
    symbolEntry(symbolIds.surveyOther, 'そのほかの判定'),
  ],
};

function symbolEntry(symbol: string, title: string): LegendEntry {
  return { key: symbol, title, swatch: { symbol } };
}

/** A layer of one kind of records, each with its symbol. */
function foundLayer(
  kind: RecordKind,
  places: ReadonlyMap<string, LonLat>,
  symbolOf: (number: string) => string,
): DataMapLayer {
  return pointsLayer({
    id: foundLayerId(kind),
    title: layerTitles[kind],
    group: '検索',
    points: [...places].map(([id, position]) => ({ id, position, symbol: symbolOf(id) })),
    legend: legends[kind],
  });
}

/** The chosen three above all others: on a yellow ground, tied by lines that end at their symbols. */
function chosenLayer(chosen: readonly PointMark[], ties: readonly Tie[]): DataMapLayer {
  const lines = tiesLayer(ties);
  const symbols = pointsLayer({
    id: `${lines.id}-mark`,
    title: lines.title,
    group: lines.group,
    points: chosen,
    legend: [],
  });
  return {
    ...lines,
    draw: (context) => [
      new context.deck.ScatterplotLayer<PointMark>({
        id: `${lines.id}-ground`,
        data: [...chosen],
        getPosition: ({ position }) => [...position],
        getRadius: 19,
        radiusUnits: 'pixels',
        getFillColor: rgba(context.tokens.selection_halo, 235),
        stroked: true,
        getLineColor: rgba(context.tokens.selection),
        getLineWidth: 1.5,
        lineWidthUnits: 'pixels',
        parameters: { depthCompare: 'always' },
      }),
      ...lines.draw(context),
      ...symbols.draw(context),
    ],
  };
}

/** Everything that an answer puts on the map, below the row at which the clerk is. */
export function answerLayers(
  answer: LookupAnswer,
  places: FoundPlaces,
  choice: Choice,
  isConfirmed: boolean,
): DataMapLayer[] {
  const uses = new Map(answer.buildings.map((row) => [row.property_number, row.use]));
  const classes = new Map(answer.surveys.map((row) => [row.survey_number, row.damage_class]));
  const symbolOf: Record<RecordKind, (number: string) => string> = {
    household: () => symbolIds.household,
    building: (number) => (isDwelling(uses.get(number)) ? symbolIds.building : symbolIds.buildingOther),
    survey: (number) => surveySymbolId(classes.get(number)),
  };
  const chosen = columns.flatMap((kind): PointMark[] => {
    const id = choice[kind];
    const position = id ? places[kind].get(id) : undefined;
    return id && position ? [{ id, position, symbol: symbolOf[kind](id) }] : [];
  });
  return [
    circlesLayer(answer.center ? [answer.center.lon, answer.center.lat] : null),
    foundLayer('building', places.building, symbolOf.building),
    foundLayer('survey', places.survey, symbolOf.survey),
    foundLayer('household', places.household, symbolOf.household),
    chosenLayer(chosen, tiesOf(choice, places, isConfirmed)),
  ];
}

/** A dark ring around the row at which the clerk is. */
export function cursorLayer(position: LonLat | null): DataMapLayer {
  return {
    from: 'data',
    id: 'cursor',
    title: '一覧で見ている行',
    group: '検索',
    minZoom: 0,
    legend: [{ key: 'cursor', title: '一覧で見ている行', swatch: { ring: '#000000' } }],
    entriesIn: () => (position ? ['cursor'] : []),
    draw: ({ tokens, deck }) => [
      new deck.ScatterplotLayer<LonLat>({
        id: 'cursor-ring',
        data: position ? [position] : [],
        getPosition: (place) => [...place],
        getRadius: 19,
        radiusUnits: 'pixels',
        filled: false,
        stroked: true,
        getLineColor: rgba(tokens.selection),
        getLineWidth: 3,
        lineWidthUnits: 'pixels',
        parameters: { depthCompare: 'always' },
      }),
    ],
  };
}

/** What to show of the map around a centre: so many metres to every side. */
export function around(centre: LonLat, metres: number): Bounds {
  const [longitude, latitude] = centre;
  const north = northOf(centre, metres)[1];
  const reach = (north - latitude) / Math.cos((latitude * Math.PI) / 180);
  return [longitude - reach, latitude - (north - latitude), longitude + reach, north];
}

/**
 * The layers of this room with nothing in them. Given to the map before the first question, so that the
 * graphics card has prepared its programs by the time that an answer must be drawn.
 */
export const emptyLayers: readonly DataMapLayer[] = [
  circlesLayer(null),
  foundLayer('building', new Map(), String),
  foundLayer('survey', new Map(), String),
  foundLayer('household', new Map(), String),
  chosenLayer([], []),
  cursorLayer(null),
];

/** The smallest area that holds all the places; null for none. */
export function areaOf(places: readonly LonLat[]): Bounds | null {
  if (places.length === 0) return null;
  const longitudes = places.map(([longitude]) => longitude);
  const latitudes = places.map(([, latitude]) => latitude);
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}
