export interface is_finished_params {
  state: string;
}

/** Return type for is_finished */
export type is_finished_return_type = boolean;