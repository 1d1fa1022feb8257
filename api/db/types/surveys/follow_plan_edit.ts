export interface follow_plan_edit_params {
}