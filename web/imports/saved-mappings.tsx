import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ImportKindName } from '../../api/imports/import-kinds.contract.ts';
import type { Mapping, SavedMapping } from '../../api/imports/mappings.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { formatMoment } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { mappingsQuery, removeMapping, saveMapping } from './imports.data.ts';

/** The saved mappings of a kind: one to go by, and one to be removed. */
export function SavedMappingChoice({
  saved,
  fitting,
  chosen,
  onChoose,
}: {
  saved: readonly SavedMapping[];
  /** Names of those that suit this file. */
  fitting: ReadonlySet<string>;
  chosen: SavedMapping | null;
  onChoose: (mapping: SavedMapping | null) => void;
}): ReactNode {
  const [isAsking, setAsking] = useState(false);
  if (saved.length === 0) return null;
  return (
    <div className="columns-saved">
      <Select
        label="保存した対応"
        choices={saved.map(({ name }) => ({
          id: name,
          title: fitting.has(name) ? `${name}（このファイルに合います）` : name,
        }))}
        value={chosen?.name ?? null}
        onChange={(name) => onChoose(saved.find((one) => one.name === name) ?? null)}
      />
      {chosen && (
        <Button tone="quiet" onPress={() => setAsking(true)}>
          削除…
        </Button>
      )}
      {chosen && (
        <RemoveDialog
          mapping={chosen}
          isOpen={isAsking}
          onClose={() => setAsking(false)}
          onRemoved={() => onChoose(null)}
        />
      )}
    </div>
  );
}

function RemoveDialog({
  mapping: { kind, name, saved_by, saved_at, used },
  isOpen,
  onClose,
  onRemoved,
}: {
  mapping: SavedMapping;
  isOpen: boolean;
  onClose: () => void;
  onRemoved: () => void;
}): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const notices = useNotices();
  const removing = useWriteOnce((named: { kind: ImportKindName; name: string }, key) =>
    removeMapping(municipality, named, key),
  );
  const remove = async (): Promise<void> => {
    const isGone = await removing.mutateAsync({ kind, name }).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
    await client.invalidateQueries({ queryKey: mappingsQuery(municipality).queryKey });
    notices.say(`対応「${name}」を削除しました`);
    onClose();
    onRemoved();
  };
  return (
    <ConfirmDialog
      title={`対応「${name}」を削除しますか`}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={() => void remove()}
      confirmLabel="削除する"
      isBusy={removing.isPending}
    >
      <p>
        {formatMoment(saved_at)}に{saved_by}が保存したものです。
        {used > 0 && `これまで ${used} 件の取込で使いました。その記録は変わりません。`}
        次に同じ見出しのファイルが来ても、自動では読めなくなります。
      </p>
      {removing.isError && <ProblemNotice problem={removing.error} />}
    </ConfirmDialog>
  );
}

/** Keeps the present mapping under a name; the next file with these headers is then read by itself. */
export function SaveMapping({
  kind,
  mapping,
  saved,
  check,
  onSaved,
}: {
  kind: ImportKindName;
  mapping: Mapping;
  saved: readonly SavedMapping[];
  /** Says at the columns what is missing; false: there is something. */
  check: () => boolean;
  onSaved: (mapping: SavedMapping) => void;
}): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const notices = useNotices();
  const [name, setName] = useState('');
  const [fault, setFault] = useState<string>();
  const saving = useWriteOnce((given: { kind: ImportKindName; name: string; mapping: Mapping }, key) =>
    saveMapping(municipality, given, key),
  );
  const isReplacing = saved.some((one) => one.name === name.trim());
  const save = async (): Promise<void> => {
    if (name.trim() === '' || name.trim().length > 100) {
      setFault(name.trim() === '' ? '名前を入力してください。' : '100文字以内で入力してください。');
      return;
    }
    if (!check()) return;
    const kept = await saving.mutateAsync({ kind, name: name.trim(), mapping }).catch(() => null);
    if (!kept) return;
    await client.invalidateQueries({ queryKey: mappingsQuery(municipality).queryKey });
    notices.say(`対応「${kept.name}」を保存しました`);
    setName('');
    onSaved(kept);
  };
  return (
    <div className="columns-save">
      <TextField
        label="この対応に名前を付けて保存"
        name="mapping_name"
        value={name}
        onChange={(typed) => {
          setName(typed);
          setFault(undefined);
        }}
        placeholder="例：市民課の住基システム"
        hint={
          isReplacing
            ? '同じ名前の対応と置き換えます。'
            : '次に同じ見出しのファイルが来たら、この対応で自動的に読みます。'
        }
        error={fault}
      />
      <Button onPress={() => void save()} isBusy={saving.isPending}>
        {isReplacing ? '置き換えて保存' : '保存'}
      </Button>
      {saving.isError && <ProblemNotice problem={saving.error} />}
    </div>
  );
}
