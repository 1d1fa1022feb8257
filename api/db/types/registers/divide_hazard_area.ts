export interface divide_hazard_area_params {
}