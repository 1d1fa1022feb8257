export interface need_owner_check_params {
}