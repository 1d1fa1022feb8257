export interface keep_end_params {
}