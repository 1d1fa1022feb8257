export interface judge_end_of_district_params {
}