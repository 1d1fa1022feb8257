import { halfLabels, type AllocatedDistrict } from '../../../api/surveys/allocation/allocation.contract.ts';
import type { AllocationsTouched } from '../../../api/surveys/allocation/touched.contract.ts';
import type { Team } from '../../../api/surveys/allocation/teams.contract.ts';
import { formatDay, formatFigure, formatMoment } from '../../ui/format.ts';
import { formatMinutes } from '../words.ts';
import type { Board, Cell } from './board.ts';

/** "8月3日(月) 午前" */
export function halfDayWords({ day, half }: Pick<Cell, 'day' | 'half'>): string {
  return `${formatDay(day)} ${halfLabels[half]}`;
}

/** What a district holds, where its number alone would say nothing: "48 棟 372 分、2 半日". */
export function holdsWords({ open, left_minutes, needed }: AllocatedDistrict): string {
  if (needed === 0) return '残りなし';
  return `${formatFigure(open)} 棟 ${formatMinutes(left_minutes)}、${formatFigure(needed)} 半日`;
}

/** "3班 うみべ県A"; "3班" where the name is no more than the number. */
export function teamWords({ team_number, name }: Team): string {
  const number = `${team_number}班`;
  return name.normalize('NFKC').startsWith(number) ? name : `${number} ${name}`;
}

/** All that is to be said of one half day of a team: read out with the cell, and shown under the calendar. */
export function cellWords(board: Board, team: Team, cell: Cell): string {
  const when = `${teamWords(team)}　${halfDayWords(cell)}`;
  const plan = board.elsewhere(cell);
  if (plan !== undefined) return `${when}　計画「${plan}」に割当`;
  const holding = board.held(cell);
  if (!holding) {
    if (!board.isPresent(cell)) return `${when}　この日は出ません`;
    return `${when}　空き${board.isDayOff(cell) ? '（計画の休み）' : ''}`;
  }
  const district = board.districts.get(holding.district_id);
  if (!district) return when;
  const marks = [
    ...(holding.is_kept ? ['固定'] : []),
    ...(holding.has_followed ? ['区割の変更で引き継ぎ'] : []),
    ...(district.is_live ? [] : ['この調査区は終わりました']),
    ...(holding.given ? [] : ['未保存']),
  ];
  return `${when}　調査区${district.district_number}（${[holdsWords(district), ...marks].join('、')}）`;
}

/** Who gave a half day, and when: "計画 渚 9:41". */
export function givenWords(board: Board, cell: Cell): string {
  const given = board.held(cell)?.given;
  return given ? `${given.by} ${formatMoment(given.at)}` : '';
}

const mostNamed = 3;

/** What an edit did to half days ahead of districts that ended; undefined: nothing. */
export function touchedWords({ followed, ended }: AllocationsTouched): string | undefined {
  const named = (half: { team_number: number; day: string; half: Cell['half'] }): string =>
    `${half.team_number}班 ${halfDayWords(half)}`;
  const some = (words: readonly string[]): string =>
    `${words.slice(0, mostNamed).join('、')}${words.length > mostNamed ? ' ほか' : ''}`;
  const ways = new Set(followed.map((one) => `調査区${one.from_district_number}→${one.to_district_number}`));
  const parts = [
    ...(followed.length > 0
      ? [`割当の ${formatFigure(followed.length)} 半日は建物とともに移りました（${some([...ways])}）`]
      : []),
    ...(ended.length > 0
      ? [`割当の ${formatFigure(ended.length)} 半日が空きました（${some(ended.map(named))}）`]
      : []),
  ];
  return parts.length > 0 ? parts.join('。') : undefined;
}
