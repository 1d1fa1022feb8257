export interface may_be_shown_params {
  household: string;
}

/** Return type for may_be_shown */
export type may_be_shown_return_type = boolean;