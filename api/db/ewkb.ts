/** A geometry as PostgreSQL hands it over. Opaque on purpose: geometry leaves SQL as GeoJSON, as a tile or as numbers. */
export type Ewkb = string & { readonly __brand: 'ewkb' };
