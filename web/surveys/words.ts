import type { Balance } from '../../api/surveys/cuts.contract.ts';
import type { Edit, EditOutcome } from '../../api/surveys/edits.contract.ts';
import { editKindLabels, type PlanEdit } from '../../api/surveys/plans.contract.ts';
import { formatFigure, formatMoment } from '../ui/format.ts';

/** Districts whose minutes are further from the mean than this share of it are shown as uneven. */
const evenShare = 0.15;

/** Whether a district's time is far from that of the others. */
export function isUneven(minutes: number, balance: Balance | null): boolean {
  return balance !== null && balance.mean > 0 && Math.abs(minutes - balance.mean) > balance.mean * evenShare;
}

/** "372 分" */
export function formatMinutes(minutes: number): string {
  return `${formatFigure(Math.round(minutes))} 分`;
}

/** "6 時間 12 分", for what is too long to be read in minutes. */
export function formatHours(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest} 分`;
  return rest === 0 ? `${formatFigure(hours)} 時間` : `${formatFigure(hours)} 時間 ${rest} 分`;
}

/** A change of minutes or buildings with its sign: "+12", "−3", "±0". */
export function formatDifference(difference: number): string {
  const whole = Math.round(difference);
  if (whole === 0) return '±0';
  return whole > 0 ? `+${formatFigure(whole)}` : `−${formatFigure(-whole)}`;
}

/** What an edit has done: "12 棟を移しました（2 棟は調査済か固定のため残りました）". */
export function outcomeWords({ kind, moved, stayed }: EditOutcome): string {
  const rest = stayed > 0 ? `（${formatFigure(stayed)} 棟は調査済か固定のため残りました）` : '';
  switch (kind) {
    case 'move':
      return `${formatFigure(moved)} 棟を移しました${rest}`;
    case 'merge':
      return `調査区を統合しました（${formatFigure(moved)} 棟が移りました）`;
    case 'split':
      return `調査区を分割しました（${formatFigure(moved)} 棟が移りました）`;
    case 'redraw':
      return `境界を引き直しました（${formatFigure(moved)} 棟が移りました）${rest}`;
    case 'cut':
      return '区割を保存しました';
    case 'replan':
      return `再区割を保存しました（${formatFigure(moved)} 棟が移りました）`;
    case 'undo':
      return '元に戻しました';
    case 'redo':
      return 'やり直しました';
    default:
      return `${editKindLabels[kind]}を保存しました`;
  }
}

/** Who did what when, and to which districts: "浜野 一郎 9:41 建物の移動（調査区 3・7、12 棟）". */
export function editWords({ by, at, kind, summary: { moved, districts = [] } }: PlanEdit): string {
  const shown = districts.slice(0, 6).join('・');
  const what = [
    ...(districts.length > 0 ? [`調査区 ${shown}${districts.length > 6 ? ' ほか' : ''}`] : []),
    ...(moved === undefined ? [] : [`${formatFigure(moved)} 棟`]),
  ];
  return `${by}　${formatMoment(at)}　${editKindLabels[kind]}${what.length > 0 ? `（${what.join('、')}）` : ''}`;
}

/** What the person at this page meant to do. */
export function ownEditWords(edit: Edit): string {
  switch (edit.kind) {
    case 'move':
      return Array.isArray(edit.stops) ? `${formatFigure(edit.stops.length)} 棟の移動` : '囲んだ建物の移動';
    case 'lock':
      return edit.is_locked ? '調査区の固定' : '調査区の固定の解除';
    case 'split':
      return `調査区の ${edit.into} 分割`;
    default:
      return editKindLabels[edit.kind];
  }
}
