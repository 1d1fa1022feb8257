/** Columns of `sites.staged_site`, as `ImportKind.stage` wants them. */
export const stagedColumns = {
  site_key: 'text',
  fresh_id: 'uuid',
  kind: 'text',
  site_number: 'text',
  name: 'text',
  name_key: 'text',
  name_kana: 'text',
  address: 'text',
  address_detail: 'text',
  phone: 'text',
  suits: 'text[]',
  suits_in_part: 'text[]',
  also_other: 'boolean',
  capacity_people: 'integer',
  capacity_note: 'text',
  capacity_vehicles: 'integer',
  expected_users: 'text',
  elevation_m: 'numeric',
  url: 'text',
  remarks: 'text',
  attributes: 'jsonb',
  lon: 'double precision',
  lat: 'double precision',
  given_x: 'double precision',
  given_y: 'double precision',
} as const;

/** Those of a version that a list fills, without its place. */
export const contentColumns = Object.keys(stagedColumns).filter(
  (column) => !['site_key', 'fresh_id', 'lon', 'lat', 'given_x', 'given_y'].includes(column),
);
