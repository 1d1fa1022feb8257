import type { ReactNode } from 'react';
import type { PreviewAnswer } from '../../api/certificates/certificates.contract.ts';
import { Facts, type Fact } from '../ui/facts.tsx';

/** Everything that will be printed, in the words and order of the paper. */
export function PrintedFields({ fields }: { fields: PreviewAnswer['fields'] }): ReactNode {
  return (
    <Facts
      facts={[
        { term: '交付番号', value: fields.certificate_number },
        { term: '交付日', value: fields.issued_date },
        ...given('再交付・訂正', fields.version_words),
        ...who(fields),
        { term: '罹災原因', value: fields.cause },
        { term: '所在地', value: fields.house_address },
        ...(fields.damage_class === ''
          ? [
              { term: '被災物件', value: fields.damaged_object },
              { term: '被災内容', value: fields.damage_content },
              { term: '特記事項', value: fields.special_notes },
              { term: 'その他', value: fields.other },
            ]
          : [
              { term: '被害の程度', value: <strong>{fields.damage_class}</strong> },
              { term: '物件種別', value: fields.object_kind },
              { term: '浸水区分', value: fields.flood_class },
            ]),
        { term: '備考', value: fields.remarks },
        ...given('原本証明', fields.copy_words),
        { term: '証明者', value: [fields.mayor_title, fields.mayor_name].filter(Boolean).join('　') },
        { term: '公印番号', value: fields.seal_number },
      ]}
    />
  );
}

/** An item that most papers do not have. */
function given(term: string, value: string): Fact[] {
  return value === '' ? [] : [{ term, value }];
}

/** Household, owner or declarant: whomever the paper names. */
function who(fields: PreviewAnswer['fields']): Fact[] {
  const name = (term: string, value: string): Fact => ({
    term,
    value: <span className="printed-name">{value}</span>,
  });
  if (fields.owner_name !== '')
    return [
      { term: '所有者住所', value: fields.owner_address },
      name('所有者氏名', fields.owner_name),
      { term: '共有者', value: fields.co_owners },
    ];
  if (fields.declarant_name !== '')
    return [
      { term: '届出者住所', value: fields.declarant_address },
      name('届出者氏名', fields.declarant_name),
    ];
  return [
    { term: '世帯主住所', value: fields.householder_address },
    name('世帯主氏名', fields.householder_name),
    { term: '被災者区分', value: fields.category },
    { term: '世帯員', value: <Members members={fields.members} /> },
  ];
}

function Members({ members }: { members: PreviewAnswer['fields']['members'] }): ReactNode {
  if (members.length === 0) return '—';
  return (
    <ul className="printed-members">
      {members.map((member, index) => (
        <li key={index}>
          {member.name}（{[member.relationship, member.sex, member.age].filter(Boolean).join('・')}）
        </li>
      ))}
    </ul>
  );
}
