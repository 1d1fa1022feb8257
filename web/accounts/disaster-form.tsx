import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { NewDisaster } from '../../api/accounts/disasters.contract.ts';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { useFreshSession } from './fresh-session.ts';
import { addDisaster, disastersQuery } from './settings.data.ts';
import { disasterKindWords } from './words.ts';

/** A disaster to work in. Its code stands in addresses and cannot be changed. */
export function DisasterForm({
  municipality,
  onDone,
  onCancel,
}: {
  municipality: string;
  onDone: () => void;
  onCancel: () => void;
}): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  const refreshSession = useFreshSession();
  const [kind, setKind] = useState<NewDisaster['kind'] | null>(null);
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [cause, setCause] = useState('');
  const [occurredOn, setOccurredOn] = useState('');
  const [isTried, setTried] = useState(false);
  const adding = useWriteOnce((given: NewDisaster, key) => addDisaster(municipality, given, key));
  const submit = async (): Promise<void> => {
    setTried(true);
    if (kind === null || occurredOn === '') return;
    const given = {
      disaster_code: code.trim(),
      name: name.trim(),
      cause: cause.trim(),
      kind,
      occurred_on: occurredOn,
    };
    const added = await adding.mutateAsync(given).catch(() => null);
    if (!added) return;
    await client.invalidateQueries(disastersQuery(municipality));
    notices.say(`「${added.name}」を登録しました`, 'ホームから、この災害の業務に入れます。');
    onDone();
    await refreshSession();
  };
  const faults = adding.isError ? fieldProblems(adding.error) : {};
  return (
    <Form label="災害を登録" onSubmit={() => void submit()} isBusy={adding.isPending}>
      <Select
        label="種別"
        choices={[
          { id: 'actual', title: disasterKindWords.actual },
          { id: 'training', title: disasterKindWords.training },
        ]}
        value={kind}
        onChange={setKind}
        error={isTried && kind === null ? '種別を選んでください。' : undefined}
        isRequired
      />
      {kind === 'training' && <p className="pane-note">すべての画面と証明書に「訓練」と入ります。</p>}
      <TextField
        label="災害名"
        name="name"
        value={name}
        onChange={setName}
        error={faults['name']}
        hint="例：令和8年7月うみべ沖地震"
        isRequired
      />
      <TextField
        label="コード"
        name="disaster_code"
        value={code}
        onChange={setCode}
        error={faults['disaster_code']}
        hint="アドレスに使う短い名。半角の英小文字・数字・ハイフン（例：r8-eq）。あとで変えられません。"
        isRequired
      />
      <TextField
        label="罹災原因"
        name="cause"
        value={cause}
        onChange={setCause}
        error={faults['cause']}
        hint="証明書に印字します。例：令和8年7月28日の地震による"
        isRequired
      />
      <TextField
        label="発災日"
        name="occurred_on"
        type="date"
        value={occurredOn}
        onChange={setOccurredOn}
        error={
          faults['occurred_on'] ?? (isTried && occurredOn === '' ? '発災日を入力してください。' : undefined)
        }
        hint="この日の時点の住民と家屋で、証明書を作ります。"
        isRequired
      />
      {adding.isError && Object.keys(faults).length === 0 && <ProblemNotice problem={adding.error} />}
      <div className="form-actions">
        <Button type="submit" tone="primary" isBusy={adding.isPending}>
          登録する
        </Button>
        <Button onPress={onCancel}>やめる</Button>
      </div>
    </Form>
  );
}
