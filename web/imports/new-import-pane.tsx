import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { importKinds, isMapKind } from '../../api/imports/import-kinds.contract.ts';
import { ImportEncoding, type Import, type NewImport } from '../../api/imports/imports.contract.ts';
import { warningOf } from '../../geodata/crs/to-jgd2011.ts';
import { DetailPane } from '../frame/panel.tsx';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { Form } from '../ui/form.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { importsKey, mappingsQuery, openImport } from './imports.data.ts';
import { checkDraft, isDated, newDraft, type Draft, type DraftFaults } from './new-import.ts';
import { useSend } from './use-send.ts';
import { fileEndings } from './file-fault.ts';
import { SourceField } from './source-field.tsx';
import { crsWarningWords } from './reading-words.ts';
import { crsChoices, encodingTitle, kindWords } from './words.ts';
import './imports.css';

const kindChoices = importKinds.map((id) => ({ id, title: kindWords[id].title }));
const encodingChoices = ImportEncoding.options.map((id) => ({ id, title: encodingTitle(id) }));
/** A map that says nothing is asked about, not guessed. */
const mapCrsChoices = crsChoices.map((choice) =>
  choice.id === 'auto' ? { ...choice, title: 'ファイルから判別' } : choice,
);

/** The next file: what it is, and who handed it over. Its sending starts when the server has opened the import. */
export function NewImportPane({
  former,
  imports,
  onBack,
  onOpened,
}: {
  /** Another file in the place of this one. */
  former: Import | null;
  /** All there are: the sources of maps known so far. */
  imports: readonly Import[];
  onBack: () => void;
  onOpened: (id: string) => void;
}): ReactNode {
  const { session, municipality, disaster } = useStaff();
  const client = useQueryClient();
  const send = useSend();
  const [draft, setDraft] = useState<Draft>(() => newDraft(session.account.display_name, former));
  const [faults, setFaults] = useState<DraftFaults>({});
  const opening = useWriteOnce((given: NewImport, key) => openImport(municipality, given, key));
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part });
    setFaults(Object.fromEntries(Object.entries(faults).filter(([field]) => !(field in part))));
  };

  const submit = async (): Promise<void> => {
    const checked = checkDraft(draft, disaster.disaster_code);
    if ('faults' in checked) {
      setFaults(checked.faults);
      return;
    }
    const opened = await opening.mutateAsync(checked.given).catch(() => null);
    if (!opened) return;
    send(opened, checked.file);
    await client.invalidateQueries({ queryKey: importsKey(municipality) });
    onOpened(opened.import_id);
  };

  const saved = useQuery(mappingsQuery(municipality)).data?.mappings.filter(
    ({ kind }) => kind === draft.kind,
  );
  const warning = draft.crs === 'auto' ? null : warningOf(Number(draft.crs));
  return (
    <DetailPane title="ファイルを取り込む" onBack={onBack} takesFocus>
      <p>
        はじめに点検だけを行い、何が変わるかを表示します。内容を確かめて「適用する」を押すまで、台帳は変わりません。
      </p>
      <Form label="ファイルを取り込む" onSubmit={() => void submit()} isBusy={opening.isPending}>
        <Select
          label="種類"
          choices={kindChoices}
          value={draft.kind}
          onChange={(kind) => change({ kind, source: '', mappingName: '' })}
          error={faults.kind}
          isRequired
        />
        <FileDrop
          label="ファイル"
          accept={fileEndings}
          file={draft.file}
          onFile={(file) => change({ file })}
          error={faults.file}
          hint={draft.kind === null ? undefined : `必要な列：${kindWords[draft.kind].required}`}
        />
        {draft.kind === 'surveys' && <p>「{disaster.name}」の調査結果として取り込みます。</p>}
        {isDated(draft.kind) && (
          <TextField
            label="基準日"
            name="as_of"
            type="date"
            value={draft.asOf}
            onChange={(asOf) => change({ asOf })}
            error={faults.asOf}
            hint="この日の時点の台帳として取り込みます。ファイルに基準日の列があるときは、そちらを使います。"
            isRequired
          />
        )}
        {draft.kind !== null && isMapKind(draft.kind) && (
          <SourceField
            kind={draft.kind}
            imports={imports}
            value={draft.source}
            onChange={(source) => change({ source })}
            error={faults.source}
          />
        )}
        {saved !== undefined && saved.length > 0 && (
          <Select
            label="列の対応"
            choices={[
              { id: '', title: '見出しから判別（合う対応があれば使う）' },
              ...saved.map(({ name }) => ({ id: name, title: name })),
            ]}
            value={draft.mappingName}
            onChange={(mappingName) => change({ mappingName })}
          />
        )}
        <div className="import-reading">
          <Select
            label="文字コード"
            choices={encodingChoices}
            value={draft.encoding}
            onChange={(encoding) => change({ encoding })}
          />
          <Select
            label="座標系"
            choices={draft.kind !== null && isMapKind(draft.kind) ? mapCrsChoices : crsChoices}
            value={draft.crs}
            onChange={(crs) => change({ crs })}
          />
        </div>
        {warning && <p className="import-note">{crsWarningWords(warning)}</p>}
        <div className="field-row">
          <TextField
            label="引渡し者"
            name="handed_over_by"
            value={draft.handedOverBy}
            onChange={(handedOverBy) => change({ handedOverBy })}
            error={faults.handedOverBy}
            hint="例：市民課 係名・氏名"
            isRequired
          />
          <TextField
            label="受領者"
            name="received_by"
            value={draft.receivedBy}
            onChange={(receivedBy) => change({ receivedBy })}
            error={faults.receivedBy}
            hint="受け取った人の所属・氏名"
            isRequired
          />
          <TextField
            label="媒体"
            name="medium"
            value={draft.medium}
            onChange={(medium) => change({ medium })}
            error={faults.medium}
            hint="例：USBメモリ"
            isRequired
          />
          <TextField
            label="媒体の返却・廃棄"
            name="medium_disposal"
            value={draft.mediumDisposal}
            onChange={(mediumDisposal) => change({ mediumDisposal })}
            error={faults.mediumDisposal}
            hint="例：取込後すぐに返却"
            isRequired
          />
        </div>
        {opening.isError && <ProblemNotice problem={opening.error} />}
        <div className="form-actions">
          <Button type="submit" tone="primary" isBusy={opening.isPending}>
            送って点検する
          </Button>
          <Button onPress={onBack}>やめる</Button>
        </div>
      </Form>
    </DetailPane>
  );
}
