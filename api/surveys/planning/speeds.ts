// How long a building takes. Document 002 (岩手県), chapter IV-3 ②人員計算 "調査スピード例", from the 手引き, gives buildings
// a team surveys in a day; "a rough time for reckoning how many people are needed" (手配人員数を算出するための目安時間). A
// plan may set its own speeds, and a wind or flood survey of non-wooden houses has one speed for both surveys.

export type SurveyMethod = 'earthquake-1' | 'earthquake-2' | 'flood-1' | 'flood-2' | 'wind';

export type PlannedStructure = 'wooden' | 'nonWooden';

/** Buildings a team surveys in a day. */
export const TEAM_DAY_SPEEDS = {
  'earthquake-wooden-1': 10,
  'earthquake-wooden-2': 5,
  'earthquake-nonwooden-1': 5,
  'earthquake-nonwooden-2': 3,
  'flood-wooden-1': 15,
  'flood-wooden-2': 5,
  'flood-nonwooden': 3,
  'wind-wooden': 5,
  'wind-nonwooden': 3,
} as const;

export type SpeedKey = keyof typeof TEAM_DAY_SPEEDS;
export type TeamDaySpeeds = Readonly<Record<SpeedKey, number>>;

/** Which speed a building of this structure has in a survey by this method; unknown structures count as wooden, as most houses are. */
export function speedKey(method: SurveyMethod, structure: PlannedStructure | null): SpeedKey {
  return SPEED_OF[method][structure ?? 'wooden'];
}

const SPEED_OF: Readonly<Record<SurveyMethod, Readonly<Record<PlannedStructure, SpeedKey>>>> = {
  'earthquake-1': { wooden: 'earthquake-wooden-1', nonWooden: 'earthquake-nonwooden-1' },
  'earthquake-2': { wooden: 'earthquake-wooden-2', nonWooden: 'earthquake-nonwooden-2' },
  'flood-1': { wooden: 'flood-wooden-1', nonWooden: 'flood-nonwooden' },
  'flood-2': { wooden: 'flood-wooden-2', nonWooden: 'flood-nonwooden' },
  wind: { wooden: 'wind-wooden', nonWooden: 'wind-nonwooden' },
};

/** Minutes on site for one building. `day_minutes` is the time on site of a team-day. */
export function surveyMinutes(
  method: SurveyMethod,
  structure: PlannedStructure | null,
  day_minutes: number,
  speeds: TeamDaySpeeds = TEAM_DAY_SPEEDS,
): number {
  return day_minutes / speeds[speedKey(method, structure)];
}

/**
 * The method and, where it names one, the structure of a code such as `earthquake-wooden-1`, `flood-nonwooden` or
 * `earthquake-1`; null for anything else. A code with a structure says what buildings are whose structure is not told.
 */
export function readMethod(
  code: string,
): { readonly method: SurveyMethod; readonly structure: PlannedStructure | null } | null {
  const match = /^(earthquake|flood|wind)(?:-(wooden|nonwooden))?(?:-([12]))?$/u.exec(code);
  if (match === null) return null;
  const [, kind, structure, stage] = match;
  const method = kind === 'wind' ? 'wind' : `${kind}-${stage ?? '1'}`;
  if (!isMethod(method) || (kind === 'wind' && stage !== undefined)) return null;
  return {
    method,
    structure: structure === undefined ? null : structure === 'wooden' ? 'wooden' : 'nonWooden',
  };
}

function isMethod(text: string): text is SurveyMethod {
  return text in SPEED_OF;
}
