const titles: Readonly<Record<string, string>> = {
  found: '見つかった数',
  kind: '種類',
  state: '状態',
  rows: '行数',
  partial: '一部のみ',
  created: '作成した数',
  permissions: '権限',
  from: '期間（から）',
  until: '期間（まで）',
  actor: '利用者ID',
  action: '操作',
  refused_only: '断られた操作だけ',
  by_person: '対象の指定',
  limit: '上限',
};

/** What an entry says of its request, for reading: JSON of plain values; anything else shows as it is. */
export function entryDetails(json: string): { term: string; value: string }[] {
  let told: unknown;
  try {
    told = JSON.parse(json);
  } catch {
    return json === '' ? [] : [{ term: '内容', value: json }];
  }
  if (typeof told !== 'object' || told === null) return [];
  return Object.entries(told)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => ({ term: titles[key] ?? key, value: inWords(value) }));
}

function inWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'はい' : 'いいえ';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
