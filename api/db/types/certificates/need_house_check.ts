export interface need_house_check_params {
}