import type {
  CertificateEvent,
  CertificateSummary,
  MissingGlyph,
} from '../../api/certificates/certificates.contract.ts';

/** The four events of a certificate, in their order. */
export const events: readonly CertificateEvent[] = ['reserved', 'rendered', 'printed', 'handed_over'];

export const eventWords: Readonly<Record<CertificateEvent, string>> = {
  reserved: '番号',
  rendered: 'PDF作成',
  printed: '印刷',
  handed_over: '手渡し',
};

/** How far a certificate has come, for lists. */
export function stateWords(certificate: Pick<CertificateSummary, 'events' | 'is_rendered'>): string {
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
  members: '世帯員',
  house_address: '被災住家の所在地',
  cause: '罹災原因',
  remarks: '備考',
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
