export interface building_share_params {
  joint: number[];

  nobody: number;
}

/** Return type for building_share */
export type building_share_return_type = number;