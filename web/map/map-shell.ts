import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { Map as MapLibreMap, prewarm, setWorkerUrl, type MapMouseEvent } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { hatches } from '../../tiles/styles/hazard-layers.ts';
import { symbols } from '../../tiles/styles/symbols.ts';
import { day, type MapTokens } from '../../tiles/styles/tokens.ts';
import type { DataOverlay } from './data-overlay.ts';
import type { DrawTool } from './draw-tool.ts';
import type { DrawControls, Drawing } from './drawing.ts';
import { fontFaces, labelFontFamily, loadLetters } from './fonts.ts';
import { metresPerPixel } from './ground-scale.ts';
import { isDrawnAt } from './legend.ts';
import {
  hasAnything,
  type Bounds,
  type DataMapLayer,
  type LonLat,
  type MapPick,
  type MapView,
  type TileMapLayer,
} from './map-content.ts';
import { hatchImages, symbolImages, symbolPixelRatio } from './symbol-images.ts';

setWorkerUrl(workerUrl);
// The worker is read and started while the page is still asking for its data.
prewarm();

export type ShellEvents = {
  /** The map stands still somewhere. */
  onRest: (view: MapView, bounds: Bounds) => void;
  /** For each tile layer the lines of its legend that are in view, once everything is drawn. */
  onSeen: (seen: Map<string, Set<string>>) => void;
  onPick: (pick: MapPick) => void;
  onPoint: (position: LonLat) => void;
  /** Some tile of a source did not arrive (true), or all are here again (false). */
  onTrouble: (isTroubled: boolean, source: string) => void;
};

/** The one place that touches the MapLibre object. It is told what should be, and makes it so. */
export type MapShell = {
  /** Shows these tile layers and no others, and draws these data layers above them. */
  show: (shownTiles: readonly string[], data: readonly DataMapLayer[]) => void;
  view: () => MapView;
  bounds: () => Bounds;
  moveTo: (view: MapView, how: 'jump' | 'glide') => void;
  fit: (bounds: Bounds) => void;
  zoomBy: (steps: 1 | -1) => void;
  /** While on, a click only sets a point: the cursor says so, and a double click does not come nearer. */
  takePoints: (isOn: boolean) => void;
  /** Has something drawn by hand, until it is called with null; meanwhile a click picks nothing. Resolves when it can be drawn. */
  draw: (drawing: Drawing | null) => Promise<void>;
  /** Of the drawing that is under way; without effect while there is none. */
  drawControls: DrawControls;
  /** Puts the keyboard on the map. */
  focus: () => void;
  /** The map as it is once everything has been drawn: a PNG. Only of a still map. */
  picture: () => Promise<Blob>;
  /** Asks for all tiles anew: what they are cut from has changed. */
  refresh: () => void;
  destroy: () => void;
};

/** How near to a feature, in pixels, a click still means it. */
const reach = 6;

/**
 * Starts a map in an empty element: one to work with, or a still one of so many pixels to the point that only gives
 * its picture.
 *
 * @throws Error where the browser has no WebGL 2.
 */
