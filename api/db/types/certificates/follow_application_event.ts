export interface follow_application_event_params {
}