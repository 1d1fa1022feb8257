export interface judge_day_of_team_params {
}