export interface end_former_params {
}