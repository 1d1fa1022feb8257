import type { ShownPhoto } from '../../api/surveys/photos/photos.contract.ts';
import { rgba } from '../map/colour.ts';
import { isWithin, type DataMapLayer, type LonLat } from '../map/map-content.ts';

/** Where the camera says that a picture was taken, with its number in the strip of pictures. */
export type Shot = { readonly number: number; readonly position: LonLat };

const colour = '#1a1a1c';

export function listShots(photos: readonly Pick<ShownPhoto, 'lon' | 'lat'>[]): Shot[] {
  return photos.flatMap(({ lon, lat }, at) =>
    lon === null || lat === null ? [] : [{ number: at + 1, position: [lon, lat] as const }],
  );
}

/** Small dark points with the numbers of the pictures. */
export function shotsLayer(shots: readonly Shot[]): DataMapLayer {
  const data = [...shots];
  return {
    from: 'data',
    id: 'explained-shots',
    title: '写真の撮影位置',
    group: '申請',
    minZoom: 0,
    legend: [{ key: 'shot', title: '写真の撮影位置（番号は写真の順）', swatch: { ring: colour } }],
    entriesIn: (bounds) => (data.some(({ position }) => isWithin(position, bounds)) ? ['shot'] : []),
    draw: ({ tokens, deck }) => [
      new deck.ScatterplotLayer<Shot>({
        id: 'explained-shots-point',
        data,
        getPosition: ({ position }) => [...position],
        getRadius: 9,
        radiusUnits: 'pixels',
        getFillColor: rgba(colour),
        stroked: true,
        getLineColor: rgba(tokens.symbol_outline),
        getLineWidth: 1.5,
        lineWidthUnits: 'pixels',
        parameters: { depthCompare: 'always' },
      }),
      new deck.TextLayer<Shot>({
        id: 'explained-shots-number',
        data,
        getText: ({ number }) => String(number),
        getPosition: ({ position }) => [...position],
        getSize: 12,
        getColor: [255, 255, 255, 255],
        parameters: { depthCompare: 'always' },
      }),
    ],
  };
}
