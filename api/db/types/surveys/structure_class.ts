export interface structure_class_params {
  structure: string;
}

/** Return type for structure_class */
export type structure_class_return_type = string;