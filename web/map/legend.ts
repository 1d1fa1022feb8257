import type { LegendEntry, MapLayer } from './map-content.ts';

export type LegendSection = { layer: string; title: string; entries: readonly LegendEntry[] };

/**
 * The legend of what can be seen now: layers that are switched on, drawn at this zoom, and have at least one
 * feature in view; of each, only the lines with a feature in view.
 *
 * @param seen for each layer's id the legend keys that have a feature in view
 */
export function legendOf(
  layers: readonly MapLayer[],
  shown: readonly string[],
  zoom: number,
  seen: ReadonlyMap<string, ReadonlySet<string>>,
): LegendSection[] {
  return layers
    .filter((layer) => shown.includes(layer.id) && isDrawnAt(layer, zoom))
    .map((layer) => ({
      layer: layer.id,
      title: layer.title,
      entries: layer.legend.filter((entry) => seen.get(layer.id)?.has(entry.key)),
    }))
    .filter((section) => section.entries.length > 0);
}

/** Whether a layer has anything to draw at a zoom. */
export function isDrawnAt(layer: Pick<MapLayer, 'minZoom'>, zoom: number): boolean {
  return zoom >= layer.minZoom;
}

/** The layers shown at first: all but those that say otherwise, for themselves or for this room. */
export function shownAtFirst(layers: readonly MapLayer[], hiddenByRoom: readonly string[]): string[] {
  return layers
    .filter((layer) => !layer.isHiddenAtFirst && !hiddenByRoom.includes(layer.id))
    .map((layer) => layer.id);
}

/** Layers under their headings, in the order in which the headings first appear. */
export function groupsOf(layers: readonly MapLayer[]): { group: string; layers: MapLayer[] }[] {
  const groups: { group: string; layers: MapLayer[] }[] = [];
  for (const layer of layers) {
    const known = groups.find((entry) => entry.group === layer.group);
    if (known) known.layers.push(layer);
    else groups.push({ group: layer.group, layers: [layer] });
  }
  return groups;
}
