export interface judge_application_event_params {
}