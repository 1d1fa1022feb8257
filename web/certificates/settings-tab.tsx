import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type {
  KindView,
  NewKind,
  PaperSettings,
  PaperSettingsChange,
} from '../../api/certificates/kinds.contract.ts';
import type { Ground } from '../../api/certificates/templates.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { LoadingRow } from '../ui/loading-row.tsx';
import { useNotices } from '../ui/notices.tsx';
import { PlainTable, type PlainColumn } from '../ui/plain-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { choicesOf, kindWords } from './certificate-words.ts';
import { addKind, changeKind, changePaperSettings, kindsQuery, paperSettingsQuery } from './papers.data.ts';
import { PapersPanel } from './papers-panel.tsx';

const groundWords: Readonly<Record<Ground, string>> = {
  confirmation: '確定した突合（世帯・家屋・調査）',
  building: '家屋と調査（所有者）',
  declaration: '届出だけ（調査なし）',
};

/** Which kinds of paper the town issues, and what holds for all of them. */
export function SettingsTab(): ReactNode {
  const { municipality } = useStaff();
  const kinds = useQuery(kindsQuery(municipality));
  const settings = useQuery(paperSettingsQuery(municipality));
  const error = kinds.error ?? settings.error;
  return (
    <PapersPanel tab="settings">
      {error && <ProblemNotice problem={error} />}
      {kinds.isPending && <LoadingRow what="種類" />}
      {kinds.data && <KindsPart municipality={municipality} kinds={kinds.data.kinds} />}
      {settings.data && (
        <SettingsForm key={settings.data.version} municipality={municipality} settings={settings.data} />
      )}
    </PapersPanel>
  );
}

function KindsPart({ municipality, kinds }: { municipality: string; kinds: readonly KindView[] }): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  const changing = useWriteOnce(async (kind: KindView) => {
    const { title, label, is_active } = kind;
    await changeKind(municipality, kind, { title, label, is_active: !is_active });
    await client.invalidateQueries({ queryKey: ['certificates', 'kinds'] });
  });
  const [title, setTitle] = useState('');
  const [label, setLabel] = useState('');
  const [name, setName] = useState('');
  const [ground, setGround] = useState<Ground>('declaration');
  const [isAsked, setAsked] = useState(false);
  const isNamed = /^[a-z][a-z0-9_]{0,30}$/.test(name);
  const adding = useWriteOnce((body: NewKind, key) => addKind(municipality, body, key));
  const submit = (): void => {
    setAsked(true);
    if (title.trim() === '' || !isNamed) return;
    adding.mutate(
      { kind: name, title: title.trim(), label: label.trim(), ground },
      {
        onSuccess: (kind) => {
          void client.invalidateQueries({ queryKey: ['certificates', 'kinds'] });
          setAsked(false);
          setTitle('');
          setLabel('');
          setName('');
          notices.say(`${kindWords(kind)}を加えました`, '「様式」で見本を確かめてください。');
        },
      },
    );
  };
  return (
    <section className="papers-part" aria-label="証明書の種類">
      <h2>証明書の種類</h2>
      {changing.error && <ProblemNotice problem={changing.error} />}
      <PlainTable
        label="証明書の種類"
        columns={kindColumns(changing.isPending ? changing.variables.kind : null, (kind) =>
          changing.mutate(kind),
        )}
        rows={kinds}
        rowId={(row) => row.kind}
      />
      <Form label="種類の追加" onSubmit={submit} isBusy={adding.isPending}>
        <div className="field-row">
          <TextField
            label="表題"
            name="kind-title"
            value={title}
            onChange={setTitle}
            hint="例：被災証明書"
            error={isAsked && title.trim() === '' ? '入力してください' : undefined}
          />
          <TextField label="区別" name="kind-label" value={label} onChange={setLabel} hint="例：事業所用" />
          <TextField
            label="記号"
            name="kind-name"
            value={name}
            onChange={setName}
            hint="英小文字・数字"
            error={isAsked && !isNamed ? '英小文字で始まる31字までの記号にしてください' : undefined}
          />
          <Select label="根拠" choices={choicesOf(groundWords)} value={ground} onChange={setGround} />
          <div className="papers-search">
            <Button type="submit" isBusy={adding.isPending}>
              種類を加える
            </Button>
          </div>
        </div>
        {adding.error && <ProblemNotice problem={adding.error} />}
      </Form>
    </section>
  );
}

