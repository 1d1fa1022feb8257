/**
 * The vector tile layers, declared once as plain data: the API cuts tiles from this list, the map's
 * styles draw from it, and a test holds both to it.
 *
 * Every layer has its own address, so that each can be refused, cached and refreshed by itself:
 * `/tiles/{municipality}/{disaster}/{layer}/{z}/{x}/{y}.mvt`. The layer inside the tile has the same name.
 */

export type TileGeometry = 'point' | 'line' | 'polygon' | 'mixed';

export type TileLayer = {
  readonly name: string;
  readonly title_ja: string;
  /**
   * First and last zoom for which tiles are cut; a map goes on drawing the last one further in. The last one is as early
   * as it looks the same (a unit of a tile of zoom 14 is half a metre): a screen then asks for a quarter of the tiles.
   */
  readonly min_zoom: number;
  readonly max_zoom: number;
  readonly geometry: TileGeometry;
  /** Everything a feature carries besides its place. Personal names are never among them. */
  readonly attributes: readonly string[];
  /** The permission that a viewer needs beyond being signed in; null: none. */
  readonly permission: string | null;
  /** Below this zoom tiles carry exact sums of cells instead of single features, with these attributes. */
  readonly sums?: { readonly below: number; readonly attributes: readonly string[] };
};

/** Counts by class of damage that sums of surveys carry; `other`: flood, fire and whatever else. */
export const damageCounts = [
  'total',
  'large_scale_half',
  'medium_half',
  'half',
  'semi_half',
  'partial',
  'none',
  'other',
] as const;

export const tileLayers = [
  {
    name: 'base',
    title_ja: '背景地図',
    min_zoom: 8,
    max_zoom: 15,
    geometry: 'mixed',
    attributes: ['kind', 'class', 'name'],
    permission: null,
  },
  {
    name: 'towns',
    title_ja: '町名',
    min_zoom: 10,
    max_zoom: 14,
    geometry: 'point',
    attributes: ['name'],
    permission: null,
  },
  {
    name: 'addresses',
    title_ja: '住所（番地・号）',
    min_zoom: 15,
    max_zoom: 16,
    geometry: 'point',
    attributes: ['block_no', 'house_no'],
    permission: null,
  },
  {
    name: 'footprints',
    title_ja: '建物外形',
    min_zoom: 14,
    max_zoom: 16,
    geometry: 'polygon',
    attributes: ['property_number'],
    permission: 'certificate_issue',
  },
  {
    name: 'hazards',
    title_ja: '災害想定区域',
    min_zoom: 9,
    max_zoom: 15,
    geometry: 'polygon',
    attributes: ['kind', 'rank'],
    permission: null,
  },
  {
    name: 'barriers',
    title_ja: '河川・鉄道・幹線道路',
    min_zoom: 9,
    max_zoom: 14,
    geometry: 'mixed',
    attributes: ['kind', 'name'],
    permission: null,
  },
  {
    name: 'sites',
    title_ja: '避難先',
    min_zoom: 8,
    max_zoom: 14,
    geometry: 'point',
    /** `beside`: so many sites at the same place stand before it. */
    attributes: ['kind', 'name', 'beside'],
    permission: null,
  },
  {
    name: 'buildings',
    title_ja: '家屋',
    min_zoom: 8,
    max_zoom: 16,
    geometry: 'point',
    attributes: ['property_number', 'use', 'structure'],
    permission: 'certificate_issue',
    sums: { below: 14, attributes: ['count'] },
  },
  {
    name: 'households',
    title_ja: '世帯',
    min_zoom: 8,
    max_zoom: 16,
    geometry: 'point',
    attributes: ['household_number'],
    permission: 'certificate_issue',
    sums: { below: 14, attributes: ['count'] },
  },
  {
    name: 'surveys',
    title_ja: '調査結果',
    min_zoom: 8,
    max_zoom: 16,
    geometry: 'point',
    attributes: ['survey_number', 'damage_class'],
    permission: 'certificate_issue',
    sums: { below: 14, attributes: ['count', ...damageCounts] },
  },
] as const satisfies readonly TileLayer[];

export type TileLayerName = (typeof tileLayers)[number]['name'];

/** The declaration of a layer by its name, or undefined for a name that no layer has. */
export function findTileLayer(name: string): TileLayer | undefined {
  return tileLayers.find((layer) => layer.name === name);
}

/** Whether a tile of this zoom carries sums, and no single feature. */
export function isSummed(layer: TileLayer, zoom: number): boolean {
  return layer.sums !== undefined && zoom < layer.sums.below;
}

/** The layers that somebody with these permissions may ask for. */
export function listTileLayersFor(permissions: readonly string[]): (typeof tileLayers)[number][] {
  return tileLayers.filter((layer) => layer.permission === null || permissions.includes(layer.permission));
}

/** The address of a layer's tiles with `{z}`, `{x}`, `{y}` left open, as a style's source wants it. */
export function tileAddress(
  origin: string,
  municipality: string,
  disaster: string,
  layer: TileLayerName,
): string {
  return `${origin}/tiles/${encodeURIComponent(municipality)}/${encodeURIComponent(disaster)}/${layer}/{z}/{x}/{y}.mvt`;
}
