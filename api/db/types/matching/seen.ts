export interface seen_params {
  municipality: string;

  disaster: string;

  registers: string;

  decisions: string;
}

/** Return type for seen */
export interface seen_return_type {
  registers: string;

  decisions: string;
}