import type { default as TeamTable } from './Team.ts';
import type { default as PlanTable } from './Plan.ts';
import type { default as DistrictTable } from './District.ts';
import type { default as SlipTextTable } from './SlipText.ts';
import type { default as SurveyTable } from './Survey.ts';
import type { default as StopReportTable } from './StopReport.ts';
import type { default as PhotoTable } from './Photo.ts';
import type { default as SurveyPartKindTable } from './SurveyPartKind.ts';
import type { default as HandoutStopTable } from './HandoutStop.ts';
import type { default as TeamDayTable } from './TeamDay.ts';
import type { default as StagedSurveyTable } from './StagedSurvey.ts';
import type { default as TeamMemberTable } from './TeamMember.ts';
import type { default as PlanCutTable } from './PlanCut.ts';
import type { default as DistrictOriginTable } from './DistrictOrigin.ts';
import type { default as AllocationTable } from './Allocation.ts';
import type { default as SurveyorTable } from './Surveyor.ts';
import type { default as SettledDuplicateTable } from './SettledDuplicate.ts';
import type { default as PreliminaryAreaTable } from './PreliminaryArea.ts';
import type { default as PointToSurveyTable } from './PointToSurvey.ts';
import type { default as SurveyNumberSeriesTable } from './SurveyNumberSeries.ts';
import type { default as SurveyPartTable } from './SurveyPart.ts';
import type { default as PlanEditTable } from './PlanEdit.ts';
import type { default as SurveyNumberTable } from './SurveyNumber.ts';
import type { default as DamageClassTable } from './DamageClass.ts';
import type { default as HandoutTable } from './Handout.ts';
import type { default as PlanBuildingTable } from './PlanBuilding.ts';
import type { default as VSurveyVersionTable } from './VSurveyVersion.ts';
import type { default as VPointToSurveyTable } from './VPointToSurvey.ts';
import type { default as VSurveyPhotoTable } from './VSurveyPhoto.ts';
import type { default as VDistrictProgressTable } from './VDistrictProgress.ts';
import type { default as VSurveyPartTable } from './VSurveyPart.ts';
import type { default as VSurveyNumberTable } from './VSurveyNumber.ts';
import type { default as VAllocationTable } from './VAllocation.ts';
import type { default as VSurveyTable } from './VSurvey.ts';

export default interface SurveysSchema {
  'surveys.team': TeamTable;

  'surveys.plan': PlanTable;

  'surveys.district': DistrictTable;

  'surveys.slip_text': SlipTextTable;

  'surveys.survey': SurveyTable;

  'surveys.stop_report': StopReportTable;

  'surveys.photo': PhotoTable;

  'surveys.survey_part_kind': SurveyPartKindTable;

  'surveys.handout_stop': HandoutStopTable;

  'surveys.team_day': TeamDayTable;

  'surveys.staged_survey': StagedSurveyTable;

  'surveys.team_member': TeamMemberTable;

  'surveys.plan_cut': PlanCutTable;

  'surveys.district_origin': DistrictOriginTable;

  'surveys.allocation': AllocationTable;

  'surveys.surveyor': SurveyorTable;

  'surveys.settled_duplicate': SettledDuplicateTable;

  'surveys.preliminary_area': PreliminaryAreaTable;

  'surveys.point_to_survey': PointToSurveyTable;

  'surveys.survey_number_series': SurveyNumberSeriesTable;

  'surveys.survey_part': SurveyPartTable;

  'surveys.plan_edit': PlanEditTable;

  'surveys.survey_number': SurveyNumberTable;

  'surveys.damage_class': DamageClassTable;

  'surveys.handout': HandoutTable;

  'surveys.plan_building': PlanBuildingTable;

  'surveys.v_survey_version': VSurveyVersionTable;

  'surveys.v_point_to_survey': VPointToSurveyTable;

  'surveys.v_survey_photo': VSurveyPhotoTable;

  'surveys.v_district_progress': VDistrictProgressTable;

  'surveys.v_survey_part': VSurveyPartTable;

  'surveys.v_survey_number': VSurveyNumberTable;

  'surveys.v_allocation': VAllocationTable;

  'surveys.v_survey': VSurveyTable;
}