import { rgba } from './colour.ts';
import { labelFontFamily } from './fonts.ts';
import { isWithin, type DataMapLayer, type LonLat } from './map-content.ts';
import { distanceAlong, formatMeasuredDistance, type MeasureKind } from './measured.ts';

/** The measured line or ring, with the distance so far at every corner of a line. */
export function measureLayer(kind: MeasureKind, points: readonly LonLat[]): DataMapLayer {
  const corners = points.map((position, index) => ({
    position,
    text: index === 0 ? '' : formatMeasuredDistance(distanceAlong(points.slice(0, index + 1))),
  }));
  const path = points.map(([x, y]): [number, number] => [x, y]);
  const [first] = path;
  const ring = first && kind === 'area' && path.length > 2 ? [...path, first] : path;
  return {
    from: 'data',
    id: 'measure',
    title: '計測',
    group: '検索',
    minZoom: 0,
    legend: [{ key: 'line', title: '計測', swatch: { line: '#ce0000' } }],
    entriesIn: (bounds) => (points.some((point) => isWithin(point, bounds)) ? ['line'] : []),
    draw: ({ tokens, deck }) => [
      new deck.PolygonLayer<{ ring: [number, number][] }>({
        id: 'measure-area',
        data: kind === 'area' && path.length > 2 ? [{ ring }] : [],
        getPolygon: (drawn) => drawn.ring,
        getFillColor: rgba(tokens.origin, 50),
        stroked: false,
      }),
      ...[
        { id: 'measure-casing', width: 6, colour: rgba(tokens.symbol_outline, 230) },
        { id: 'measure-line', width: 3, colour: rgba(tokens.origin) },
      ].map(
        ({ id, width, colour }) =>
          new deck.PathLayer<{ ring: [number, number][] }>({
            id,
            data: path.length > 1 ? [{ ring }] : [],
            getPath: (drawn) => drawn.ring,
            getColor: colour,
            getWidth: width,
            widthUnits: 'pixels',
            capRounded: true,
            jointRounded: true,
            parameters: { depthCompare: 'always' },
          }),
      ),
      new deck.ScatterplotLayer<(typeof corners)[number]>({
        id: 'measure-corner',
        data: corners,
        getPosition: ({ position }) => [...position],
        getRadius: 5,
        radiusUnits: 'pixels',
        getFillColor: rgba(tokens.symbol_outline),
        stroked: true,
        getLineColor: rgba(tokens.origin),
        getLineWidth: 2.5,
        lineWidthUnits: 'pixels',
        parameters: { depthCompare: 'always' },
      }),
      new deck.TextLayer<(typeof corners)[number]>({
        id: 'measure-text',
        data: kind === 'distance' ? corners.filter(({ text }) => text !== '') : [],
        getPosition: ({ position }) => [...position],
        getText: ({ text }) => text,
        getSize: 13,
        getPixelOffset: [0, -18],
        getColor: rgba(tokens.label),
        background: true,
        getBackgroundColor: [255, 255, 255, 235],
        backgroundPadding: [4, 2],
        fontFamily: labelFontFamily,
        characterSet: '0123456789., km',
        parameters: { depthCompare: 'always' },
      }),
    ],
  };
}
