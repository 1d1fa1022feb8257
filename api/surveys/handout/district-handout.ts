/**
 * What a team is given for one district, as plain data: everything that the papers and files of a hand-out say.
 * Places are metres east and north in the municipality's plane rectangular zone (JGD2011); `lon`, `lat` EPSG:6668.
 */

import type { DistrictChanges } from './changes/district-changes.ts';

export type PlacePoint = readonly [east: number, north: number];

/** Rings or lines. */
export type Parts = readonly (readonly PlacePoint[])[];

export interface HandoutStop {
  /** In the plan, and as surveys.building_key names the building. */
  stop_id: number;
  building_key: string;
  /** 訪問順 as printed, from 1 without gaps; null: finished, nobody goes there again. */
  order: number | null;
  /** 調査番号, pre-assigned. */
  survey_number: string;
  /** What the QR code says: names the survey to cameras and readers, and nothing else. */
  code: string;
  place: PlacePoint;
  lon: number;
  lat: number;
  /** The place is only that of its 町字. */
  is_rough: boolean;
  outline: Parts | null;
  property_number: string | null;
  address: string;
  building_name: string | null;
  use: string | null;
  structure: string | null;
  is_wooden: boolean;
  storeys: number | null;
  floor_area: number | null;
  built_year: number | null;
  /** 所有者 of the tax roll where the sheet is to name it; null otherwise, and always for 支援措置. */
  owner_name: string | null;
  /** What the last team said: 不在, 再訪問; null: not yet visited. */
  remark: string | null;
}

export interface GroundFeature {
  shape: 'area' | 'line' | 'point';
  /** As in registers.base_feature, or `footprint`, `barrier`, `town_name`. */
  kind: string;
  class: string | null;
  name: string | null;
  parts: Parts;
}

export interface NeighbourDistrict {
  district_number: number;
  outline: Parts;
}

/** The town's own words on the slip. */
export interface SlipText {
  /** 交付申請の受付がいつから始まるか。 */
  notice: string;
  /** 申請に必要なもの, one a line. */
  to_bring: string;
  /** 問い合わせ先. */
  contact: string;
}

export interface DistrictHandout {
  municipality: string;
  disaster: string;
  is_training: boolean;
  plan: string;
  /** '地震 木造・プレハブ 第1次調査' */
  method: string;
  /** Which common items the sheet asks for. */
  hazard: 'earthquake' | 'flood' | 'wind';
  district_number: number;
  team: string | null;
  /** Days of the visit, YYYY-MM-DD. */
  days: readonly string[];
  /** When these data were read: '令和8年7月30日 6:05'. */
  as_of: string;
  /** YYYY-MM-DD of `as_of`, for the files' own dates. */
  dated: string;
  /** 出典 of the base map and of the registers. */
  sources: readonly string[];
  outline: Parts;
  neighbours: readonly NeighbourDistrict[];
  stops: readonly HandoutStop[];
  ground: readonly GroundFeature[];
  walking_metres: number;
  minutes: number;
  slip: SlipText;
  /** Since the papers that the team has; null where it has none, or nobody asked. */
  changes: DistrictChanges | null;
}

/** Those to be visited, in their order. */
export function stopsToVisit({ stops }: Pick<DistrictHandout, 'stops'>): HandoutStop[] {
  return stops
    .filter((stop) => stop.order !== null)
    .sort((one, other) => (one.order ?? 0) - (other.order ?? 0));
}
