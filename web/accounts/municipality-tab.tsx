import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { MunicipalityChange, MunicipalityView } from '../../api/accounts/municipality.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Form } from '../ui/form.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems, toProblem } from '../ui/problem.ts';
import { TextField } from '../ui/text-field.tsx';
import { AdministrationPanel } from './administration-panel.tsx';
import { BasemapPart } from './basemap-part.tsx';
import { useFreshSession } from './fresh-session.ts';
import { SealPart } from './seal-part.tsx';
import { changeMunicipality, municipalityQuery } from './settings.data.ts';

/** What certificates and the map need to know of the town. */
export function MunicipalityTab(): ReactNode {
  const { municipality } = useStaff();
  const found = useQuery(municipalityQuery(municipality));
  return (
    <AdministrationPanel tab="municipality">
      {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <div className="settings-form">
          <Facts
            facts={[
              { term: '市町村', value: `${found.data.prefecture} ${found.data.name}` },
              { term: '団体コード', value: found.data.municipality_code },
              { term: '平面直角座標系', value: `第${found.data.plane_zone}系` },
            ]}
          />
          <BasemapPart />
          <MunicipalityForm key={found.data.version} town={found.data} />
          <SealPart town={found.data} />
        </div>
      )}
    </AdministrationPanel>
  );
}

function MunicipalityForm({ town }: { town: MunicipalityView }): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const notices = useNotices();
  const refreshSession = useFreshSession();
  const [title, setTitle] = useState(town.mayor_title);
  const [name, setName] = useState(town.mayor_name);
  const [sealNumber, setSealNumber] = useState(town.seal_number ?? '');
  const [longitude, setLongitude] = useState(String(town.center[0]));
  const [latitude, setLatitude] = useState(String(town.center[1]));
  const saving = useMutation({
    mutationFn: (change: MunicipalityChange) => changeMunicipality(municipality, change, town.version),
    onSuccess: async (saved) => {
      client.setQueryData(municipalityQuery(municipality).queryKey, saved);
      notices.say('市町村の設定を変更しました', 'これから交付する証明書に使われます。');
      await refreshSession();
    },
  });
  const submit = (): void =>
    saving.mutate({
      mayor_title: title.trim(),
      mayor_name: name.trim(),
      seal_number: sealNumber.trim() === '' ? null : sealNumber.trim(),
      center: [Number(longitude), Number(latitude)],
    });
  const faults = saving.isError ? fieldProblems(saving.error) : {};
  const isStale = saving.isError && toProblem(saving.error).status === 412;
  return (
    <Form label="市町村の設定" onSubmit={submit} isBusy={saving.isPending}>
      <fieldset className="settings-part">
        <legend>証明書に印字する名</legend>
        <div className="field-row">
          <TextField
            label="首長の職名"
            name="mayor_title"
            value={title}
            onChange={setTitle}
            error={faults['mayor_title']}
            hint={`例：${town.name}長`}
            isRequired
          />
          <TextField
            label="首長の氏名"
            name="mayor_name"
            value={name}
            onChange={setName}
            error={faults['mayor_name']}
            isRequired
          />
          <TextField
            label="公印番号"
            name="seal_number"
            value={sealNumber}
            onChange={setSealNumber}
            error={faults['seal_number']}
            hint="使わないときは空のまま"
          />
        </div>
      </fieldset>
      <fieldset className="settings-part">
        <legend>地図を開くところ</legend>
        <div className="field-row">
          <TextField
            label="経度"
            name="longitude"
            inputMode="decimal"
            value={longitude}
            onChange={setLongitude}
            error={faults['center/0'] && '122から154までの数で入力してください。'}
          />
          <TextField
            label="緯度"
            name="latitude"
            inputMode="decimal"
            value={latitude}
            onChange={setLatitude}
            error={faults['center/1'] && '20から46までの数で入力してください。'}
          />
        </div>
      </fieldset>
      {saving.isError && Object.keys(faults).length === 0 && (
        <ProblemNotice
          problem={saving.error}
          {...(isStale
            ? { onRetry: () => void client.invalidateQueries(municipalityQuery(municipality)) }
            : {})}
        />
      )}
      <div className="form-actions">
        <Button type="submit" tone="primary" isBusy={saving.isPending}>
          保存する
        </Button>
      </div>
    </Form>
  );
}
