export interface reading_date_params {
  municipality: string;

  register_name: string;

  occurred_on: Date;
}

/** Return type for reading_date */
export type reading_date_return_type = Date;