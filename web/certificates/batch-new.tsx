import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { longestBatch } from '../../api/certificates/batches.contract.ts';
import type { BatchCandidate, NewBatch } from '../../api/certificates/batches.contract.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatCount, formatFigure } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { PlainTable, type PlainColumn } from '../ui/plain-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { kindWords, numberWords } from './certificate-words.ts';
import type { Where } from './certificates.data.ts';
import { candidatesQuery, kindsQuery, openBatch } from './papers.data.ts';

/** One for each letter that may be: from a decision, a declaration, or a paper that exists. */
function idOf({ confirmation_id, declaration_id, certificate_id }: BatchCandidate): string {
  return confirmation_id ?? declaration_id ?? certificate_id ?? '';
}

/** Chooses a kind and who gets a letter: what is confirmed or declared and not certified yet, or certified and not handed over. */
export function BatchNew({
  where,
  onClose,
  onOpened,
}: {
  where: Where;
  onClose: () => void;
  onOpened: (batchId: string) => void;
}): ReactNode {
  const client = useQueryClient();
  const [kind, setKind] = useState('resident');
  const kinds = useQuery(kindsQuery(where.municipality));
  const offered = (kinds.data?.kinds ?? []).filter((one) => one.is_active);
  const found = useQuery(candidatesQuery(where, kind));
  const [batchId] = useState(() => uuidv7());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [sender, setSender] = useState('');
  const [isAsked, setAsked] = useState(false);
  const opening = useWriteOnce((body: NewBatch, key) => openBatch(where, body, key));
  const candidates = found.data?.candidates ?? [];
  const byPost = candidates.filter((one) => one.wants_post);
  const toggle = (id: string, isChosen: boolean): void => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const choose = (rows: readonly BatchCandidate[]): void =>
    setChosen(new Set(rows.slice(0, longestBatch).map(idOf)));
  const picked = candidates.filter((one) => chosen.has(idOf(one)));
  const toIssue = picked.filter((one) => one.certificate_id === null);
  const submit = (): void => {
    setAsked(true);
    if (sender.trim() === '' || picked.length === 0 || picked.length > longestBatch) return;
    opening.mutate(
      {
        batch_id: batchId,
        kind,
        confirmation_ids: toIssue.flatMap((one) => one.confirmation_id ?? []),
        declaration_ids: toIssue.flatMap((one) => one.declaration_id ?? []),
        certificate_ids: picked.flatMap((one) => one.certificate_id ?? []),
        sender: sender.trim(),
      },
      {
        onSuccess: () => {
          void client.invalidateQueries({ queryKey: ['certificates'] });
          onOpened(batchId);
        },
      },
    );
  };
  return (
    <div className="papers-batch">
      <p>
        証明書の種類と宛先を選んでください。一通ごとに番号を付けて証明書を作り、宛名の紙と合わせた一つの PDF
        にします（一度に {formatFigure(longestBatch)}{' '}
        通まで）。照合が済んでいないものは作られず、理由が残ります。
      </p>
      {offered.length > 1 && (
        <Select
          label="証明書の種類"
          choices={offered.map((one) => ({ id: one.kind, title: kindWords(one) }))}
          value={kind}
          onChange={(next) => {
            setKind(next);
            setChosen(new Set());
          }}
        />
      )}
      {found.error && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LoadingRow what="証明書" />}
      {found.data && candidates.length === 0 && (
        <EmptyState title="郵送する証明書がありません">
          突合を確定したもの、受理した届出、交付して手渡していない証明書が、種類ごとにここに並びます。
        </EmptyState>
      )}
      {candidates.length > 0 && (
        <>
          <div className="papers-parts">
            <Button size="small" onPress={() => choose(byPost)} isDisabled={byPost.length === 0}>
              郵送希望をすべて選ぶ（{formatFigure(byPost.length)}）
            </Button>
            <Button size="small" onPress={() => choose(candidates)}>
              すべて選ぶ
            </Button>
            <Button size="small" onPress={() => setChosen(new Set())} isDisabled={chosen.size === 0}>
              選択を解く
            </Button>
            <span aria-live="polite">{formatCount(picked.length, candidates.length, '通')}</span>
          </div>
          <PlainTable
            label="郵送する宛先"
            columns={columnsOf(chosen, toggle)}
            rows={candidates}
            rowId={idOf}
          />
          <TextField
            label="差出人（宛名の紙に印刷されます）"
            name="sender"
            value={sender}
            onChange={setSender}
            rows={3}
            hint="例：むすび市役所 税務課、所在地、電話番号"
            error={isAsked && sender.trim() === '' ? '差出人を入力してください' : undefined}
          />
        </>
      )}
      {opening.error && <ProblemNotice problem={opening.error} />}
      <div className="form-actions">
        <Button onPress={onClose}>やめる</Button>
        <Button tone="primary" onPress={submit} isDisabled={picked.length === 0} isBusy={opening.isPending}>
          {formatFigure(picked.length)} 通を作成する
        </Button>
      </div>
    </div>
  );
}

function columnsOf(
  chosen: ReadonlySet<string>,
  toggle: (id: string, isChosen: boolean) => void,
): PlainColumn<BatchCandidate>[] {
  return [
    {
      id: 'name',
      title: '宛先',
      minWidth: 10,
      show: (row) => (
        <Checkbox isSelected={chosen.has(idOf(row))} onChange={(isChosen) => toggle(idOf(row), isChosen)}>
          {row.name}
        </Checkbox>
      ),
    },
    { id: 'address', title: '住所', minWidth: 14, show: (row) => row.address },
    { id: 'class', title: '被害の程度', minWidth: 7, show: (row) => row.damage_label ?? '—' },
    {
      id: 'paper',
      title: '証明書',
      minWidth: 9,
      show: (row) =>
        row.certificate_number === null
          ? 'これから交付'
          : `${numberWords(row.certificate_number)}（未手渡し）`,
    },
    { id: 'post', title: '郵送希望', minWidth: 5, show: (row) => (row.wants_post ? 'あり' : '—') },
  ];
}
