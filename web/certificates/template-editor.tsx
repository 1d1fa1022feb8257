import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type {
  PaperGround,
  NewTemplate,
  TemplateBlock,
  TemplateBlocks,
  TemplateVersion,
} from '../../api/certificates/templates.contract.ts';
import { isLetter } from '../../api/certificates/templates.contract.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { formatMoment } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { useWriteOnce } from '../use-write-once.ts';
import { BlockEditor } from './template-block.tsx';
import { addableBlocks, blockWords, faultsAt, moved, newBlock, removed, replaced } from './template-draft.ts';
import { saveTemplate, templateCheckQuery, templatePreviewQuery, templatesQuery } from './templates.data.ts';

const restMs = 400;
/** The paper alone: the page has its own buttons. */
const paperOnly = '#toolbar=0&navpanes=0&view=Fit';

/** Parts on the left, the paper that they make on the right. Nothing is used before it is kept as a new version. */
export function TemplateEditor({
  municipality,
  kind,
  ground,
  newest,
  versions,
}: {
  municipality: string;
  kind: string;
  ground: PaperGround;
  newest: TemplateVersion;
  versions: readonly TemplateVersion[];
}): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  const [templateId] = useState(() => uuidv7());
  const [blocks, setBlocks] = useState<TemplateBlocks>(newest.blocks);
  const [note, setNote] = useState('');
  const [isLong, setLong] = useState(false);
  const [added, setAdded] = useState<TemplateBlock['block']>('text');
  const settled = useSettled(blocks, restMs);
  const check = useQuery({
    ...templateCheckQuery(municipality, kind, settled),
    placeholderData: keepPreviousData,
  });
  const saving = useWriteOnce((body: NewTemplate, key) => saveTemplate(municipality, kind, body, key));
  const faults = check.data?.faults ?? [];
  const whole = faultsAt(faults, null);
  const isChanged = blocks !== newest.blocks;
  const isSettled = settled === blocks && !check.isPlaceholderData && !check.isFetching;
  const isSound = isSettled && check.data !== undefined && !check.error && faults.length === 0;
  const addable = addableBlocks(blocks, ground);
  const chosen = addable.includes(added) ? added : 'text';
  const save = (): void =>
    saving.mutate(
      { template_id: templateId, blocks, note, edited_version: newest.template_version },
      {
        onSuccess: (list) => {
          client.setQueryData(templatesQuery(municipality, kind).queryKey, list);
          void client.invalidateQueries({ queryKey: ['certificates', 'kinds'] });
          const version = list.templates[0]?.template_version ?? 0;
          notices.say(
            `第${version}版として保存しました`,
            isLetter(ground) ? '次に作る通知書から使われます。' : '次に交付する証明書から使われます。',
          );
        },
      },
    );
  return (
    <div className="template">
      <section className="template-parts" aria-label="様式の部品">
        <p className="template-version">
          {newest.template_version === 0
            ? '標準の様式'
            : `第${newest.template_version}版（${newest.created_by ?? '標準'}${newest.created_at === null ? '' : `・${formatMoment(newest.created_at)}`}）`}
          {versions.length > 1 && (
            <Select
              label="前の版から始める"
              placeholder="版を選ぶ"
              choices={versions.map((one) => ({
                id: String(one.template_version),
                title: `第${one.template_version}版${one.note === '' ? '' : `（${one.note}）`}`,
              }))}
              value={null}
              onChange={(version) => {
                const from = versions.find((one) => String(one.template_version) === version);
                if (from) setBlocks(structuredClone(from.blocks));
              }}
            />
          )}
        </p>
        <div className="template-check" role="status">
          {check.data && (
            <p>
              {faults.length === 0
                ? `この様式は印刷できます。残り ${check.data.room.toFixed(1)} mm${isLetter(ground) ? '' : '（世帯員14人のとき）'}。`
                : `直すところが ${faults.length} か所あります。`}
            </p>
          )}
          {whole.map(({ code, message }) => (
            <p key={`${code} ${message}`} className="template-fault">
              {message}
            </p>
          ))}
        </div>
        {check.error && <ProblemNotice problem={check.error} onRetry={() => void check.refetch()} />}
        <ol className="template-list">
          {blocks.map((block, index) => (
            <BlockEditor
              // The parts have no names of their own: their place is what they are.
              key={`${block.block} ${index}`}
              block={block}
              name={`block-${index}`}
              ground={ground}
              faults={faultsAt(faults, index)}
              place={{ isFirst: index === 0, isLast: index === blocks.length - 1 }}
              onChange={(next) => setBlocks(replaced(blocks, index, next))}
              onMove={(by) => setBlocks(moved(blocks, index, by))}
              onRemove={() => setBlocks(removed(blocks, index))}
            />
          ))}
        </ol>
        <div className="template-add">
          <Select
            label="加える部品"
            choices={addable.map((id) => ({ id, title: blockWords[id] }))}
            value={chosen}
            onChange={setAdded}
          />
          <Button onPress={() => setBlocks([...blocks, newBlock(chosen, ground)])}>部品を加える</Button>
        </div>
        <TextField
          label="変更の内容（版の一覧に残ります）"
          name="template-note"
          value={note}
          onChange={setNote}
        />
        {saving.error && <ProblemNotice problem={saving.error} />}
        <div className="form-actions">
          <Button onPress={() => setBlocks(newest.blocks)} isDisabled={!isChanged}>
            元に戻す
          </Button>
          <Button tone="primary" onPress={save} isDisabled={!isChanged || !isSound} isBusy={saving.isPending}>
            新しい版として保存
          </Button>
        </div>
      </section>
      <section className="template-preview" aria-label="様式の見本">
        <Checkbox isSelected={isLong} onChange={setLong}>
          {isLetter(ground) ? '長い記載で見る' : '長い記載・世帯員14人で見る'}
        </Checkbox>
        <Preview municipality={municipality} kind={kind} blocks={settled} isLong={isLong} />
      </section>
    </div>
  );
}

function Preview({
  municipality,
  kind,
  blocks,
  isLong,
}: {
  municipality: string;
  kind: string;
  blocks: TemplateBlocks;
  isLong: boolean;
}): ReactNode {
  const preview = useQuery({
    ...templatePreviewQuery(municipality, kind, blocks, isLong),
    placeholderData: keepPreviousData,
  });
  const frame = useRef<HTMLIFrameElement>(null);
  const paper = preview.data;
  useEffect(() => {
    if (!paper || !frame.current) return;
    const address = URL.createObjectURL(paper);
    frame.current.src = `${address}${paperOnly}`;
    return () => URL.revokeObjectURL(address);
  }, [paper]);
  return (
    <>
      {preview.error && <ProblemNotice problem={preview.error} onRetry={() => void preview.refetch()} />}
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- a browser shows no PDF in a sandboxed frame */}
      <iframe
        ref={frame}
        className="template-paper"
        title="様式の見本（架空の記載）"
        hidden={paper === undefined}
        aria-busy={preview.isFetching}
      />
    </>
  );
}
