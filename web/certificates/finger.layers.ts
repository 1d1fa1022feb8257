import { rgba } from '../map/colour.ts';
import { isWithin, type DataMapLayer, type LonLat } from '../map/map-content.ts';

/** Where an applicant pointed: a mark too large to be overlooked. Dashed in the legend until はい is said. */
export function fingerLayer(position: LonLat | null, isAccepted: boolean): DataMapLayer {
  return {
    from: 'data',
    id: 'finger',
    title: '申請者の指さし',
    group: '照合',
    minZoom: 0,
    legend: [
      {
        key: 'finger',
        title: isAccepted ? '申請者が指さした場所' : '申請者が指さしている場所（確認前）',
        swatch: { ring: '#ce0000' },
      },
    ],
    entriesIn: (bounds) => (position && isWithin(position, bounds) ? ['finger'] : []),
    draw: ({ tokens, deck }) =>
      [
        { id: 'finger-casing', radius: 34, width: 11, colour: rgba(tokens.symbol_outline) },
        { id: 'finger-ring', radius: 34, width: 6, colour: rgba(tokens.origin, isAccepted ? 255 : 170) },
        { id: 'finger-dot', radius: 4, width: 6, colour: rgba(tokens.origin) },
      ].map(
        ({ id, radius, width, colour }) =>
          new deck.ScatterplotLayer<LonLat>({
            id,
            data: position ? [position] : [],
            getPosition: (place) => [...place],
            getRadius: radius,
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
