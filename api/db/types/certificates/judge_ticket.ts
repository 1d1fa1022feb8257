export interface judge_ticket_params {
}