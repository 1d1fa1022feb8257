import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type {
  NewNumberBlock,
  NumberBlock,
  NumberGap,
} from '../../api/certificates/number-blocks.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Form } from '../ui/form.tsx';
import { formatFigure, formatMoment } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { useNotices } from '../ui/notices.tsx';
import { PlainTable, type PlainColumn } from '../ui/plain-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { kindWords, numberWords } from './certificate-words.ts';
import { kindsQuery, numberBlocksQuery, reserveBlock, returnBlock } from './papers.data.ts';
import { PapersPanel } from './papers-panel.tsx';
import { useWhere } from './papers-where.ts';

/** 番号枠: numbers that a counter holds in reserve, how many are left, and why any number bears no paper. */
export function NumbersTab(): ReactNode {
  const where = useWhere();
  const { municipality } = useStaff();
  const found = useQuery(numberBlocksQuery(where));
  const kinds = useQuery(kindsQuery(municipality));
  const [returning, setReturning] = useState<NumberBlock | null>(null);
  const nameOf = (kind: string): string => {
    const known = kinds.data?.kinds.find((one) => one.kind === kind);
    return known ? kindWords(known) : kind;
  };
  const gaps = found.data?.gaps ?? [];
  return (
    <PapersPanel tab="numbers">
      <ReserveForm nameOf={nameOf} kinds={(kinds.data?.kinds ?? []).filter((kind) => kind.is_active)} />
      {found.error && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LoadingRow what="番号枠" />}
      {found.data && (
        <>
          <ul className="papers-figures" aria-label="番号の現在">
            {found.data.series.map(({ kind, last_number, issued }) => (
              <li key={kind}>
                <span>{nameOf(kind)}</span>
                <strong>{numberWords(last_number)}まで</strong>
                <span>交付 {formatFigure(issued)} 通</span>
              </li>
            ))}
          </ul>
          {found.data.blocks.length === 0 ? (
            <EmptyState title="番号枠はありません">
              避難所の巡回など、切り離されて交付する窓口のために、番号をまとめて確保できます。
            </EmptyState>
          ) : (
            <PlainTable
              label="番号枠"
              columns={blockColumns(nameOf, setReturning)}
              rows={found.data.blocks}
              rowId={(row) => row.block_id}
            />
          )}
          <GapList gaps={gaps} blocks={found.data.blocks} nameOf={nameOf} />
        </>
      )}
      {returning && <ReturnDialog block={returning} onClose={() => setReturning(null)} />}
    </PapersPanel>
  );
}

function blockColumns(
  nameOf: (kind: string) => string,
  onReturn: (block: NumberBlock) => void,
): PlainColumn<NumberBlock>[] {
  return [
    { id: 'holder', title: '持っている窓口', minWidth: 8, show: (row) => row.holder },
    { id: 'kind', title: '種類', minWidth: 10, show: (row) => nameOf(row.kind) },
    {
      id: 'range',
      title: '番号',
      minWidth: 12,
      show: (row) => `${numberWords(row.first_number)}〜${numberWords(row.last_number)}`,
    },
    {
      id: 'left',
      title: '残り',
      minWidth: 4,
      isFigure: true,
      show: (row) => formatFigure(row.returned_at === null ? row.last_number - row.next_number + 1 : 0),
    },
    {
      id: 'since',
      title: '確保',
      minWidth: 8,
      show: (row) => `${formatMoment(row.reserved_at)} ${row.reserved_by}`,
    },
    {
      id: 'act',
      title: '返却',
      minWidth: 8,
      show: (row) =>
        row.returned_at === null ? (
          <Button size="small" aria-label={`${row.holder}の番号枠を返却する`} onPress={() => onReturn(row)}>
            返却する
          </Button>
        ) : (
          <span>
            {formatMoment(row.returned_at)} {row.returned_by}（{row.returned_reason}）
          </span>
        ),
    },
  ];
}

function gapColumns(
  blocks: readonly NumberBlock[],
  nameOf: (kind: string) => string,
): PlainColumn<NumberGap>[] {
  return [
    {
      id: 'range',
      title: '証明書のない番号',
      minWidth: 12,
      show: ({ first_number, last_number }) => `${numberWords(first_number)}〜${numberWords(last_number)}`,
    },
    { id: 'kind', title: '種類', minWidth: 10, show: ({ kind }) => nameOf(kind) },
    {
      id: 'why',
      title: '理由',
      minWidth: 14,
      show: ({ block_id }) => {
        const block = blocks.find((one) => one.block_id === block_id);
        if (!block) return <StateMark tone="bad">説明のない欠番</StateMark>;
        return block.returned_at === null
          ? `${block.holder}が番号枠として持っています`
          : `${block.holder}が使わずに返却（${block.returned_reason}）`;
      },
    },
  ];
}

