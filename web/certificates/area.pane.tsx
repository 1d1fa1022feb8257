import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { IssueArea, IssueAreaChange, IssueAreas } from '../../api/certificates/areas.contract.ts';
import { DetailPane } from '../frame/panel.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { formatDay } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { today } from './application-words.ts';
import { applicationsKey } from './applications.data.ts';
import { addArea, changeArea, removeArea } from './appointments.data.ts';
import { isNamed } from './appointment-words.ts';
import type { Where } from './certificates.data.ts';
import { useAreasMap } from './use-areas-map.ts';

/** One area: its name, the day, a word to its people, and the 町字 it holds, ticked in the list or on the map. */
export function AreaPane({
  where,
  shown,
  area,
  onBack,
}: {
  where: Where;
  shown: IssueAreas;
  /** Undefined: a new one. */
  area: IssueArea | undefined;
  onBack: () => void;
}): ReactNode {
  const queryClient = useQueryClient();
  const notices = useNotices();
  // One area, one id, however often the press has to be repeated.
  const [id] = useState(() => area?.area_id ?? uuidv7());
  const [name, setName] = useState(area?.name ?? '');
  const [startsOn, setStartsOn] = useState(area?.starts_on ?? today());
  const [note, setNote] = useState(area?.note ?? '');
  const [towns, setTowns] = useState<readonly string[]>(area?.town_ids ?? []);
  const [isTried, setTried] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const others = shown.areas.filter(({ area_id }) => area_id !== area?.area_id);
  const toggle = useCallback(
    (town: string): void =>
      setTowns((before) =>
        before.includes(town) ? before.filter((one) => one !== town) : [...before, town],
      ),
    [],
  );
  useAreasMap({
    towns: shown.towns,
    chosen: towns,
    taken: others.flatMap(({ town_ids }) => town_ids),
    onToggle: toggle,
  });
  const ended = async (words: string): Promise<void> => {
    await queryClient.invalidateQueries({ queryKey: applicationsKey(where) });
    notices.say(words);
    onBack();
  };
  const saving = useWriteOnce((given: IssueAreaChange, key) =>
    area ? changeArea(where, area, given) : addArea(where, { area_id: id, ...given }, key),
  );
  const removing = useMutation({
    mutationFn: (gone: IssueArea) => removeArea(where, gone),
    onSuccess: () => ended(`${name}の交付開始日を外しました`),
  });
  const missing = {
    ...(name.trim() === '' ? { name: '地区の名前を入力してください' } : {}),
    ...(startsOn === '' ? { starts_on: '交付開始日を入力してください' } : {}),
    ...(towns.length === 0 ? { town_ids: '町字を選んでください' } : {}),
  };
  const refused = saving.isError ? fieldProblems(saving.error) : {};
  const faults: Record<string, string> = isTried ? { ...refused, ...missing } : refused;
  const submit = (): void => {
    setTried(true);
    if (Object.keys(missing).length > 0) return;
    saving.mutate(
      {
        name: name.trim(),
        starts_on: startsOn,
        note: note.trim() === '' ? null : note.trim(),
        town_ids: [...towns],
      },
      { onSuccess: (saved) => ended(`${saved.name}の交付は ${formatDay(saved.starts_on)} からです`) },
    );
  };
  return (
    <DetailPane
      title={area ? area.name : '地区を加える'}
      backLabel="交付開始日へ戻る"
      onBack={onBack}
      takesFocus
      action={
        <Button tone="primary" isBusy={saving.isPending} onPress={submit}>
          保存する
        </Button>
      }
    >
      <Form label="地区" onSubmit={submit} isBusy={saving.isPending}>
        <div className="field-row">
          <TextField
            label="地区の名前"
            name="name"
            value={name}
            onChange={setName}
            isRequired
            error={faults['name']}
          />
          <TextField
            label="交付開始日"
            name="starts_on"
            type="date"
            value={startsOn}
            onChange={setStartsOn}
            isRequired
            error={faults['starts_on']}
          />
        </div>
        <TextField
          label="お知らせ"
          name="note"
          value={note}
          onChange={setNote}
          hint="場所・時間・持ち物など。整理券・呼出画面・公開ページにすぐ出ます"
        />
        <TownChoice
          towns={shown.towns}
          others={others}
          chosen={towns}
          onToggle={toggle}
          error={faults['town_ids']}
        />
        {saving.error && Object.keys(refused).length === 0 && <ProblemNotice problem={saving.error} />}
        {area && (
          <div className="form-actions">
            <Button tone="quiet" onPress={() => setRemoving(true)}>
              この地区を外す
            </Button>
          </div>
        )}
      </Form>
      {area && (
        <ConfirmDialog
          title={`${area.name}の交付開始日を外しますか`}
          isOpen={isRemoving}
          onClose={() => setRemoving(false)}
          onConfirm={() => removing.mutate(area)}
          confirmLabel="外す"
          isBusy={removing.isPending}
        >
          <p>{area.town_ids.length} の町字に交付開始日がなくなり、いつでも交付できるようになります。</p>
          {removing.error && <ProblemNotice problem={removing.error} />}
        </ConfirmDialog>
      )}
    </DetailPane>
  );
}

function TownChoice({
  towns,
  others,
  chosen,
  onToggle,
  error,
}: {
  towns: IssueAreas['towns'];
  others: readonly IssueArea[];
  chosen: readonly string[];
  onToggle: (town: string) => void;
  error: string | undefined;
}): ReactNode {
  const [typed, setTyped] = useState('');
  return (
    <fieldset className="town-choice">
      <legend className="field-label">
        大字・町丁目 <span className="figure">{chosen.length}</span> を選択（地図の点を押しても選べます）
      </legend>
      <TextField label="町字をさがす" name="town" type="search" value={typed} onChange={setTyped} />
      {error !== undefined && <p className="field-error">{error}</p>}
      <ul className="town-list">
        {towns
          .filter(({ name }) => isNamed(name, typed))
          .map(({ town_id, name }) => {
            const other = others.find(({ town_ids }) => town_ids.includes(town_id));
            return (
              <li key={town_id}>
                <Checkbox
                  isSelected={chosen.includes(town_id)}
                  isDisabled={other !== undefined}
                  onChange={() => onToggle(town_id)}
                >
                  {name}
                  {other && <small>（{other.name}）</small>}
                </Checkbox>
              </li>
            );
          })}
      </ul>
    </fieldset>
  );
}
