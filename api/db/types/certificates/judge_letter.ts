export interface judge_letter_params {
}