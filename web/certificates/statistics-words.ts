import type { CertificateStatistics } from '../../api/certificates/statistics.contract.ts';
import { kindWords } from './certificate-words.ts';

/** A span of time as a clerk says it: 45 秒, 3 分 20 秒, 1 時間 5 分; a dash without cases. */
export function secondsWords(seconds: number | null): string {
  if (seconds === null) return '—';
  const all = Math.round(seconds);
  if (all < 60) return `${all} 秒`;
  const minutes = Math.floor(all / 60);
  if (minutes < 60) return all % 60 === 0 ? `${minutes} 分` : `${minutes} 分 ${all % 60} 秒`;
  return `${Math.floor(minutes / 60)} 時間 ${minutes % 60} 分`;
}

/** All figures of the page as rows: part, what, how many; seconds where it is a time. */
export function statisticsCsv(figures: CertificateStatistics): string {
  const rows: (readonly (string | number)[])[] = [
    ['区分', '項目', '値'],
    ['時点', figures.as_of, ''],
    ['現在', '有効な証明書', figures.present],
    ...figures.kinds.flatMap((kind) => [
      ['種類', `${kindWords(kind)} 有効`, kind.present],
      ['種類', `${kindWords(kind)} 差し替え・無効`, kind.ended],
    ]),
    ...figures.days.flatMap((day) => [
      ['日ごと', `${day.day} 交付`, day.issued],
      ['日ごと', `${day.day} 再交付`, day.reissued],
      ['日ごと', `${day.day} 訂正・変更`, day.corrected],
      ['日ごと', `${day.day} 無効`, day.voided],
      ['日ごと', `${day.day} 手渡し`, day.handed_over],
    ]),
    ...figures.classes.map((row) => ['被害の程度', row.damage_label, row.present]),
    ...figures.counters.flatMap((row) => [
      ['窓口', `${row.counter} 交付`, row.issued],
      ['窓口', `${row.counter} 中央値（秒）`, whole(row.seconds.median)],
    ]),
    ['待ち', '確定済み・未交付', figures.backlog.confirmed],
    ['待ち', 'PDF未作成', figures.backlog.unrendered],
    ['待ち', '印刷前', figures.backlog.unprinted],
    ['待ち', '手渡し前', figures.backlog.waiting],
    ['待ち', '処理中の申請', figures.backlog.applications],
    ['待ち', '待っている整理券', figures.backlog.tickets],
    ['時間', '番号から手渡しまで 中央値（秒）', whole(figures.seconds.reserved_to_handed.median)],
    ['時間', '呼出しから手渡しまで 中央値（秒）', whole(figures.seconds.called_to_handed.median)],
  ];
  return rows.map((row) => row.map(quoted).join(',')).join('\r\n');
}

function whole(seconds: number | null): number | string {
  return seconds === null ? '' : Math.round(seconds);
}

/** Quoted where the text would break the row; a leading sign that a spreadsheet would run is kept from it. */
function quoted(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
