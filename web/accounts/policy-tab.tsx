import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { PolicyChange, PolicyView } from '../../api/accounts/policy.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { toProblem } from '../ui/problem.ts';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { AdministrationPanel } from './administration-panel.tsx';
import { checkPolicy, draftOf, type PolicyDraft, type PolicyNumber } from './policy-draft.ts';
import { changePolicy, policyQuery } from './settings.data.ts';

/** How passwords must be, and how long a screen stays signed in. */
export function PolicyTab(): ReactNode {
  const { municipality } = useStaff();
  const found = useQuery(policyQuery(municipality));
  return (
    <AdministrationPanel tab="policy">
      {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <PolicyForm key={found.data.version} policy={found.data} />}
    </AdministrationPanel>
  );
}

function PolicyForm({ policy }: { policy: PolicyView }): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const notices = useNotices();
  const [draft, setDraft] = useState<PolicyDraft>(draftOf(policy));
  const [faults, setFaults] = useState<Partial<Record<PolicyNumber, string>>>({});
  const saving = useMutation({
    mutationFn: (change: PolicyChange) => changePolicy(municipality, change, policy.version),
    onSuccess: (saved) => {
      client.setQueryData(policyQuery(municipality).queryKey, saved);
      notices.say('規則を変更しました', '次のサインインとパスワードの変更から使われます。');
    },
  });
  const submit = (): void => {
    const checked = checkPolicy(draft);
    setFaults('faults' in checked ? checked.faults : {});
    if ('change' in checked) saving.mutate(checked.change);
  };
  const figure = (field: PolicyNumber, label: string, hint?: string): ReactNode => (
    <TextField
      label={label}
      name={field}
      inputMode="numeric"
      value={draft[field]}
      onChange={(typed) => setDraft({ ...draft, [field]: typed })}
      error={faults[field]}
      hint={hint}
    />
  );
  const isStale = saving.isError && toProblem(saving.error).status === 412;
  return (
    <div className="settings-form">
      <Form label="パスワードと接続の規則" onSubmit={submit} isBusy={saving.isPending}>
        <fieldset className="settings-part">
          <legend>パスワード</legend>
          <div className="field-row">
            {figure('password_min_length', '最短の文字数', '8〜32')}
            {figure('password_max_length', '最長の文字数', '8〜32')}
            {figure('password_kinds', '必要な文字の種類', '3 または 4（英大小・数字・記号）')}
            {figure('password_history', '使い回しを断る回数', '以前のものと比べる数')}
            {figure('password_max_age_days', '有効な日数', '空なら期限なし')}
            <Select
              label="パスワードを変更する人"
              choices={[
                { id: 'self', title: '本人と管理者' },
                { id: 'administrator', title: '管理者だけ' },
              ]}
              value={draft.password_changed_by}
              onChange={(password_changed_by) => setDraft({ ...draft, password_changed_by })}
            />
          </div>
        </fieldset>
        <fieldset className="settings-part">
          <legend>サインインと接続</legend>
          <div className="field-row">
            {figure('failures_before_lock', '続けて間違えてよい回数', '3〜20')}
            {figure('lock_minutes', '受け付けない時間（分）', 'その端末だけ、1〜1440')}
            {figure('idle_minutes', '自動サインアウト（分）', '操作がないとき、5〜720')}
          </div>
        </fieldset>
        {saving.isError && (
          <ProblemNotice
            problem={saving.error}
            {...(isStale ? { onRetry: () => void client.invalidateQueries(policyQuery(municipality)) } : {})}
          />
        )}
        <div className="form-actions">
          <Button type="submit" tone="primary" isBusy={saving.isPending}>
            保存する
          </Button>
        </div>
      </Form>
    </div>
  );
}
