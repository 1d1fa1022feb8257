import ranges from '@fontsource/biz-udpgothic/unicode.json';
import type { FontFacesSpecification } from '@maplibre/maplibre-gl-style-spec';

const files = import.meta.glob<string>(
  [
    '../../node_modules/@fontsource/biz-udpgothic/files/*.woff2',
    // The same letters again in one piece.
    '!../../node_modules/@fontsource/biz-udpgothic/files/*-japanese-*.woff2',
  ],
  { query: '?url', import: 'default', eager: true },
);

/** The CSS font of labels that are drawn on canvases of ours. */
export const labelFontFamily = '"BIZ UDPGothic", "Hiragino Sans", "Yu Gothic UI", sans-serif';

/**
 * The web fonts under the names that the styles use. The map loads the piece that a label needs before it
 * draws the label; relying on the page's own fonts, a label drawn too early would keep a wrong face.
 */
export function fontFaces(): FontFacesSpecification {
  return { 'BIZ UDPGothic': facesOf(400), 'BIZ UDPGothic Bold': facesOf(700) };
}

function facesOf(weight: 400 | 700): { url: string; 'unicode-range': string[] }[] {
  return Object.entries(ranges).flatMap(([subset, range]) => {
    const piece = subset.replace(/[[\]]/g, '');
    const url =
      files[
        `../../node_modules/@fontsource/biz-udpgothic/files/biz-udpgothic-${piece}-${weight}-normal.woff2`
      ];
    return url ? [{ url: new URL(url, window.location.href).href, 'unicode-range': range.split(',') }] : [];
  });
}

/** Waits until the page's own font can draw these letters on a canvas; without the font, goes on without it. */
export async function loadLetters(letters: string): Promise<void> {
  await Promise.allSettled(
    [400, 700].map((weight) => document.fonts.load(`${weight} 24px ${labelFontFamily}`, letters)),
  );
}
