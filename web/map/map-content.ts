import type { Layer } from '@deck.gl/core';
import type { Texture } from '@luma.gl/core';
import type { TileLayerName } from '../../tiles/layers.ts';
import type { Hatch } from '../../tiles/styles/hatches.ts';
import type { MapTokens } from '../../tiles/styles/tokens.ts';
import type { deckLayers } from './data-overlay.ts';
import type { Drawing } from './drawing.ts';

/** Degrees, longitude first (EPSG:6668; on screen the same as WGS 84). */
export type LonLat = readonly [longitude: number, latitude: number];

/** West, south, east, north in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Where the map looks; always north up and straight down. */
export type MapView = { longitude: number; latitude: number; zoom: number };

/** One line of the legend: a map symbol, or a line or area of a colour. */
export type LegendEntry = { key: string; title: string; swatch: Swatch };
export type Swatch =
  | { symbol: string }
  /** `dashed`: strokes and gaps of an SVG line 18 long; true: the usual ones. */
  | { line: string; dashed?: boolean | string }
  | { ring: string }
  | { area: string; edge: string; hatch: Hatch | null };

type Common = {
  /** Short and stable: it stands in permalinks. */
  id: string;
  title: string;
  /** The heading that it stands under in the list of layers. */
  group: string;
  minZoom: number;
  isHiddenAtFirst?: boolean;
  legend: readonly LegendEntry[];
};

/** A layer of vector tiles, drawn by its functions in tiles/styles. */
export type TileMapLayer = Common & {
  from: 'tiles';
  name: TileLayerName;
  /** Which line of the legend a feature belongs to; null for none. */
  entryOf: (properties: Readonly<Record<string, unknown>>) => string | null;
  /** Nothing of it opens: a click on it is one on the bare map. */
  isBackdrop?: boolean;
};

/**
 * What a data layer may draw with. `atlas` holds every map symbol, see symbol-images.ts; `metresPerPixel` is
 * that of the middle of the map when it last stood still.
 */
export type DrawContext = {
  tokens: MapTokens;
  atlas: Texture;
  metresPerPixel: number;
  /** The classes of deck.gl's layers: it is loaded with the map's data, so no file imports them by itself. */
  deck: typeof deckLayers;
};

/** A layer that a room draws from its own data with deck.gl. */
export type DataMapLayer = Common & {
  from: 'data';
  draw: (context: DrawContext) => Layer[];
  /** Which lines of the legend are in view. */
  entriesIn: (bounds: Bounds) => string[];
};

export type MapLayer = TileMapLayer | DataMapLayer;

/** A thing on the map that was clicked. */
export type MapPick = {
  /** The id of the MapLayer. */
  layer: string;
  position: LonLat;
  /** Attributes of a tile feature, or the datum of a data layer's point. */
  properties: Readonly<Record<string, unknown>>;
};

/** All that a room gives to the map while its page is open. Memoise it: a new object is a new drawing. */
export type MapContent = {
  layers?: readonly DataMapLayer[];
  /** Tile layers that this room does not show at first, by id. */
  hiddenAtFirst?: readonly string[];
  /** ISO timestamp of what is drawn. */
  asOf?: string;
  /** What is to be drawn by hand; meanwhile clicks pick nothing. */
  drawing?: Drawing | null;
  onPick?: (pick: MapPick) => void;
  /** A click on the bare map. */
  onPoint?: (position: LonLat) => void;
  /** The map has come to rest elsewhere. */
  onBounds?: (bounds: Bounds) => void;
};

/** Whether a layer has anything to draw, wherever it may lie. */
export function hasAnything(layer: DataMapLayer): boolean {
  return layer.entriesIn([-180, -90, 180, 90]).length > 0;
}

/** Whether a place lies inside. */
export function isWithin([longitude, latitude]: LonLat, [west, south, east, north]: Bounds): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}
