export interface end_voided_params {
}