import { print } from '../../tiles/styles/tokens.ts';
import { findBasemap } from './basemap.data.ts';
import { legendOf, type LegendSection } from './legend.ts';
import type { Bounds, DataMapLayer, LonLat, TileMapLayer } from './map-content.ts';
import { startMap } from './map-shell.ts';
import { mapStyle } from '../../tiles/styles/map-style.ts';
import { mapSize, pixelsOf, zoomOfScale, type Paper } from './paper.ts';

/** Dots to the inch: 2.5 to the CSS pixel of 96. */
const pixelRatio = 2.5;

/** What the map shows now, to be drawn again for paper. */
export type Printable = {
  municipality: string;
  disaster: string;
  tileLayers: readonly TileMapLayer[];
  /** Ids of the tile layers that are shown. */
  shown: readonly string[];
  /** The data layers that are shown. */
  data: readonly DataMapLayer[];
};

export type PrintedMap = {
  /** Of the PNG; to be revoked by whoever asked. */
  url: string;
  /** What can be seen on it. */
  legend: LegendSection[];
};

/**
 * Draws the map as it will lie on the paper, true to scale in its middle, in the colours of print.
 *
 * @throws Error where the browser has no WebGL 2; AbortError's reason when `signal` says so.
 */
export async function drawForPrint(
  { municipality, disaster, tileLayers, shown, data }: Printable,
  { paper, scale, centre }: { paper: Paper; scale: number; centre: LonLat },
  signal: AbortSignal,
): Promise<PrintedMap> {
  const [width, height] = mapSize(paper).map(pixelsOf);
  const [longitude, latitude] = centre;
  const zoom = zoomOfScale(latitude, scale);
  const container = document.createElement('div');
  container.className = 'print-canvas';
  container.style.width = `${width}px`;
  container.style.height = `${height}px`;
  document.body.append(container);
  let seen = new Map<string, Set<string>>();
  const nothing = (): void => {};
  try {
    const shell = await startMap(
      container,
      mapStyle(
        tileLayers.map((layer) => layer.name),
        { origin: window.location.origin, municipality, disaster },
        print,
        await findBasemap(),
      ),
      tileLayers,
      { longitude, latitude, zoom },
      {
        onRest: nothing,
        onSeen: (now) => {
          seen = now;
        },
        onPick: nothing,
        onPoint: nothing,
        onTrouble: nothing,
      },
      { tokens: print, still: { pixelRatio } },
    );
    try {
      signal.throwIfAborted();
      shell.show(shown, data);
      const picture = await shell.picture();
      signal.throwIfAborted();
      const bounds = shell.bounds();
      return {
        url: URL.createObjectURL(picture),
        legend: legendOf(
          [...tileLayers, ...data],
          [...shown, ...data.map((layer) => layer.id)],
          zoom,
          withData(seen, data, bounds),
        ),
      };
    } finally {
      shell.destroy();
    }
  } finally {
    container.remove();
  }
}

function withData(
  seen: ReadonlyMap<string, Set<string>>,
  data: readonly DataMapLayer[],
  bounds: Bounds,
): Map<string, Set<string>> {
  return new Map([...seen, ...data.map((layer) => [layer.id, new Set(layer.entriesIn(bounds))] as const)]);
}
