export interface judge_removal_of_stops_params {
}