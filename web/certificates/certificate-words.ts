import type {
  CertificateEvent,
  CertificateState,
  CertificateSummary,
  CorrectedItem,
  MissingGlyph,
  VersionReason,
  VoidReason,
} from '../../api/certificates/certificates.contract.ts';
import type { Choice } from '../ui/select.tsx';

/** The four events of a certificate, in their order. */
export const events: readonly CertificateEvent[] = ['reserved', 'rendered', 'printed', 'handed_over'];

export const eventWords: Readonly<Record<CertificateEvent, string>> = {
  reserved: '番号',
  rendered: 'PDF作成',
  printed: '印刷',
  handed_over: '手渡し',
};

export const certificateStateWords: Readonly<Record<CertificateState, string>> = {
  present: '有効',
  replaced: '差し替え済み',
  void: '無効',
};

export const versionReasonWords: Readonly<Record<VersionReason, string>> = {
  reissue: '再交付',
  correction: '訂正',
  second_survey: '第2次調査による変更',
  resurvey: '再調査による変更',
};

export const correctedItemWords: Readonly<Record<CorrectedItem, string>> = {
  name: '氏名',
  address: '住所',
  members: '世帯員',
  house: '家屋',
  damage_class: '被害の程度',
  remarks: '備考',
  other: 'その他',
};

export const voidReasonWords: Readonly<Record<VoidReason, string>> = {
  wrong_house: '家屋を誤って証明した',
  wrong_person: '人を誤って証明した',
  not_entitled: '要件を欠いていた',
  withdrawn: '申請が取り下げられた',
  spoiled: '書き損じ・印刷の失敗',
  other: 'その他',
};

/** Words of a closed list as choices of a Select, in their order. */
export function choicesOf<Id extends string>(words: Readonly<Record<Id, string>>): Choice<Id>[] {
  const isId = (id: string): id is Id => id in words;
  return Object.keys(words)
    .filter(isId)
    .map((id) => ({ id, title: words[id] }));
}

/** 罹災証明書（居住者用） */
export function kindWords({ title, label }: { title: string; label: string }): string {
  return label === '' ? title : `${title}（${label}）`;
}

/** How far a certificate has come, for lists. */
export function stateWords(
  certificate: Pick<CertificateSummary, 'events' | 'is_rendered' | 'state'>,
): string {
  if (certificate.state !== 'present') return certificateStateWords[certificate.state];
  const happened = new Set(certificate.events.map((entry) => entry.event));
  if (happened.has('handed_over')) return '手渡し済み';
  if (happened.has('printed')) return '印刷済み・手渡し前';
  if (certificate.is_rendered) return '印刷前';
  return '番号のみ（PDF未作成）';
}

/** 第0000001号, as it stands on the paper. */
export function numberWords(number: number): string {
  return `第${String(number).padStart(7, '0')}号`;
}

/** 罹災証明書 第0000001号（居住者用） */
export function certificateWords({
  title,
  label,
  certificate_number,
}: Pick<CertificateSummary, 'title' | 'label' | 'certificate_number'>): string {
  return `${title} ${numberWords(certificate_number)}${label === '' ? '' : `（${label}）`}`;
}

const reasonWords: Readonly<Record<string, string>> = {
  no_glyph: 'この文字を持つ書体がありません',
  no_variation: 'この字形（異体字）を持つ書体がありません',
};

/** Why a character cannot be drawn. */
export function missingReason({ reason }: Pick<MissingGlyph, 'reason'>): string {
  return reasonWords[reason] ?? '文字として読めません';
}

const fieldWords: Readonly<Record<string, string>> = {
  householder_address: '住所',
  householder_name: '世帯主氏名',
  owner_address: '所有者住所',
  owner_name: '所有者氏名',
  co_owners: '共有者',
  declarant_address: '届出者住所',
  declarant_name: '届出者氏名',
  damaged_object: '被災物件',
  damage_content: '被災内容',
  special_notes: '特記事項',
  other: 'その他',
  members: '世帯員',
  house_address: '被災住家の所在地',
  cause: '罹災原因',
  remarks: '備考',
  applicant_name: '申請者氏名',
  applicant_address: '申請者住所',
  mailing_address: '送付先',
  mailing_name: '宛名',
  reason: '理由',
  judged_by: '判断した者',
  office: 'お問い合わせ先',
  mayor_name: '首長名',
  mayor_title: '首長',
  damage_class: '被害の程度',
};

/** The item in which a character stands: "/members/1/name" is 世帯員 2人目の氏名. */
export function placeWords({ pointer, position }: MissingGlyph['places'][number]): string {
  const [field = '', index, part] = pointer.replace(/^#?\//, '').split('/');
  const item = fieldWords[field] ?? '記載事項';
  const who =
    index === undefined ? '' : ` ${Number(index) + 1}人目${part === 'relationship' ? 'の続柄' : ''}`;
  return `${item}${who}の${position}文字目`;
}

/** Substitutes that say something; what is still blank is left out. */
export function filledSubstitutions(typed: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(typed)
      .map(([character, substitute]) => [character, substitute.trim()] as const)
      .filter(([, substitute]) => substitute !== ''),
  );
}
