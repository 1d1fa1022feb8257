import { actionLabel, actionLabels } from '../../api/audit/actions.contract.ts';
import type { AuditEntryView } from '../../api/audit/audit.contract.ts';
import { formatFigure } from '../ui/format.ts';

/** The kinds of persons and things that a look is searched by. */
export const searchedKinds = [
  { id: 'household', title: '世帯番号' },
  { id: 'resident', title: '宛名番号' },
  { id: 'property', title: '物件番号' },
  { id: 'survey', title: '調査番号' },
  { id: 'certificate', title: '証明書' },
  { id: 'application', title: '申請' },
] as const;

export type SearchedKind = (typeof searchedKinds)[number]['id'];

const kindTitles: Readonly<Record<string, string>> = {
  household: '世帯',
  resident: '住民',
  property: '家屋',
  survey: '調査結果',
  surveyor: '調査員',
  certificate: '証明書',
  application: '申請',
  account: '利用者',
};

/** 'household:H0012' as people read it: "世帯 H0012". */
export function personTitle(person: string): string {
  const [kind = '', ...rest] = person.split(':');
  return `${kindTitles[kind] ?? kind} ${rest.join(':')}`;
}

/** Whom an entry is about, short enough for a row. */
export function personsTitle(persons: readonly string[]): string {
  const [first] = persons;
  if (first === undefined) return '';
  return persons.length === 1
    ? personTitle(first)
    : `${personTitle(first)} ほか ${formatFigure(persons.length - 1)} 件`;
}

const roomTitles: Readonly<Record<string, string>> = {
  accounts: 'サインインと利用者管理',
  audit: '利用記録',
  imports: 'データ取込',
  registers: '支援措置',
  matching: '窓口の検索と確定',
  certificates: '証明書',
  surveys: '調査結果',
  tiles: '地図',
};

export const anyAction = 'any';

/** Everything, each room as a whole, and every single action, in the order of the rooms. */
export function actionChoices(): { id: string; title: string }[] {
  const actions = Object.keys(actionLabels);
  const rooms = [...new Set(actions.map((action) => action.slice(0, action.indexOf('.'))))];
  return [
    { id: anyAction, title: 'すべて' },
    ...rooms.flatMap((room) => [
      { id: room, title: `${roomTitles[room] ?? room}（すべて）` },
      ...actions
        .filter((action) => action.startsWith(`${room}.`))
        .map((id) => ({ id, title: `　${actionLabel(id)}` })),
    ]),
  ];
}

/** What became of a request, from its HTTP status. */
export function outcomeTitle(outcome: number): string {
  if (outcome < 400) return '済み';
  if (outcome === 401 || outcome === 403) return '権限なし';
  if (outcome === 404) return '該当なし';
  return outcome < 500 ? '受け付けず' : '失敗';
}

/** How far the entries that were found are in the sealed chain: in order, so only the newest may be outside. */
export function sealTitle(entries: readonly Pick<AuditEntryView, 'seal_number'>[]): string {
  const waiting = entries.filter((entry) => entry.seal_number === null).length;
  const last = entries.find((entry) => entry.seal_number !== null)?.seal_number ?? null;
  const parts = [
    ...(last === null ? [] : [`封印番号 ${formatFigure(last)} まで封印済み`]),
    ...(waiting === 0 ? [] : [`${formatFigure(waiting)} 件は封印待ち`]),
  ];
  return parts.join('・');
}

const clock = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
});

/** A moment to the second: "2026/7/28 9:41:05". */
export function formatSecond(instant: string): string {
  return clock.format(new Date(instant));
}
