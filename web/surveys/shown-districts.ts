import type { Balance, CutPreview } from '../../api/surveys/cuts.contract.ts';
import type { DistrictMap } from '../../api/surveys/edits.contract.ts';
import type { ShownDistrict } from './districts.layers.ts';
import { isUneven } from './words.ts';

/** Live districts as the map draws them. */
export function shownDistricts({ features }: DistrictMap, balance: Balance | null): ShownDistrict[] {
  return features
    .filter(({ properties }) => properties.is_live)
    .map(({ geometry, properties }) => ({
      ...properties,
      geometry,
      is_uneven: isUneven(properties.minutes, balance),
    }));
}

/** A cut that waits to be accepted. */
export function shownProposal({ features }: CutPreview, balance: Balance | null): ShownDistrict[] {
  return features.map(({ geometry, properties: { district_number, minutes } }) => ({
    district_id: null,
    district_number,
    minutes,
    is_locked: false,
    is_uneven: isUneven(minutes, balance),
    geometry,
    lon: null,
    lat: null,
  }));
}
