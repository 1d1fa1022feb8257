export interface keep_application_with_events_params {
}