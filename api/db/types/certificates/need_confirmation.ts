export interface need_confirmation_params {
}