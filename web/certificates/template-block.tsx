import { useState, type ReactNode } from 'react';
import type {
  PaperGround,
  TemplateBlock,
  TemplateFault,
  TemplateRow,
} from '../../api/certificates/templates.contract.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { choicesOf } from './certificate-words.ts';
import { blockWords, moved, newRow, removed, replaced, rowWords } from './template-draft.ts';
import { fieldChoices, HeightField, RowEditor } from './template-row.tsx';

/** One part of a paper with its place in the order. */
export function BlockEditor({
  block,
  name,
  ground,
  faults,
  place,
  onChange,
  onMove,
  onRemove,
}: {
  block: TemplateBlock;
  name: string;
  ground: PaperGround;
  faults: readonly TemplateFault[];
  place: { isFirst: boolean; isLast: boolean };
  onChange: (block: TemplateBlock) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}): ReactNode {
  return (
    <li className="template-block">
      <PartHead title={blockWords[block.block]} place={place} onMove={onMove} onRemove={onRemove} />
      {faults.map(({ code, message }) => (
        <p key={`${code} ${message}`} className="template-fault">
          {message}
        </p>
      ))}
      <BlockFields block={block} name={name} ground={ground} onChange={onChange} />
    </li>
  );
}

/** The title of a part, and what can be done with it as a whole. */
function PartHead({
  title,
  place: { isFirst, isLast },
  onMove,
  onRemove,
}: {
  title: string;
  place: { isFirst: boolean; isLast: boolean };
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}): ReactNode {
  return (
    <div className="template-part-head">
      <strong>{title}</strong>
      <Button
        size="small"
        tone="quiet"
        aria-label={`${title}を上へ`}
        isDisabled={isFirst}
        onPress={() => onMove(-1)}
      >
        ↑ 上へ
      </Button>
      <Button
        size="small"
        tone="quiet"
        aria-label={`${title}を下へ`}
        isDisabled={isLast}
        onPress={() => onMove(1)}
      >
        ↓ 下へ
      </Button>
      <Button size="small" tone="quiet" aria-label={`${title}を削除`} onPress={onRemove}>
        削除
      </Button>
    </div>
  );
}

function BlockFields({
  block,
  name,
  ground,
  onChange,
}: {
  block: TemplateBlock;
  name: string;
  ground: PaperGround;
  onChange: (block: TemplateBlock) => void;
}): ReactNode {
  switch (block.block) {
    case 'head':
      return (
        <div className="template-fields">
          <TextField
            label="表題"
            name={`${name}-title`}
            value={block.title}
            onChange={(title) => onChange({ ...block, title })}
          />
          <TextField
            label="副題（{項目} を入れられます）"
            name={`${name}-subtitle`}
            value={block.subtitle}
            onChange={(subtitle) => onChange({ ...block, subtitle })}
          />
        </div>
      );
    case 'text':
      return <TextFields block={block} name={name} ground={ground} onChange={onChange} />;
    case 'table':
      return <TableFields block={block} name={name} ground={ground} onChange={onChange} />;
    case 'certification':
      return (
        <div className="template-fields">
          <TextField
            label="証明文"
            name={`${name}-sentence`}
            value={block.sentence}
            onChange={(sentence) => onChange({ ...block, sentence })}
          />
          <Select
            label="公印の位置"
            choices={[
              { id: 'over_name', title: '氏名に重ねる' },
              { id: 'beside_name', title: '氏名の右' },
              { id: 'none', title: '印刷しない' },
            ]}
            value={block.seal}
            onChange={(seal) => onChange({ ...block, seal })}
          />
        </div>
      );
    case 'qr':
      return (
        <div className="template-fields">
          <Select
            label="位置"
            choices={[
              { id: 'bottom_left', title: '左下' },
              { id: 'top_left', title: '左上' },
            ]}
            value={block.place}
            onChange={(place) => onChange({ ...block, place })}
          />
          <TextField
            label="下に添える文字"
            name={`${name}-caption`}
            value={block.caption}
            onChange={(caption) => onChange({ ...block, caption })}
          />
        </div>
      );
  }
}

type Of<Kind extends TemplateBlock['block']> = Extract<TemplateBlock, { block: Kind }>;

function TextFields({
  block,
  name,
  ground,
  onChange,
}: {
  block: Of<'text'>;
  name: string;
  ground: PaperGround;
  onChange: (block: TemplateBlock) => void;
}): ReactNode {
  const choices = fieldChoices(ground);
  return (
    <div className="template-fields">
      <TextField
        label="文章（{項目} は、証明書の記載に置き換わります）"
        name={`${name}-text`}
        value={block.text}
        onChange={(text) => onChange({ ...block, text })}
        rows={3}
      />
      <Select
        label="項目を文章に入れる"
        placeholder="選ぶと文末に入ります"
        choices={choices}
        value={null}
        onChange={(field) => {
          const title = choices.find(({ id }) => id === field)?.title ?? '';
          onChange({ ...block, text: `${block.text}{${title}}` });
        }}
      />
      <Select
        label="文字の大きさ"
        choices={[
          { id: 'small', title: '小さく' },
          { id: 'plain', title: 'ふつう' },
          { id: 'large', title: '大きく' },
        ]}
        value={block.size}
        onChange={(size) => onChange({ ...block, size })}
      />
      <Select
        label="寄せ"
        choices={[
          { id: 'left', title: '左' },
          { id: 'centre', title: '中央' },
          { id: 'right', title: '右' },
        ]}
        value={block.align}
        onChange={(align) => onChange({ ...block, align })}
      />
      <HeightField
        name={`${name}-height`}
        value={block.height}
        onChange={(height) => onChange({ ...block, height })}
      />
    </div>
  );
}

function TableFields({
  block,
  name,
  ground,
  onChange,
}: {
  block: Of<'table'>;
  name: string;
  ground: PaperGround;
  onChange: (block: TemplateBlock) => void;
}): ReactNode {
  const [added, setAdded] = useState<TemplateRow['row']>('item');
  const change = (rows: TemplateRow[]): void => onChange({ ...block, rows });
  return (
    <>
      <ol className="template-rows">
        {block.rows.map((row, index) => (
          <li key={`${row.row} ${index}`} className="template-row">
            <PartHead
              title={`${index + 1}行目 ${rowWords[row.row]}`}
              place={{ isFirst: index === 0, isLast: index === block.rows.length - 1 }}
              onMove={(by) => change(moved(block.rows, index, by))}
              onRemove={() => {
                if (block.rows.length > 1) change(removed(block.rows, index));
              }}
            />
            <RowEditor
              row={row}
              name={`${name}-row-${index}`}
              ground={ground}
              onChange={(next) => change(replaced(block.rows, index, next))}
            />
          </li>
        ))}
      </ol>
      <div className="template-add">
        <Select
          label="加える行"
          choices={choicesOf(rowWords).filter(({ id }) => id !== 'members' || ground === 'confirmation')}
          value={added}
          onChange={setAdded}
        />
        <Button
          size="small"
          isDisabled={block.rows.length >= 14}
          onPress={() => change([...block.rows, newRow(added, ground)])}
        >
          行を加える
        </Button>
      </div>
    </>
  );
}
