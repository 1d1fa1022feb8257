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

/** The decision: all of it, or, only if somebody says so, what is free of faults. */
export function ApplyPart({ row }: { row: ImportDetail }): ReactNode {
  const { municipality } = useStaff();
  const client = useQueryClient();
  const [isPartial, setPartial] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const applying = useWriteOnce((partial: boolean, key) =>
    applyImport(municipality, row.import_id, { partial }, key),
  );
  const rejected = row.rows_rejected;
  const good = row.rows_read - rejected;
  const apply = async (): Promise<void> => {
    await applying.mutateAsync(isPartial).catch(() => null);
    setAsking(false);
    await client.invalidateQueries({ queryKey: importsKey(municipality) });
  };
  return (
    <section className="import-section" aria-label="適用">
      {rejected > 0 && (
        <>
          <h3>適用のしかた</h3>
          <p>
            取り込めない行があるため、このままでは適用できません。行を直して取り込み直すか、次を選んでください。
          </p>
          <Checkbox isSelected={isPartial} onChange={setPartial} isDisabled={good === 0}>
            誤りのない {formatFigure(good)} 行のみ適用する（{formatFigure(rejected)} 行は取り込まない）
          </Checkbox>
        </>
      )}
      {applying.isError && <ProblemNotice problem={applying.error} />}
      <div>
        <Button
          tone="primary"
          onPress={() => setAsking(true)}
          isDisabled={good === 0 || (rejected > 0 && !isPartial)}
        >
          適用する
        </Button>
      </div>
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
      </ConfirmDialog>
    </section>
  );
}
