export interface building_key_params {
  property_number: string;

  point_id: string;
}

/** Return type for building_key */
export type building_key_return_type = string;