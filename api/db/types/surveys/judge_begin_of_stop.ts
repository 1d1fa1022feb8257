export interface judge_begin_of_stop_params {
}