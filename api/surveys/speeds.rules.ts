// Which speeds hold for a plan, and the minutes that follow.
import type { PlanMethod, PlanSettings } from './plans.contract.ts';
import { TEAM_DAY_SPEEDS, speedKey } from './planning/speeds.ts';
import type { SurveyMethod } from './planning/speeds.ts';
import type { Structure } from './scope.contract.ts';

const coreMethod: Readonly<Record<PlanMethod, SurveyMethod>> = {
  earthquake_first: 'earthquake-1',
  earthquake_second: 'earthquake-2',
  flood_first: 'flood-1',
  flood_second: 'flood-2',
  wind: 'wind',
};

export interface Speeds {
  /** Buildings a team and day. Unknown structure counts as wooden. */
  wooden: number;
  non_wooden: number;
}

/** The plan's own speeds, or those of document 002 IV-3(3) for its method. */
export function speedsOf({ method, speeds }: Pick<PlanSettings, 'method' | 'speeds'>): Speeds {
  return (
    speeds ?? {
      wooden: TEAM_DAY_SPEEDS[speedKey(coreMethod[method], 'wooden')],
      non_wooden: TEAM_DAY_SPEEDS[speedKey(coreMethod[method], 'nonWooden')],
    }
  );
}

/** Minutes on site for one building of each structure. */
export function minutesOf(settings: PlanSettings): Record<Structure, number> {
  const { wooden, non_wooden } = speedsOf(settings);
  return {
    wooden: settings.day_minutes / wooden,
    non_wooden: settings.day_minutes / non_wooden,
    unknown: settings.day_minutes / wooden,
  };
}
