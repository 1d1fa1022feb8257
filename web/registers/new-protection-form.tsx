import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import {
  protectionReasonLabels,
  protectionReasons,
  type NewProtection,
} from '../../api/registers/registers.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { addProtection, protectionsQuery } from './registers.data.ts';

const reasonChoices = protectionReasons.map((id) => ({ id, title: protectionReasonLabels[id] }));

export function NewProtectionForm({ onDone }: { onDone: () => void }): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const notices = useNotices();
  const [household, setHousehold] = useState('');
  const [reason, setReason] = useState<NewProtection['reason'] | null>(null);
  const [since, setSince] = useState('');
  const [isTried, setTried] = useState(false);
  const adding = useWriteOnce((given: NewProtection, key) => addProtection(municipality, given, key));
  const submit = async (): Promise<void> => {
    setTried(true);
    const number = household.normalize('NFKC').trim();
    if (number === '' || reason === null || since === '') return;
    const added = await adding.mutateAsync({ household_number: number, reason, since }).catch(() => null);
    if (!added) return;
    await client.invalidateQueries(protectionsQuery(municipality));
    notices.say('支援措置を登録しました', 'ほかの職員の画面からは、いま見えなくなりました。');
    onDone();
  };
  const faults = adding.isError ? fieldProblems(adding.error) : {};
  const missing = (isMissing: boolean, message: string): string | undefined =>
    isTried && isMissing ? message : undefined;
  return (
    <Form label="支援措置の登録" onSubmit={() => void submit()} isBusy={adding.isPending}>
      <TextField
        label="世帯番号"
        name="household_number"
        value={household}
        onChange={setHousehold}
        error={faults['household_number'] ?? missing(household.trim() === '', '世帯番号を入力してください。')}
        hint="世帯の全員が見えなくなります。"
        isRequired
      />
      <Select
        label="理由"
        choices={reasonChoices}
        value={reason}
        onChange={setReason}
        error={missing(reason === null, '理由を選んでください。')}
        isRequired
      />
      <TextField
        label="開始日"
        name="since"
        type="date"
        value={since}
        onChange={setSince}
        error={faults['since'] ?? missing(since === '', '開始日を入力してください。')}
        isRequired
      />
      {adding.isError && Object.keys(faults).length === 0 && <ProblemNotice problem={adding.error} />}
      <div className="form-actions">
        <Button type="submit" tone="primary" isBusy={adding.isPending}>
          登録する
        </Button>
        <Button onPress={onDone}>やめる</Button>
      </div>
    </Form>
  );
}
