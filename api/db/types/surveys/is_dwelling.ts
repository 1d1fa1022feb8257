export interface is_dwelling_params {
  use: string;
}

/** Return type for is_dwelling */
export type is_dwelling_return_type = boolean;