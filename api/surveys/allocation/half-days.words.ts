// Half days in the words of messages. Pure.
import { halfLabels } from './allocation.contract.ts';

/** 7月3日 */
export function dayInWords(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
}

/** 7月3日午前 */
export function halfInWords(day: string, half: string): string {
  return `${dayInWords(day)}${half === 'pm' ? halfLabels.pm : halfLabels.am}`;
}
