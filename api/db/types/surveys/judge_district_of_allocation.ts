export interface judge_district_of_allocation_params {
}