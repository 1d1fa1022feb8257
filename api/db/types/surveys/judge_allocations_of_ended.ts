export interface judge_allocations_of_ended_params {
}