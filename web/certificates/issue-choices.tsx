import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PreviewAnswer } from '../../api/certificates/certificates.contract.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { formatFigure } from '../ui/format.ts';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { Where } from './certificates.data.ts';
import { numberWords } from './certificate-words.ts';
import { numberBlocksQuery } from './papers.data.ts';

/** What a clerk decides of a paper besides its contents. */
export type IssueChoices = {
  copies: string;
  /** 免除の理由; null: the fee is taken. */
  fee_exemption: string | null;
  is_certified_copy: boolean;
  block_id: string | null;
};

/** Copies as a number from 1 to 20, or null for what is none. */
export function copiesOf({ copies }: IssueChoices): number | null {
  const number = Number(copies);
  return Number.isInteger(number) && number >= 1 && number <= 20 ? number : null;
}

const series = 'series';

/** Copies, fee or exemption, 原本証明, and the block that the number comes from; each only where it is offered. */
export function IssueChoicesPart({
  where,
  kind,
  preview,
  value,
  onChange,
}: {
  where: Where;
  kind: string;
  preview: PreviewAnswer;
  value: IssueChoices;
  onChange: (value: IssueChoices) => void;
}): ReactNode {
  const blocks = useQuery(numberBlocksQuery(where));
  const held = (blocks.data?.blocks ?? []).filter(
    (block) => block.kind === kind && block.returned_at === null && block.next_number <= block.last_number,
  );
  const copies = copiesOf(value);
  return (
    <div className="issue-choices">
      <div className="field-row">
        <TextField
          label="部数"
          name="copies"
          inputMode="numeric"
          value={value.copies}
          onChange={(typed) => onChange({ ...value, copies: typed })}
          error={copies === null ? '1から20までの数字で入力してください' : undefined}
        />
        {held.length > 0 && (
          <Select
            label="番号"
            choices={[
              { id: series, title: '次の番号' },
              ...held.map((block) => ({
                id: block.block_id,
                title: `${block.holder}の番号枠（次は${numberWords(block.next_number)}）`,
              })),
            ]}
            value={value.block_id ?? series}
            onChange={(id) => onChange({ ...value, block_id: id === series ? null : id })}
          />
        )}
      </div>
      {preview.fee_yen > 0 && (
        <>
          <Checkbox
            isSelected={value.fee_exemption !== null}
            onChange={(isExempt) =>
              onChange({ ...value, fee_exemption: isExempt ? preview.fee_exemption : null })
            }
          >
            手数料を免除する（{formatFigure(preview.fee_yen * (copies ?? 1))} 円）
          </Checkbox>
          {value.fee_exemption !== null && (
            <TextField
              label="免除の理由"
              name="fee-exemption"
              value={value.fee_exemption}
              onChange={(reason) => onChange({ ...value, fee_exemption: reason })}
            />
          )}
        </>
      )}
      {preview.certified_copy !== '' && (
        <Checkbox
          isSelected={value.is_certified_copy}
          onChange={(is_certified_copy) => onChange({ ...value, is_certified_copy })}
        >
          原本証明を印刷する（{preview.certified_copy}）
        </Checkbox>
      )}
    </div>
  );
}
