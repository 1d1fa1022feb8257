import type { MapView } from './map-content.ts';

/**
 * What of the map stands in the address bar, all texts: `map=17.25_33.12345_138.12345` (zoom, latitude,
 * longitude), `layers=surveys.towns` (those shown, where that differs from the room's own choice),
 * `selected=building.0192…` (a kind and a UUID); signs that an address need not escape. Never a name or a number of a person, house or paper.
 */
export type MapSearch = {
  map?: string | undefined;
  layers?: string | undefined;
  selected?: string | undefined;
};

export type Selection = { kind: string; id: string };

const selectionPattern = /^([a-z_]{1,32})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** `17.25_33.12345_138.12345`: about one metre, so that a copied address shows the same house. */
export function printView({ zoom, latitude, longitude }: MapView): string {
  return [Number(zoom.toFixed(2)), Number(latitude.toFixed(5)), Number(longitude.toFixed(5))].join('_');
}

/** The view that a permalink names; null for anything else. */
export function parseView(text: string | undefined): MapView | null {
  const parts = (text ?? '').split('_');
  if (parts.length !== 3 || parts.some((part) => !/^-?\d{1,3}(\.\d+)?$/.test(part))) return null;
  const [zoom = Number.NaN, latitude = Number.NaN, longitude = Number.NaN] = parts.map(Number);
  const isOnEarth = zoom >= 0 && zoom <= 24 && Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180;
  return isOnEarth ? { zoom, latitude, longitude } : null;
}

/** The ids of the layers shown; undefined when it is what the room shows anyway. */
export function printLayers(shown: readonly string[], atFirst: readonly string[]): string | undefined {
  const same = shown.length === atFirst.length && shown.every((id) => atFirst.includes(id));
  return same ? undefined : shown.join('.');
}

/** The layers that a permalink shows, of those that there are; null when it says nothing about them. */
export function parseLayers(text: string | undefined, known: readonly string[]): string[] | null {
  if (text === undefined) return null;
  const named = text.split('.');
  return known.filter((id) => named.includes(id));
}

export function printSelection({ kind, id }: Selection): string {
  return `${kind}.${id}`;
}

/** The selected thing; null for anything that is not a kind with a UUID. */
export function parseSelection(text: string | undefined): Selection | null {
  const [, kind, id] = selectionPattern.exec(text ?? '') ?? [];
  return kind && id ? { kind, id } : null;
}

/** For the router: keeps of the address what is well formed and drops the rest. */
export function validateMapSearch(search: Readonly<Record<string, unknown>>): MapSearch {
  const text = (key: string): string | undefined => {
    const value = search[key];
    return typeof value === 'string' ? value : undefined;
  };
  const map = text('map');
  const layers = text('layers');
  const selected = text('selected');
  return {
    ...(map !== undefined && parseView(map) ? { map } : {}),
    ...(layers !== undefined && /^[a-z0-9_.-]{0,200}$/.test(layers) ? { layers } : {}),
    ...(selected !== undefined && parseSelection(selected) ? { selected } : {}),
  };
}
