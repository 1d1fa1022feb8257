import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Slip, SlipWords } from '../../api/surveys/handout/handouts.contract.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { saveSlip, slipQuery } from './handout.data.ts';
import type { Where } from './planning.data.ts';

/** 調査済証: the town's own words, for all plans of the disaster. */
export function SlipDialog({ where, onClose }: { where: Where; onClose: () => void }): ReactNode {
  const slip = useQuery(slipQuery(where));
  return (
    <Dialog title="調査済証の文" isOpen onClose={onClose}>
      {slip.error && <ProblemNotice problem={slip.error} onRetry={() => void slip.refetch()} />}
      {slip.data && <SlipForm where={where} slip={slip.data} onClose={onClose} />}
    </Dialog>
  );
}

function SlipForm({ where, slip, onClose }: { where: Where; slip: Slip; onClose: () => void }): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  const { version, ...kept } = slip;
  const [words, setWords] = useState<SlipWords>(kept);
  const saving = useMutation({
    mutationFn: () => saveSlip(where, words, version),
    onSuccess: (saved) => {
      client.setQueryData(slipQuery(where).queryKey, saved);
      notices.say('調査済証の文を保存しました');
      onClose();
    },
  });
  const field = (name: keyof SlipWords, label: string, rows: number, hint?: string): ReactNode => (
    <TextField
      label={label}
      name={name}
      rows={rows}
      value={words[name]}
      hint={hint}
      onChange={(text) => setWords({ ...words, [name]: text })}
    />
  );
  return (
    <Form label="調査済証の文" onSubmit={() => saving.mutate()} isBusy={saving.isPending}>
      {field(
        'notice',
        '調査をしたこと・申請の受付開始',
        4,
        '200字まで。受付開始日が決まったら、日を書きます。',
      )}
      {field('to_bring', '申請に必要なもの', 4, '1行に一つ')}
      {field('contact', '問い合わせ先', 3, '課名と電話番号')}
      <p className="plan-quiet">応急危険度判定の赤・黄・緑と違う色の紙に印刷してください。</p>
      {saving.error && <ProblemNotice problem={saving.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose}>やめる</Button>
        <Button tone="primary" type="submit" isBusy={saving.isPending}>
          保存する
        </Button>
      </div>
    </Form>
  );
}
