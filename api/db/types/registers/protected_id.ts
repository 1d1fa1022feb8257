export interface protected_id_params {
  id: string;
}

/** Return type for protected_id */
export interface protected_id_return_type {
  id: string;
}