export interface judge_ground_params {
}