function GapList({
  gaps,
  blocks,
  nameOf,
}: {
  gaps: readonly NumberGap[];
  blocks: readonly NumberBlock[];
  nameOf: (kind: string) => string;
}): ReactNode {
  if (gaps.length === 0) return <p className="papers-hint">証明書のない番号（欠番）はありません。</p>;
  return (
    <PlainTable
      label="証明書のない番号"
      columns={gapColumns(blocks, nameOf)}
      rows={gaps}
      rowId={(row) => `${row.kind} ${row.first_number}`}
    />
  );
}

function ReserveForm({
  kinds,
  nameOf,
}: {
  kinds: readonly { kind: string }[];
  nameOf: (kind: string) => string;
}): ReactNode {
  const where = useWhere();
  const client = useQueryClient();
  const notices = useNotices();
  const [kind, setKind] = useState('resident');
  const [holder, setHolder] = useState('');
  const [size, setSize] = useState('50');
  const [isAsked, setAsked] = useState(false);
  const count = Number(size);
  const isCount = Number.isInteger(count) && count >= 1 && count <= 1000;
  // One block, one id, however often the press has to be repeated.
  const [blockId, setBlockId] = useState(() => uuidv7());
  const reserving = useWriteOnce((body: NewNumberBlock, key) => reserveBlock(where, body, key));
  const submit = (): void => {
    setAsked(true);
    if (holder.trim() === '' || !isCount) return;
    reserving.mutate(
      { block_id: blockId, kind, holder: holder.trim(), size: count },
      {
        onSuccess: (block) => {
          setAsked(false);
          setHolder('');
          setBlockId(uuidv7());
          void client.invalidateQueries({ queryKey: ['certificates', 'blocks'] });
          notices.say(`${numberWords(block.first_number)}〜${numberWords(block.last_number)}を確保しました`);
        },
      },
    );
  };
  return (
    <Form label="番号枠の確保" onSubmit={submit} isBusy={reserving.isPending}>
      <div className="field-row">
        <TextField
          label="持つ窓口"
          name="holder"
          value={holder}
          onChange={setHolder}
          hint="例：避難所巡回1"
          error={isAsked && holder.trim() === '' ? '窓口の名前を入力してください' : undefined}
        />
        <Select
          label="種類"
          choices={kinds.map((one) => ({ id: one.kind, title: nameOf(one.kind) }))}
          value={kind}
          onChange={setKind}
        />
        <TextField
          label="確保する数"
          name="size"
          inputMode="numeric"
          value={size}
          onChange={setSize}
          hint="1〜1000"
          error={isCount ? undefined : '1から1000までの数字で入力してください'}
        />
        <div className="papers-search">
          <Button type="submit" tone="primary" isBusy={reserving.isPending}>
            番号枠を確保
          </Button>
        </div>
      </div>
      {reserving.error && <ProblemNotice problem={reserving.error} />}
    </Form>
  );
}

function ReturnDialog({ block, onClose }: { block: NumberBlock; onClose: () => void }): ReactNode {
  const where = useWhere();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const returning = useWriteOnce((input: string, key) => returnBlock(where, block.block_id, input, key));
  const left = block.last_number - block.next_number + 1;
  const confirm = (): void => {
    setAsked(true);
    if (reason.trim() === '') return;
    returning.mutate(reason.trim(), {
      onSuccess: () => {
        void client.invalidateQueries({ queryKey: ['certificates', 'blocks'] });
        onClose();
      },
    });
  };
  return (
    <ConfirmDialog
      title={`${block.holder}の番号枠を返却しますか`}
      isOpen
      onClose={onClose}
      onConfirm={confirm}
      confirmLabel="返却する"
      tone="primary"
      isBusy={returning.isPending}
    >
      <p>
        残りの {formatFigure(left)}{' '}
        個の番号は、この窓口では使えなくなります。後ろの番号がまだ使われていなければ元に戻り、使われていれば欠番として理由とともに残ります。
      </p>
      <TextField
        label="返却の理由"
        name="return-reason"
        value={reason}
        onChange={setReason}
        isRequired
        error={isAsked && reason.trim() === '' ? '理由を入力してください' : undefined}
      />
      {returning.error && <ProblemNotice problem={returning.error} />}
    </ConfirmDialog>
  );
}
