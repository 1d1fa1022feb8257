import { isWithin, type DataMapLayer, type LonLat } from './map-content.ts';

export type Here = { position: LonLat; accuracyMetres: number };

/** Where this device is, with the circle within which it may be. */
export function hereLayer(here: Here): DataMapLayer {
  return {
    from: 'data',
    id: 'here',
    title: '現在地',
    group: '検索',
    minZoom: 0,
    legend: [{ key: 'here', title: '現在地と誤差の円', swatch: { ring: '#0066be' } }],
    entriesIn: (bounds) => (isWithin(here.position, bounds) ? ['here'] : []),
    draw: ({ deck }) => [
      new deck.ScatterplotLayer<Here>({
        id: 'here-accuracy',
        data: [here],
        getPosition: ({ position }) => [...position],
        getRadius: ({ accuracyMetres }) => accuracyMetres,
        radiusUnits: 'meters',
        getFillColor: [0, 102, 190, 40],
        stroked: true,
        getLineColor: [0, 102, 190, 160],
        getLineWidth: 1,
        lineWidthUnits: 'pixels',
      }),
      new deck.ScatterplotLayer<Here>({
        id: 'here-point',
        data: [here],
        getPosition: ({ position }) => [...position],
        getRadius: 7,
        radiusUnits: 'pixels',
        getFillColor: [0, 102, 190, 255],
        stroked: true,
        getLineColor: [255, 255, 255, 255],
        getLineWidth: 3,
        lineWidthUnits: 'pixels',
      }),
    ],
  };
}

/**
 * Asks the device where it is.
 *
 * @throws Error with a Japanese message fit to show, when it does not know or may not say.
 */
export function findHere(): Promise<Here> {
  if (!window.isSecureContext || !('geolocation' in navigator)) {
    return Promise.reject(new Error('この接続では現在地を使えません（https での接続が必要です）'));
  }
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({ position: [coords.longitude, coords.latitude], accuracyMetres: coords.accuracy }),
      ({ code }) =>
        reject(
          new Error(
            code === 1
              ? '現在地の利用が許可されていません。ブラウザーの設定で許可してください'
              : '現在地が分かりません。屋外や窓の近くでもう一度試してください',
          ),
        ),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 30_000 },
    );
  });
}
