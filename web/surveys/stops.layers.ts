import {
  stopStateLabels,
  stopStates,
  type StopColumns,
  type StopState,
} from '../../api/surveys/progress.contract.ts';
import { rgba } from '../map/colour.ts';
import { labelFontFamily } from '../map/fonts.ts';
import { isWithin, type DataMapLayer } from '../map/map-content.ts';
import { coloursOf, placesOf } from './stop-columns.ts';

export const stopsLayerId = 'survey-stops';

/** Fill, edge and letter of a state: the letter and the edge say it without colour. */
const looks: Readonly<Record<StopState, { fill: string; edge: string; letter: string; ink: string }>> = {
  untouched: { fill: '#ffffff', edge: '#3d4a57', letter: '', ink: '#000000' },
  done: { fill: '#00508f', edge: '#ffffff', letter: '済', ink: '#ffffff' },
  absent: { fill: '#f2a93b', edge: '#5a3a00', letter: '不', ink: '#000000' },
  second_visit: { fill: '#f7e463', edge: '#5a4f00', letter: '再', ink: '#000000' },
  refused: { fill: '#1a1a1a', edge: '#ffffff', letter: '拒', ink: '#ffffff' },
  not_found: { fill: '#c98bb4', edge: '#4a2340', letter: '？', ink: '#000000' },
};
const stateLooks = stopStates.map((state) => looks[state]);
/** So many metres to the pixel and fewer: there is room for letters. */
const letterScale = 0.7;

type Lettered = { at: number; state: number };
type Numbered = { at: number; number: number };

/** All buildings of a plan as dots by state. A click gives `index`: the building's place in the columns. */
export function stopsLayer({
  stops,
  marked,
  route,
  selected,
}: {
  stops: StopColumns;
  /** Places in the columns of those that a lasso has taken. */
  marked: readonly number[];
  /** Those of the chosen district in visiting order: tied by a line, and numbered from near. */
  route: readonly number[];
  selected: number | null;
}): DataMapLayer {
  const length = stops.stop_id.length;
  const places = placesOf(stops);
  const fills = coloursOf(
    stops,
    stateLooks.map((look) => rgba(look.fill)),
  );
  const edges = coloursOf(
    stops,
    stateLooks.map((look) => rgba(look.edge)),
  );
  const data = {
    length,
    attributes: {
      getPosition: { value: places, size: 2 },
      getFillColor: { value: fills, size: 4 },
      getLineColor: { value: edges, size: 4 },
    },
  };
  const placeOf = (at: number): [number, number] => [stops.lon[at] ?? 0, stops.lat[at] ?? 0];
  const lettered: Lettered[] = [];
  for (const [at, state] of stops.state.entries()) if (state > 0) lettered.push({ at, state });
  const way = route.length > 1 ? [{ path: route.map(placeOf) }] : [];
  const numbers = route.map((at, index): Numbered => ({ at, number: index + 1 }));
  const rings = marked.map((at) => ({ at, isChosen: false }));
  if (selected !== null) rings.push({ at: selected, isChosen: true });

  return {
    from: 'data',
    id: stopsLayerId,
    title: '訪問先の建物',
    group: '調査計画',
    minZoom: 0,
    legend: [
      ...stopStates.map((state) => ({
        key: state,
        title:
          looks[state].letter === ''
            ? stopStateLabels[state]
            : `${stopStateLabels[state]}（${looks[state].letter}）`,
        swatch: { area: looks[state].fill, edge: looks[state].edge, hatch: null },
      })),
      { key: 'route', title: '選んだ調査区の訪問順', swatch: { line: '#0017c1' } },
    ],
    entriesIn: (bounds) => {
      const seen = new Set<string>();
      for (let at = 0; at < length && seen.size < stopStates.length; at += 1) {
        const state = stopStates[stops.state[at] ?? 0];
        if (state && !seen.has(state) && isWithin(placeOf(at), bounds)) seen.add(state);
      }
      if (route.some((at) => isWithin(placeOf(at), bounds))) seen.add('route');
      return [...seen];
    },
    draw: ({ tokens, deck, metresPerPixel }) => {
      const isNear = metresPerPixel <= letterScale;
      // From afar dots of 30,000 houses would be one blot.
      const radius = isNear ? 8 : metresPerPixel < 1.5 ? 4 : metresPerPixel < 4 ? 2.25 : 1.5;
      return [
        new deck.PathLayer<{ path: [number, number][] }>({
          id: `${stopsLayerId}-route`,
          data: way,
          getPath: ({ path }) => path,
          getColor: rgba(tokens.tie, 200),
          getWidth: 2,
          widthUnits: 'pixels',
          parameters: { depthCompare: 'always' },
        }),
        new deck.ScatterplotLayer({
          id: `${stopsLayerId}-dot`,
          data,
          pickable: true,
          getRadius: radius,
          radiusUnits: 'pixels',
          stroked: true,
          getLineWidth: isNear ? 1.5 : 0.75,
          lineWidthUnits: 'pixels',
          parameters: { depthCompare: 'always' },
          updateTriggers: { getRadius: radius, getLineWidth: isNear },
        }),
        new deck.ScatterplotLayer<{ at: number; isChosen: boolean }>({
          id: `${stopsLayerId}-ring`,
          data: rings,
          getPosition: ({ at }) => placeOf(at),
          getRadius: ({ isChosen }) => (isChosen ? radius + 5 : radius + 2),
          radiusUnits: 'pixels',
          filled: false,
          stroked: true,
          getLineColor: ({ isChosen }) => rgba(isChosen ? tokens.selection : tokens.origin),
          getLineWidth: 2.5,
          lineWidthUnits: 'pixels',
          parameters: { depthCompare: 'always' },
          updateTriggers: { getRadius: radius },
        }),
        new deck.TextLayer<Lettered>({
          id: `${stopsLayerId}-letter`,
          data: isNear ? lettered : [],
          getPosition: ({ at }) => placeOf(at),
          getText: ({ state }) => stateLooks[state]?.letter ?? '',
          getColor: ({ state }) => rgba(stateLooks[state]?.ink ?? '#000000'),
          getSize: 11,
          fontFamily: labelFontFamily,
          fontWeight: 700,
          characterSet: '済不再拒？',
          parameters: { depthCompare: 'always' },
        }),
        new deck.TextLayer<Numbered>({
          id: `${stopsLayerId}-number`,
          data: isNear ? numbers : [],
          getPosition: ({ at }) => placeOf(at),
          getText: ({ number }) => String(number),
          getPixelOffset: [0, -16],
          getSize: 12,
          getColor: rgba(tokens.tie),
          background: true,
          getBackgroundColor: [255, 255, 255, 220],
          backgroundPadding: [3, 1],
          fontFamily: labelFontFamily,
          fontWeight: 700,
          characterSet: '0123456789',
          parameters: { depthCompare: 'always' },
        }),
      ];
    },
  };
}
