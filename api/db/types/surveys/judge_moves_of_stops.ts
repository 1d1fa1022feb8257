export interface judge_moves_of_stops_params {
}