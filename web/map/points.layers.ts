import { symbols } from '../../tiles/styles/symbols.ts';
import { rgba } from './colour.ts';
import { isWithin, type DataMapLayer, type LegendEntry, type LonLat } from './map-content.ts';
import { symbolMapping } from './symbol-images.ts';

/** A thing of a register at its place. `symbol` is one of tiles/styles/symbols.ts. */
export type PointMark = {
  id: string;
  position: LonLat;
  symbol: string;
  /** Still there, but not among what was found. */
  isFaint?: boolean;
};

/**
 * Points with the shape and letter of their kind; the selected one on a yellow ground with a black ring.
 * A click on one gives `properties.id` of the pick.
 */
export function pointsLayer({
  id,
  title,
  group,
  points,
  selectedId = null,
  legend,
}: {
  id: string;
  title: string;
  group: string;
  points: readonly PointMark[];
  selectedId?: string | null;
  /** `key` is the symbol. */
  legend: readonly LegendEntry[];
}): DataMapLayer {
  const data = [...points];
  return {
    from: 'data',
    id,
    title,
    group,
    minZoom: 0,
    legend,
    entriesIn: (bounds) => [
      ...new Set(data.filter((point) => isWithin(point.position, bounds)).map((point) => point.symbol)),
    ],
    draw: ({ tokens, atlas, deck }) => [
      new deck.ScatterplotLayer<PointMark>({
        id: `${id}-selected`,
        data: data.filter((point) => point.id === selectedId),
        getPosition: (point) => [...point.position],
        getRadius: 19,
        radiusUnits: 'pixels',
        getFillColor: rgba(tokens.selection_halo, 235),
        stroked: true,
        getLineColor: rgba(tokens.selection),
        getLineWidth: 2.5,
        lineWidthUnits: 'pixels',
        parameters: { depthCompare: 'always' },
      }),
      new deck.IconLayer<PointMark>({
        id: `${id}-point`,
        data,
        pickable: true,
        iconAtlas: atlas,
        iconMapping: symbolMapping(symbols(tokens)),
        getIcon: (point) => point.symbol,
        getPosition: (point) => [...point.position],
        getSize: 28,
        sizeUnits: 'pixels',
        getColor: (point) => [0, 0, 0, point.isFaint ? 110 : 255],
        parameters: { depthCompare: 'always' },
      }),
    ],
  };
}
