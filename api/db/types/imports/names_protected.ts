export interface names_protected_params {
  row_values: string[];
}

/** Return type for names_protected */
export type names_protected_return_type = boolean;