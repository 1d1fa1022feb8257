import { rgba } from './colour.ts';
import { isWithin, type DataMapLayer, type LonLat } from './map-content.ts';

/** A place that somebody asked to see. */
export type Mark = { title: string; position: LonLat };

/** A ring around a place that was looked for, with its name in the legend. */
export function markLayer(mark: Mark): DataMapLayer {
  return {
    from: 'data',
    id: 'mark',
    title: '検索した場所',
    group: '検索',
    minZoom: 0,
    legend: [{ key: 'mark', title: mark.title, swatch: { ring: '#ce0000' } }],
    entriesIn: (bounds) => (isWithin(mark.position, bounds) ? ['mark'] : []),
    draw: ({ tokens, deck }) =>
      [
        { id: 'mark-casing', width: 7, colour: rgba(tokens.symbol_outline) },
        { id: 'mark-ring', width: 3.5, colour: rgba(tokens.origin) },
      ].map(
        ({ id, width, colour }) =>
          new deck.ScatterplotLayer<Mark>({
            id,
            data: [mark],
            getPosition: ({ position }) => [...position],
            getRadius: 22,
            radiusUnits: 'pixels',
            filled: false,
            stroked: true,
            getLineColor: colour,
            getLineWidth: width,
            lineWidthUnits: 'pixels',
            parameters: { depthCompare: 'always' },
          }),
      ),
  };
}