function kindColumns(busy: string | null, onToggle: (kind: KindView) => void): PlainColumn<KindView>[] {
  return [
    { id: 'title', title: '種類', minWidth: 12, show: kindWords },
    { id: 'ground', title: '根拠', minWidth: 12, show: (row) => groundWords[row.ground] },
    {
      id: 'version',
      title: '様式',
      minWidth: 5,
      show: (row) => (row.template_version === 0 ? '標準' : `第${row.template_version}版`),
    },
    {
      id: 'state',
      title: '交付',
      minWidth: 6,
      show: (row) => (
        <StateMark tone={row.is_active ? 'good' : 'quiet'}>
          {row.is_active ? '交付する' : '交付しない'}
        </StateMark>
      ),
    },
    {
      id: 'act',
      title: '変更',
      minWidth: 6,
      show: (row) => (
        <Button
          size="small"
          aria-label={`${kindWords(row)}の交付を${row.is_active ? '止める' : '再開する'}`}
          isBusy={busy === row.kind}
          onPress={() => onToggle(row)}
        >
          {row.is_active ? '止める' : '再開する'}
        </Button>
      ),
    },
  ];
}

function SettingsForm({
  municipality,
  settings,
}: {
  municipality: string;
  settings: PaperSettings;
}): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  const [copies, setCopies] = useState(String(settings.copies_per_household));
  const [fee, setFee] = useState(String(settings.fee_yen));
  const [exemption, setExemption] = useState(settings.fee_exemption);
  const [certified, setCertified] = useState(settings.certified_copy);
  const [address, setAddress] = useState(settings.public_address ?? '');
  const [isAsked, setAsked] = useState(false);
  const copyCount = Number(copies);
  const yen = Number(fee);
  const isCopies = Number.isInteger(copyCount) && copyCount >= 1 && copyCount <= 20;
  const isFee = Number.isInteger(yen) && yen >= 0 && yen <= 10_000;
  const isAddress = address.trim() === '' || /^https?:\/\/[A-Za-z0-9.:[\]-]{1,200}$/.test(address.trim());
  const saving = useWriteOnce((change: PaperSettingsChange) =>
    changePaperSettings(municipality, change, settings.version),
  );
  const submit = (): void => {
    setAsked(true);
    if (!isCopies || !isFee || !isAddress) return;
    saving.mutate(
      {
        copies_per_household: copyCount,
        fee_yen: yen,
        fee_exemption: exemption.trim(),
        certified_copy: certified.trim(),
        public_address: address.trim() === '' ? null : address.trim(),
      },
      {
        onSuccess: (saved) => {
          client.setQueryData(paperSettingsQuery(municipality).queryKey, saved);
          notices.say('設定を保存しました');
        },
      },
    );
  };
  return (
    <section className="papers-part" aria-label="交付の設定">
      <h2>交付の設定</h2>
      <Form label="交付の設定" onSubmit={submit} isBusy={saving.isPending}>
        <div className="field-row">
          <TextField
            label="1世帯の部数"
            name="copies"
            inputMode="numeric"
            value={copies}
            onChange={setCopies}
            error={isAsked && !isCopies ? '1から20までの数字で入力してください' : undefined}
          />
          <TextField
            label="手数料（円、1部）"
            name="fee"
            inputMode="numeric"
            value={fee}
            onChange={setFee}
            hint="0 なら手数料なし"
            error={isAsked && !isFee ? '0から10000までの数字で入力してください' : undefined}
          />
          <TextField label="免除の理由" name="exemption" value={exemption} onChange={setExemption} />
        </div>
        <TextField
          label="原本証明の文"
          name="certified-copy"
          value={certified}
          onChange={setCertified}
          hint="空なら原本証明を使いません。例：原本と相違ないことを証明します。"
        />
        <TextField
          label="公開ページのアドレス"
          name="public-address"
          value={address}
          onChange={setAddress}
          hint="二次元コードに印刷されます。空なら、交付した端末が開いているアドレス。例：https://musubi.example.lg.jp"
          error={isAsked && !isAddress ? 'https:// から始まるアドレスにしてください' : undefined}
        />
        {saving.error && <ProblemNotice problem={saving.error} />}
        <div className="form-actions">
          <Button type="submit" tone="primary" isBusy={saving.isPending}>
            保存する
          </Button>
        </div>
      </Form>
    </section>
  );
}
