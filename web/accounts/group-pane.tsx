import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import {
  offeredPermissions,
  permissionLabels,
  type GroupChange,
  type GroupView,
} from '../../api/accounts/groups.contract.ts';
import { SidePane } from '../frame/split.tsx';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { formatFigure } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems, toProblem } from '../ui/problem.ts';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { accountsKey, changeGroup, createGroup, groupsKey, removeGroup } from './accounts.data.ts';

/** A group to be made (`null`), or one with its rights. */
export function GroupPane({ group, onClose }: { group: GroupView | null; onClose: () => void }): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const notices = useNotices();
  const [name, setName] = useState(group?.name ?? '');
  const [chosen, setChosen] = useState(
    offeredPermissions.filter((held) => group?.permissions.includes(held)),
  );
  const others =
    group?.permissions.filter((held) => !offeredPermissions.some((known) => known === held)) ?? [];
  const refresh = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: groupsKey(municipality) });
    await client.invalidateQueries({ queryKey: accountsKey(municipality) });
  };
  const saving = useWriteOnce((change: GroupChange, key) =>
    group ? changeGroup(municipality, group, change) : createGroup(municipality, change, key),
  );
  const save = async (): Promise<void> => {
    const saved = await saving.mutateAsync({ name: name.trim(), permissions: chosen }).catch(() => null);
    if (!saved) return;
    notices.say(group ? 'グループを変更しました' : 'グループを作成しました');
    if (!group) onClose();
    await refresh();
  };
  const faults = saving.isError ? fieldProblems(saving.error) : {};
  const isStale = saving.isError && toProblem(saving.error).status === 412;
  return (
    <SidePane title={group ? group.name : 'グループを作成'} onClose={onClose} takesFocus>
      <Form label="グループ" onSubmit={() => void save()} isBusy={saving.isPending}>
        <TextField
          label="グループの名前"
          name="name"
          value={name}
          onChange={setName}
          error={faults['name']}
          isRequired
        />
        <fieldset className="check-list">
          <legend>権限</legend>
          {offeredPermissions.map((permission) => (
            <Checkbox
              key={permission}
              isSelected={chosen.includes(permission)}
              onChange={(isHeld) =>
                setChosen(
                  offeredPermissions.filter((known) =>
                    known === permission ? isHeld : chosen.includes(known),
                  ),
                )
              }
            >
              {permissionLabels[permission]}
            </Checkbox>
          ))}
        </fieldset>
        {others.length > 0 && (
          <p className="pane-note">
            今後の機能の権限（そのまま残ります）：
            {others.map((permission) => permissionLabels[permission]).join('、')}
          </p>
        )}
        {group && group.members > 0 && (
          <p className="pane-note">
            権限の変更は、所属する {formatFigure(group.members)} 人の次の操作から効きます。
          </p>
        )}
        {saving.isError && Object.keys(faults).length === 0 && (
          <ProblemNotice problem={saving.error} {...(isStale ? { onRetry: () => void refresh() } : {})} />
        )}
        <div className="form-actions">
          <Button type="submit" tone={group ? 'plain' : 'primary'} isBusy={saving.isPending}>
            {group ? '保存する' : '作成する'}
          </Button>
        </div>
      </Form>
      {group && <RemovePart group={group} onRemoved={onClose} />}
    </SidePane>
  );
}

function RemovePart({ group, onRemoved }: { group: GroupView; onRemoved: () => void }): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const notices = useNotices();
  const [isAsking, setAsking] = useState(false);
  const removing = useMutation({
    mutationFn: () => removeGroup(municipality, group),
    onSuccess: async () => {
      onRemoved();
      notices.say('グループを削除しました');
      await client.invalidateQueries({ queryKey: groupsKey(municipality) });
    },
  });
  if (group.members > 0)
    return (
      <p className="pane-note">利用者がいるグループは削除できません。先に別のグループへ移してください。</p>
    );
  return (
    <div>
      <Button onPress={() => setAsking(true)}>グループを削除</Button>
      <ConfirmDialog
        title={`「${group.name}」を削除しますか`}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => removing.mutate()}
        confirmLabel="削除する"
        isBusy={removing.isPending}
      >
        <p>所属する利用者は 0 人です。だれの権限も変わりません。</p>
        {removing.isError && <ProblemNotice problem={removing.error} />}
      </ConfirmDialog>
    </div>
  );
}
