import { rgba } from './colour.ts';
import { labelFontFamily } from './fonts.ts';
import { isWithin, type DataMapLayer, type LonLat } from './map-content.ts';
import { northOf } from './ground-scale.ts';

/** Distances at which the counter looks around a place, in metres. */
export const searchRadii: readonly number[] = [10, 25, 50, 100];

/** Pixels between the centre and a ring that are enough for its label. */
const roomForLabel = 22;

/** Rings of true metres around a place, each with its distance. */
export function circlesLayer(centre: LonLat | null, radii: readonly number[] = searchRadii): DataMapLayer {
  const rings = centre ? radii.map((metres) => ({ centre, metres })) : [];
  return {
    from: 'data',
    id: 'circles',
    title: '距離の円',
    group: '検索',
    minZoom: 0,
    legend: [{ key: 'ring', title: `距離 ${radii.join('・')} m`, swatch: { ring: '#4d4d4d' } }],
    entriesIn: (bounds) => (centre && isWithin(centre, bounds) ? ['ring'] : []),
    draw: ({ tokens, metresPerPixel, deck }) => [
      new deck.ScatterplotLayer<(typeof rings)[number]>({
        id: 'circles-ring',
        data: rings,
        getPosition: (ring) => [...ring.centre],
        getRadius: (ring) => ring.metres,
        radiusUnits: 'meters',
        filled: false,
        stroked: true,
        getLineColor: rgba(tokens.circle, 200),
        getLineWidth: 1.5,
        lineWidthUnits: 'pixels',
      }),
      new deck.ScatterplotLayer<LonLat>({
        id: 'circles-centre',
        data: centre ? [centre] : [],
        getPosition: (position) => [...position],
        getRadius: 5,
        radiusUnits: 'pixels',
        getFillColor: rgba(tokens.origin),
        stroked: true,
        getLineColor: [255, 255, 255, 255],
        getLineWidth: 2,
        lineWidthUnits: 'pixels',
        parameters: { depthCompare: 'always' },
      }),
      new deck.TextLayer<(typeof rings)[number]>({
        id: 'circles-distance',
        // Where rings lie close together their distances would cover each other.
        data: rings.filter((ring) => ring.metres / metresPerPixel > roomForLabel),
        getPosition: (ring) => northOf(ring.centre, ring.metres),
        getText: (ring) => `${ring.metres} m`,
        getSize: 12,
        getColor: rgba(tokens.label),
        background: true,
        getBackgroundColor: [255, 255, 255, 225],
        backgroundPadding: [3, 1],
        fontFamily: labelFontFamily,
        characterSet: '0123456789 m',
        parameters: { depthCompare: 'always' },
      }),
    ],
  };
}
