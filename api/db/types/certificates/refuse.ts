export interface refuse_params {
  rule: string;

  what: string;
}