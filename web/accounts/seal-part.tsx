import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import type { MunicipalityView } from '../../api/accounts/municipality.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { sealFault } from './seal-image.ts';
import { municipalityQuery, removeSeal, sealAddress, sendSeal } from './settings.data.ts';

type Candidate = { file: File; address: string; fault: string | undefined };

/** 公印: the image that is printed on certificates. Seen before it is taken over. */
export function SealPart({ town }: { town: MunicipalityView }): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const notices = useNotices();
  const [candidate, setCandidate] = useState<Candidate | null>(null);
  const keep = (saved: MunicipalityView): void => {
    client.setQueryData(municipalityQuery(municipality).queryKey, saved);
  };
  const sending = useMutation({
    mutationFn: (file: File) => sendSeal(municipality, file, town.version),
    onSuccess: (saved) => {
      keep(saved);
      setCandidate(null);
      notices.say('公印を登録しました', 'これから交付する証明書に印字されます。');
    },
  });
  useEffect(
    () => () => {
      if (candidate) URL.revokeObjectURL(candidate.address);
    },
    [candidate],
  );
  const choose = async (file: File): Promise<void> => {
    sending.reset();
    setCandidate({ file, address: URL.createObjectURL(file), fault: await sealFault(file) });
  };
  const canSend = candidate !== null && candidate.fault === undefined;
  return (
    <section className="settings-part" aria-label="公印">
      <h2>公印</h2>
      <div className="seal-pair">
        {town.seal_file !== null && (
          <figure>
            <img
              className="seal-image"
              src={sealAddress(municipality, town.seal_file)}
              alt="登録済みの公印"
            />
            <figcaption>登録済み</figcaption>
          </figure>
        )}
        {canSend && (
          <figure>
            <img className="seal-image" src={candidate.address} alt="これから登録する公印" />
            <figcaption>これから登録する画像</figcaption>
          </figure>
        )}
      </div>
      {town.seal_file === null && !canSend && (
        <p>公印がまだ登録されていません。登録するまで、証明書には印影が入りません。</p>
      )}
      <FileDrop
        label={town.seal_file === null ? '公印の画像' : '別の画像に改める'}
        accept=".png,image/png"
        file={candidate?.file ?? null}
        onFile={(file) => void choose(file)}
        error={candidate?.fault}
        isRequired={false}
        hint="背景が透明または白のPNG、1 MB・縦横 2000 ピクセルまで"
      />
      {sending.isError && <ProblemNotice problem={sending.error} />}
      <div className="form-actions">
        {canSend && (
          <Button tone="primary" onPress={() => sending.mutate(candidate.file)} isBusy={sending.isPending}>
            この公印を登録する
          </Button>
        )}
        {town.seal_file !== null && <RemoveSeal town={town} onRemoved={keep} />}
      </div>
    </section>
  );
}

function RemoveSeal({
  town,
  onRemoved,
}: {
  town: MunicipalityView;
  onRemoved: (saved: MunicipalityView) => void;
}): ReactNode {
  const { municipality } = useStaff();
  const notices = useNotices();
  const [isAsking, setAsking] = useState(false);
  const removing = useMutation({
    mutationFn: () => removeSeal(municipality, town.version),
    onSuccess: (saved) => {
      setAsking(false);
      onRemoved(saved);
      notices.say('公印の登録をやめました');
    },
  });
  return (
    <>
      <Button onPress={() => setAsking(true)}>登録をやめる</Button>
      <ConfirmDialog
        title="公印の登録をやめますか"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => removing.mutate()}
        confirmLabel="登録をやめる"
        cancelLabel="残す"
        isBusy={removing.isPending}
      >
        <p>これから交付する証明書には、印影が入りません。交付済みの証明書は変わりません。</p>
        {removing.isError && <ProblemNotice problem={removing.error} />}
      </ConfirmDialog>
    </>
  );
}
