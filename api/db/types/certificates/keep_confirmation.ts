export interface keep_confirmation_params {
}