export async function startMap(
  container: HTMLElement,
  style: StyleSpecification,
  tileLayers: readonly TileMapLayer[],
  start: MapView,
  events: ShellEvents,
  { tokens = day, still = null }: { tokens?: MapTokens; still?: { pixelRatio: number } | null } = {},
): Promise<MapShell> {
  const drawings = symbols(tokens);
  // While they come the map asks for its tiles.
  const letters = loadLetters(`${drawings.map((symbol) => symbol.letter).join('')}0123456789 m`);

  const map = new MapLibreMap({
    container,
    style: { ...style, 'font-faces': fontFaces() },
    center: [start.longitude, start.latitude],
    zoom: start.zoom,
    minZoom: 4,
    maxZoom: 21,
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    attributionControl: false,
    localIdeographFontFamily: labelFontFamily,
    // Fading draws the whole map again and again, which without a graphics card is what a person waits for.
    fadeDuration: 0,
    ...(still
      ? {
          interactive: false,
          pixelRatio: still.pixelRatio,
          maxCanvasSize: [16_384, 16_384],
          canvasContextAttributes: { preserveDrawingBuffer: true },
        }
      : {}),
    locale: { 'Map.Title': '地図（矢印キーで動かし、＋と−で拡大縮小）' },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  const styled = Promise.withResolvers<void>();
  let wanted: { shownTiles: readonly string[]; data: readonly DataMapLayer[] } = { shownTiles: [], data: [] };
  let isStyleReady = false;
  let isGone = false;
  const troubled = new Set<string>();

  let overlay: DataOverlay | null = null;
  let overlayStart: Promise<void> | null = null;
  /** Brings deck.gl in, once; resolves when what is wanted has been handed to it. */
  const withOverlay = (): Promise<void> =>
    (overlayStart ??= startOverlay().catch((failure: unknown) => {
      overlayStart = null;
      throw failure;
    }));
  const startOverlay = async (): Promise<void> => {
    const [{ startDataOverlay }] = await Promise.all([import('./data-overlay.ts'), letters]);
    if (isGone) return;
    overlay = await startDataOverlay(map, drawings, tokens);
    drawData();
  };
  const bringOverlay = (): void =>
    void withOverlay().catch(() => {
      if (!isGone) events.onTrouble(true, '');
    });
  // Who works with the map will want its data soon: the graphics card's programs are prepared as soon as it rests.
  if (!still) map.once('idle', () => whenQuiet(bringOverlay));

  const styleLayerIds = new Map<string, string[]>();
  for (const { id, name } of tileLayers) {
    const own = style.layers.filter((layer) => 'source' in layer && layer.source === name);
    styleLayerIds.set(
      id,
      own.map((layer) => layer.id),
    );
  }

  function drawData(): void {
    if (isGone) return;
    if (overlay) overlay.draw(wanted.data, metresPerPixel(map.getCenter().lat, map.getZoom()));
    else if (wanted.data.some(hasAnything)) bringOverlay();
  }

  function apply(): void {
    drawData();
    if (!isStyleReady) return;
    for (const [id, ids] of styleLayerIds) {
      const visibility = wanted.shownTiles.includes(id) ? 'visible' : 'none';
      for (const layer of ids) {
        if ((map.getLayoutProperty(layer, 'visibility') ?? 'visible') !== visibility) {
          map.setLayoutProperty(layer, 'visibility', visibility);
        }
      }
    }
  }

  let isTakingPoints = false;
  let drawing: Drawing | null = null;
  let drawTool: DrawTool | null = null;
  /** Begins or ends the drawing as soon as there is something to draw with. */
  const applyDrawing = async (): Promise<void> => {
    if (!drawing && !drawTool) return;
    if (!drawTool) {
      const [{ startDrawTool }] = await Promise.all([import('./draw-tool.ts'), styled.promise]);
      if (isGone) return;
      drawTool ??= startDrawTool(map);
    }
    if (drawing) drawTool.begin(drawing);
    else drawTool.end();
  };
  const drawControls: DrawControls = {
    corner: () => drawTool?.corner(),
    undo: () => drawTool?.undo(),
    finish: () => drawTool?.finish(),
  };
  const shownNow = (): TileMapLayer[] =>
    tileLayers.filter((layer) => wanted.shownTiles.includes(layer.id) && isDrawnAt(layer, map.getZoom()));

  const lookAtSeen = (): void => {
    const seen = new Map<string, Set<string>>();
    for (const layer of shownNow()) {
      if (layer.legend.length === 0) continue;
      const keys = new Set<string>();
      for (const feature of map.queryRenderedFeatures({ layers: styleLayerIds.get(layer.id) ?? [] })) {
        const key = layer.entryOf(feature.properties);
        if (key !== null) keys.add(key);
      }
      seen.set(layer.id, keys);
    }
    events.onSeen(seen);
  };

  const pickAt = ({ point: { x, y }, lngLat }: MapMouseEvent): MapPick | null => {
    const position: LonLat = [lngLat.lng, lngLat.lat];
    const picked = overlay?.pick(x, y, reach);
    const owner = wanted.data.find((layer) => picked?.layer.startsWith(`${layer.id}-`));
    if (owner && isRecord(picked?.datum)) return { layer: owner.id, position, properties: picked.datum };
    const pickable = shownNow().filter((layer) => layer.legend.length > 0 && !layer.isBackdrop);
    const [feature] = map.queryRenderedFeatures(
      [
        [x - reach, y - reach],
        [x + reach, y + reach],
      ],
      { layers: pickable.flatMap((layer) => styleLayerIds.get(layer.id) ?? []) },
    );
    const layer = pickable.find((candidate) => candidate.name === feature?.source);
    return feature && layer ? { layer: layer.id, position, properties: feature.properties } : null;
  };

  map.on('style.load', () => {
    void letters.then(() => {
      if (isGone) return;
      isStyleReady = true;
      for (const { id, image } of [...symbolImages(drawings), ...hatchImages(hatches(), tokens.hatch)]) {
        if (!map.hasImage(id)) map.addImage(id, image, { pixelRatio: symbolPixelRatio });
      }
      apply();
      styled.resolve();
    });
  });
  map.on('moveend', () => events.onRest(viewOf(map), boundsOf(map)));
  map.on('load', () => events.onRest(viewOf(map), boundsOf(map)));
  map.on('zoomend', drawData);
  map.on('idle', lookAtSeen);
  map.on('click', (event) => {
    if (drawing) return;
    const pick = isTakingPoints ? null : pickAt(event);
    // A sum is not a thing: a click on it comes nearer to what it counts.
    if (pick && 'count' in pick.properties)
      map.easeTo({ center: event.lngLat, zoom: map.getZoom() + 2, duration: 350 });
    else if (pick) events.onPick(pick);
    else events.onPoint([event.lngLat.lng, event.lngLat.lat]);
  });
  map.on('mousemove', (event) => {
    if (map.isMoving() || drawing) return;
    map.getCanvas().style.cursor = isTakingPoints ? 'crosshair' : pickAt(event) ? 'pointer' : '';
  });
  map.on('error', (event) => {
    const source = 'sourceId' in event && typeof event.sourceId === 'string' ? event.sourceId : '';
    troubled.add(source);
    events.onTrouble(true, source);
  });
  map.on('sourcedata', ({ tile, sourceId }) => {
    if (tile?.hasData() && troubled.delete(sourceId)) events.onTrouble(troubled.size > 0, sourceId);
  });

  return {
    show: (shownTiles, data) => {
      wanted = { shownTiles, data };
      apply();
    },
    view: () => viewOf(map),
    bounds: () => boundsOf(map),
    moveTo: ({ longitude, latitude, zoom }, how) => {
      const camera = { center: [longitude, latitude] satisfies [number, number], zoom };
      if (how === 'jump') map.jumpTo(camera);
      else map.easeTo({ ...camera, duration: 350 });
    },
    fit: ([west, south, east, north]) =>
      map.fitBounds([west, south, east, north], { padding: 60, maxZoom: 19, duration: 350 }),
    zoomBy: (steps) => map.zoomTo(Math.round(map.getZoom()) + steps, { duration: 200 }),
    takePoints: (isOn) => {
      isTakingPoints = isOn;
      map.getCanvas().style.cursor = isOn ? 'crosshair' : '';
      if (isOn) map.doubleClickZoom.disable();
      else map.doubleClickZoom.enable();
    },
    draw: (wish) => {
      drawing = wish;
      return applyDrawing();
    },
    drawControls,
    focus: () => map.getCanvas().focus({ preventScroll: true }),
    picture: async () => {
      await styled.promise;
      if (wanted.data.some(hasAnything)) await withOverlay();
      await new Promise<void>((tell) => {
        map.once('idle', () => tell());
        map.triggerRepaint();
      });
      return new Promise((tell, fail) => {
        map
          .getCanvas()
          .toBlob((blob) => (blob ? tell(blob) : fail(new Error('the canvas gives no picture'))));
      });
    },
    refresh: () => {
      for (const { name } of tileLayers) map.refreshTiles(name);
    },
    destroy: () => {
      isGone = true;
      drawing = null;
      drawTool?.end();
      map.remove();
    },
  };
}

function viewOf(map: MapLibreMap): MapView {
  const { lng, lat } = map.getCenter();
  return { longitude: lng, latitude: lat, zoom: map.getZoom() };
}

function boundsOf(map: MapLibreMap): Bounds {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** When the page has nothing else to do, at the latest in a second. */
function whenQuiet(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work, { timeout: 1000 });
  else setTimeout(work, 200);
}
