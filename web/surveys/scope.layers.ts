import type { ScopeChoices } from '../../api/surveys/scope.contract.ts';
import { rgba } from '../map/colour.ts';
import { labelFontFamily } from '../map/fonts.ts';
import { isWithin, type DataMapLayer } from '../map/map-content.ts';
import { boundsOfPolygons, doBoundsMeet, type Outline } from './outlines.ts';

export const scopeTownsLayerId = 'scope-towns';
export const scopeAreasLayerId = 'scope-areas';
export const preliminaryLayerId = 'preliminary-areas';
const ink = '#0017c1';

type Towns = ScopeChoices['towns'];

/** 町字 at their places: those in the scope filled. A click gives `town_id`. */
export function scopeTownsLayer(towns: Towns, chosen: readonly string[]): DataMapLayer {
  const picked = new Set(chosen);
  const data = towns.map((town) => ({ ...town, isPicked: picked.has(town.town_id) }));
  type Town = (typeof data)[number];
  return {
    from: 'data',
    id: scopeTownsLayerId,
    title: '町字',
    group: '調査計画',
    minZoom: 0,
    legend: [
      { key: 'picked', title: '範囲に入れた町字', swatch: { area: ink, edge: ink, hatch: null } },
      { key: 'free', title: '町字（押すと範囲に入る）', swatch: { ring: ink } },
    ],
    entriesIn: (bounds) => {
      const inView = data.filter(({ lon, lat }) => isWithin([lon, lat], bounds));
      return [
        ...(inView.some(({ isPicked }) => isPicked) ? ['picked'] : []),
        ...(inView.some(({ isPicked }) => !isPicked) ? ['free'] : []),
      ];
    },
    draw: ({ tokens, deck, metresPerPixel }) => [
      new deck.ScatterplotLayer<Town>({
        id: `${scopeTownsLayerId}-dot`,
        data,
        pickable: true,
        getPosition: ({ lon, lat }) => [lon, lat],
        getRadius: 8,
        radiusUnits: 'pixels',
        stroked: true,
        getFillColor: ({ isPicked }) => rgba(isPicked ? ink : tokens.symbol_outline),
        getLineColor: rgba(ink),
        getLineWidth: 2.5,
        lineWidthUnits: 'pixels',
        parameters: { depthCompare: 'always' },
      }),
      new deck.TextLayer<Town>({
        id: `${scopeTownsLayerId}-count`,
        data: metresPerPixel < 12 ? data : [],
        getPosition: ({ lon, lat }) => [lon, lat],
        getText: ({ buildings }) => String(buildings),
        getPixelOffset: [0, 17],
        getSize: 12,
        getColor: rgba(tokens.label),
        background: true,
        getBackgroundColor: [255, 255, 255, 220],
        backgroundPadding: [3, 1],
        fontFamily: labelFontFamily,
        characterSet: '0123456789',
        parameters: { depthCompare: 'always' },
      }),
    ],
  };
}

export type ShownArea = { id: string; outline: Outline; isChosen: boolean };

/** Drawn areas of one kind; a click gives `id`. */
export function areasLayer({
  id,
  title,
  colour,
  areas,
}: {
  id: string;
  title: string;
  colour: string;
  areas: readonly ShownArea[];
}): DataMapLayer {
  const rings = areas.flatMap((area) => area.outline.map((ring) => ({ ring, isChosen: area.isChosen })));
  return {
    from: 'data',
    id,
    title,
    group: '調査計画',
    minZoom: 0,
    legend: [{ key: 'area', title, swatch: { area: `${colour}28`, edge: colour, hatch: null } }],
    entriesIn: (bounds) =>
      areas.some(({ outline }) => {
        const own = boundsOfPolygons([outline]);
        return own !== null && doBoundsMeet(own, bounds);
      })
        ? ['area']
        : [],
    draw: ({ tokens, deck }) => [
      new deck.PolygonLayer<ShownArea>({
        id: `${id}-ground`,
        data: [...areas],
        pickable: true,
        getPolygon: ({ outline }) => outline.map((ring) => ring.map(([x, y]): [number, number] => [x, y])),
        getFillColor: rgba(colour, 40),
        stroked: false,
        parameters: { depthCompare: 'always' },
      }),
      new deck.PathLayer<(typeof rings)[number]>({
        id: `${id}-edge`,
        data: rings,
        getPath: ({ ring }) => ring.map(([x, y]): [number, number] => [x, y]),
        getColor: ({ isChosen }) => rgba(isChosen ? tokens.selection : colour),
        getWidth: ({ isChosen }) => (isChosen ? 4 : 2.5),
        widthUnits: 'pixels',
        parameters: { depthCompare: 'always' },
      }),
    ],
  };
}
