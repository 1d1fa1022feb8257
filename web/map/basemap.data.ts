import { BasemapView } from '../../api/tiles/basemap.contract.ts';
import type { Basemap } from '../../tiles/styles/basemaps/basemap.ts';

let asked: Promise<Basemap | null> | null = null;

/**
 * The operator's base map, asked for once a page; null where there is none, it cannot be used, or nobody answers: the map
 * then draws the town's own layers. `again` asks anew, after the archive was lost or exchanged.
 */
export function findBasemap({ again = false } = {}): Promise<Basemap | null> {
  if (again) asked = null;
  return (asked ??= ask().catch(() => {
    asked = null;
    return null;
  }));
}

async function ask(): Promise<Basemap | null> {
  const response = await fetch('/api/basemap');
  if (!response.ok) return null;
  const { basemap } = BasemapView.parse(await response.json());
  // Who has no such archive does not load its reader.
  if (basemap) (await import('./pmtiles-protocol.ts')).knowPmtiles();
  return basemap;
}

/** What is said of where the map comes from; `owner` registered the addresses, and the map if there is no other. */
export function sourceWords(owner: string, basemap: Basemap | null): string {
  return basemap
    ? `背景地図：${basemap.attribution}　住所：${owner}が登録したデータ`
    : `地図・住所：${owner}が登録したデータ`;
}
