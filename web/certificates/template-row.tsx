import type { ReactNode } from 'react';
import { fieldNames, fieldsOf } from '../../api/certificates/templates.contract.ts';
import type { FieldName, PaperGround, TemplateRow } from '../../api/certificates/templates.contract.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { firstField, labelOf, labelText, removed, replaced } from './template-draft.ts';

const looks = [
  { id: 'plain', title: 'ふつう' },
  { id: 'name', title: '氏名（大きく）' },
  { id: 'class', title: '被害の程度（大きく）' },
  { id: 'small', title: '小さく' },
] as const;

export function fieldChoices(ground: PaperGround): { id: FieldName; title: string }[] {
  return fieldsOf(ground).map((id) => ({ id, title: fieldNames[id].title }));
}

/** A millimetre figure that may be half typed. */
export function HeightField({
  name,
  value,
  onChange,
}: {
  name: string;
  value: number;
  onChange: (value: number) => void;
}): ReactNode {
  return (
    <TextField
      label="高さ（mm）"
      name={name}
      inputMode="decimal"
      value={String(value)}
      onChange={(typed) => {
        const height = Number(typed);
        if (Number.isFinite(height)) onChange(Math.min(150, Math.max(0, height)));
      }}
      error={value < 4 ? '4 mm 以上にしてください' : undefined}
    />
  );
}

/** One row of a table: its label, what it is bound to, how it looks. */
export function RowEditor({
  row,
  name,
  ground,
  onChange,
}: {
  row: TemplateRow;
  name: string;
  ground: PaperGround;
  onChange: (row: TemplateRow) => void;
}): ReactNode {
  const label =
    row.row === 'note' ? null : (
      <TextField
        label="見出し（2行まで）"
        name={`${name}-label`}
        value={labelText(row.label)}
        onChange={(text) => onChange({ ...row, label: labelOf(text) })}
        rows={2}
      />
    );
  switch (row.row) {
    case 'item':
      return (
        <div className="template-fields">
          {label}
          <Select
            label="項目"
            choices={fieldChoices(ground)}
            value={row.field}
            onChange={(field) => onChange({ ...row, field })}
          />
          <Select
            label="文字"
            choices={looks}
            value={row.look}
            onChange={(look) => onChange({ ...row, look })}
          />
          {!row.fills && (
            <HeightField
              name={`${name}-height`}
              value={row.height}
              onChange={(height) => onChange({ ...row, height })}
            />
          )}
          <Checkbox isSelected={row.fills} onChange={(fills) => onChange({ ...row, fills })}>
            残りの高さを使う
          </Checkbox>
          <Checkbox isSelected={row.closes} onChange={(closes) => onChange({ ...row, closes })}>
            空のとき「以下余白」
          </Checkbox>
        </div>
      );
    case 'items':
    case 'members':
      return (
        <div className="template-fields">
          {label}
          {row.row === 'items' && (
            <HeightField
              name={`${name}-height`}
              value={row.height}
              onChange={(height) => onChange({ ...row, height })}
            />
          )}
          {row.items.map((item, index) => (
            // The items have no names of their own: their place is what they are.
            <div key={index} className="template-item">
              <TextField
                label={`${index + 1}つ目の名前`}
                name={`${name}-item-${index}`}
                value={item.label}
                onChange={(text) =>
                  onChange({ ...row, items: replaced(row.items, index, { ...item, label: text }) })
                }
              />
              <Select
                label={`${index + 1}つ目の項目`}
                choices={fieldChoices(ground)}
                value={item.field}
                onChange={(field) =>
                  onChange({ ...row, items: replaced(row.items, index, { ...item, field }) })
                }
              />
              <Button
                size="small"
                tone="quiet"
                aria-label={`${index + 1}つ目の項目を除く`}
                isDisabled={row.row === 'items' && row.items.length === 1}
                onPress={() => onChange({ ...row, items: removed(row.items, index) })}
              >
                除く
              </Button>
            </div>
          ))}
          <Button
            size="small"
            isDisabled={row.items.length >= (row.row === 'items' ? 6 : 4)}
            onPress={() =>
              onChange({ ...row, items: [...row.items, { label: '', field: firstField(ground) }] })
            }
          >
            項目を並べ足す
          </Button>
        </div>
      );
    case 'fixed':
    case 'note':
      return (
        <div className="template-fields">
          {label}
          <TextField
            label="文"
            name={`${name}-text`}
            value={row.text}
            onChange={(text) => onChange({ ...row, text })}
            rows={3}
          />
          <HeightField
            name={`${name}-height`}
            value={row.height}
            onChange={(height) => onChange({ ...row, height })}
          />
        </div>
      );
  }
}
