import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { BulkMade } from '../../api/accounts/accounts.contract.ts';
import { Button } from '../ui/button.tsx';
import { Caution } from '../ui/caution.tsx';
import { formatFigure } from '../ui/format.ts';
import { parseCsv } from '../ui/parse-csv.ts';
import { PlainTable } from '../ui/plain-table.tsx';
import { saveFile } from '../ui/save-file.ts';

/** The accounts with their passwords: shown and saved now or never. */
export function BulkResult({ made, onClose }: { made: BulkMade; onClose: () => void }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { columns, rows } = useMemo(() => {
    const [headers = [], ...cells] = parseCsv(made.csv);
    return {
      columns: headers.map((title, place) => ({
        id: title,
        title,
        minWidth: 6,
        show: (row: readonly string[]) => row[place],
      })),
      rows: cells,
    };
  }, [made.csv]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  return (
    <section className="pane-section" aria-label="登録の結果">
      <h2 className="pane-count" ref={heading} tabIndex={-1}>
        {formatFigure(made.created)} 人を登録しました
      </h2>
      <Caution title="パスワードはこの画面でしか見られません">
        <p>いま保存してください。ほかのページに移ると、二度と表示できません。</p>
      </Caution>
      <div className="form-actions">
        <Button tone="primary" onPress={() => saveFile(made.csv, '利用者とパスワード.csv')}>
          結果（CSV）を保存
        </Button>
        <Button onPress={onClose}>閉じる</Button>
      </div>
      <PlainTable label="登録した利用者" columns={columns} rows={rows} rowId={(row) => row[0] ?? ''} />
    </section>
  );
}
