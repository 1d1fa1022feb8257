// Tints of the teams, the same on the map and in the calendar. There are more teams than tints that anybody could tell
// apart: the team's number always stands beside.

const teamTints = [
  '#c9d8ee',
  '#ebdcb4',
  '#c9e3c4',
  '#edc9dc',
  '#c3e6e6',
  '#dbd0f0',
  '#f6cfb8',
  '#dde3b0',
] as const;

/** The tint of the team at this place among all teams in the order of their numbers. */
export function teamTint(place: number): string {
  return teamTints[place % teamTints.length] ?? teamTints[0];
}
