import type { ReactNode } from 'react';
import type { PreviewAnswer } from '../../api/certificates/certificates.contract.ts';
import { Facts } from '../ui/facts.tsx';

/** Everything that will be printed, in the words and order of the paper. */
export function PrintedFields({ fields }: { fields: PreviewAnswer['fields'] }): ReactNode {
  return (
    <Facts
      facts={[
        { term: '交付番号', value: fields.certificate_number },
        { term: '交付日', value: fields.issued_date },
        { term: '世帯主住所', value: fields.householder_address },
        { term: '世帯主氏名', value: <span className="printed-name">{fields.householder_name}</span> },
        { term: '被災者区分', value: fields.category },
        { term: '世帯員', value: <Members members={fields.members} /> },
        { term: '罹災原因', value: fields.cause },
        { term: '被災住家の所在地', value: fields.house_address },
        { term: '住家の被害の程度', value: <strong>{fields.damage_class}</strong> },
        { term: '被災物件', value: fields.object_kind },
        { term: '浸水区分', value: fields.flood_class },
        { term: '備考', value: fields.remarks },
        { term: '証明者', value: [fields.mayor_title, fields.mayor_name].filter(Boolean).join('　') },
        { term: '公印番号', value: fields.seal_number },
      ]}
    />
  );
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
