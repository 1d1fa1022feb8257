import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ImportDetail } from '../../api/imports/imports.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { formatFigure } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { consequences } from './consequences.ts';
import { applyImport, importsKey } from './imports.data.ts';

/** Where rows are refused: only if somebody says so, the others are applied without them. */
export function PartialChoice({
  row,
  isPartial,
  onPartial,
}: {
  row: ImportDetail;
  isPartial: boolean;
  onPartial: (isPartial: boolean) => void;
}): ReactNode {
  const good = row.rows_read - row.rows_rejected - row.rows_outside;
  return (
    <section className="import-section" aria-label="適用のしかた">
      <h3>適用のしかた</h3>
      <p>
        取り込めない行があるため、このままでは適用できません。行を直して取り込み直すか、次を選んでください。
      </p>
      <Checkbox isSelected={isPartial} onChange={onPartial} isDisabled={good === 0}>
        誤りのない {formatFigure(good)} 行のみ適用する（{formatFigure(row.rows_rejected)} 行は取り込まない）
      </Checkbox>
    </section>
  );
}

/** The decision, after its consequences in numbers. */
export function ApplyButton({ row, isPartial }: { row: ImportDetail; isPartial: boolean }): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const applying = useWriteOnce((partial: boolean, key) =>
    applyImport(municipality, row.import_id, { partial }, key),
  );
  const good = row.rows_read - row.rows_rejected - row.rows_outside;
  const apply = async (): Promise<void> => {
    const started = await applying.mutateAsync(isPartial).catch(() => null);
    if (started) setAsking(false);
    await client.invalidateQueries({ queryKey: importsKey(municipality) });
  };
  return (
    <>
      <Button
        tone="primary"
        onPress={() => setAsking(true)}
        isDisabled={good === 0 || (row.rows_rejected > 0 && !isPartial)}
      >
        適用する
      </Button>
      <ConfirmDialog
        title="台帳に適用しますか"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void apply()}
        confirmLabel="適用する"
        tone="primary"
        isBusy={applying.isPending}
      >
        <ul>
          {consequences(row, isPartial).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p>すべて一度に適用され、途中まで適用されることはありません。</p>
        {applying.isError && <ProblemNotice problem={applying.error} />}
      </ConfirmDialog>
    </>
  );
}
