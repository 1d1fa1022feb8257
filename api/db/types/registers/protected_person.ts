export interface protected_person_params {
  name_key: string;

  geom: unknown;
}

/** Return type for protected_person */
export interface protected_person_return_type {
  name_key: string;

  geom: unknown;
}