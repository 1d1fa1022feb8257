import type { ReactNode } from 'react';
import {
  ApplicationCategory,
  ApplicationObject,
  categoryLabels,
  deliveryLabels,
  objectLabels,
  purposeWords,
  relationWords,
} from '../../api/certificates/applications.contract.ts';
import { RadioRow } from '../ui/radio-row.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { ApplicationDraft } from './application-draft.ts';
import { MemberRows } from './member-rows.tsx';

const categories = ApplicationCategory.options.map((id) => ({ id, title: categoryLabels[id] }));
const objects = ApplicationObject.options.map((id) => ({ id, title: objectLabels[id] }));
const deliveries = (['window', 'post'] as const).map((id) => ({ id, title: deliveryLabels[id] }));
const other = 'other';
const otherChoice = { id: other, title: 'その他' };
const relations = [
  ...relationWords.map((title) => ({ id: title as string, title: title as string })),
  otherChoice,
];
const purposes = [
  ...purposeWords.map((title) => ({ id: title as string, title: title as string })),
  otherChoice,
];

export type FieldsProps = {
  draft: ApplicationDraft;
  onChange: (part: Partial<ApplicationDraft>) => void;
  faults: Readonly<Record<string, string>>;
};

/** Items that are typed as one text. */
type TextItem = {
  [K in keyof ApplicationDraft]: ApplicationDraft[K] extends string ? K : never;
}[keyof ApplicationDraft];

/** The fields of 罹災証明書交付申請書 in the order of the paper, so that a filled form is read off from top to bottom. */
export function ApplicationFields({ draft, onChange, faults }: FieldsProps): ReactNode {
  const text = (
    name: TextItem,
    label: string,
    more: { isRequired?: boolean; hint?: string; inputMode?: 'numeric'; type?: 'date' } = {},
  ): ReactNode => (
    <TextField
      label={label}
      name={name}
      value={draft[name]}
      onChange={(value) => onChange({ [name]: value })}
      error={faults[name]}
      {...more}
    />
  );
  return (
    <>
      <section className="entry-part" aria-label="申請者">
        <h3>申請者</h3>
        <div className="field-row">
          {text('applicant_name', '氏名', { isRequired: true })}
          {text('applicant_kana', 'フリガナ')}
        </div>
        <WordChoice
          label="罹災者との関係"
          words={relations}
          value={draft.applicant_relation}
          onChange={(applicant_relation) => onChange({ applicant_relation })}
          error={faults['applicant_relation']}
        />
        {text('applicant_address', '住所（現在）', { isRequired: true })}
        <div className="field-row">
          {text('applicant_phone', '電話番号')}
          {text('received_on', '申請日', { isRequired: true, type: 'date' })}
        </div>
      </section>
      <section className="entry-part" aria-label="罹災の状況">
        <h3>罹災の状況</h3>
        {text('address_then', '罹災者住所（災害の日）', { isRequired: true })}
        <div className="field-row">
          {text('head_name', '罹災者氏名（世帯主）', { isRequired: true })}
          {text('household_number', '世帯番号')}
        </div>
        <RadioRow
          label="罹災者区分"
          choices={categories}
          value={draft.category}
          onChange={(category) => onChange({ category })}
          error={faults['category']}
          isRequired
        />
        {draft.category === 'other' && text('category_detail', 'その他の内容', { isRequired: true })}
        {text('house_address', '罹災物件所在地', { isRequired: true })}
        <RadioRow
          label="罹災物件種別"
          choices={objects}
          value={draft.object}
          onChange={(object) => onChange({ object })}
          isRequired
        />
        {draft.object !== 'dwelling' && text('object_detail', '物件の内容（車庫、家財など）')}
        <div className="field-row">
          {text('slip_number', '調査番号（調査済証）')}
          {text('property_number', '物件番号')}
          <TextField
            label="代表申請番号"
            name="representative_number"
            value={draft.representative}
            onChange={(representative) => onChange({ representative })}
            error={faults['representative_number']}
            hint="同じ家の申請をまとめるとき"
          />
        </div>
        {draft.category !== 'owner' && (
          <MemberRows members={draft.members} onChange={(members) => onChange({ members })} />
        )}
      </section>
      <section className="entry-part" aria-label="証明書">
        <h3>証明書</h3>
        <WordChoice
          label="使用目的"
          words={purposes}
          value={draft.purpose}
          onChange={(purpose) => onChange({ purpose })}
          error={faults['purpose']}
        />
        <div className="field-row">
          {text('copies', '必要枚数', { isRequired: true, inputMode: 'numeric' })}
        </div>
        <RadioRow
          label="受取方法"
          choices={deliveries}
          value={draft.delivery}
          onChange={(delivery) =>
            onChange({
              delivery,
              ...(delivery === 'post' && draft.mailing_address === ''
                ? { mailing_address: draft.applicant_address }
                : {}),
            })
          }
          isRequired
        />
        {draft.delivery === 'post' && (
          <div className="field-row">
            {text('mailing_postal_code', '送付先の郵便番号')}
            {text('mailing_address', '送付先', { isRequired: true })}
          </div>
        )}
      </section>
    </>
  );
}

/** One of the usual words, or another that is written. */
function WordChoice({
  label,
  words,
  value,
  onChange,
  error,
}: {
  label: string;
  words: readonly { id: string; title: string }[];
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}): ReactNode {
  const isUsual = words.some(({ id }) => id === value && id !== other);
  return (
    <>
      <RadioRow
        label={label}
        choices={words}
        value={isUsual ? value : other}
        onChange={(id) => onChange(id === other ? '' : id)}
        isRequired
      />
      {!isUsual && (
        <TextField
          label={`${label}（その他）`}
          name={label}
          value={value}
          onChange={onChange}
          error={error}
          isRequired
        />
      )}
    </>
  );
}
