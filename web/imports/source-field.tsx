import type { ReactNode } from 'react';
import type { ImportKindName } from '../../api/imports/import-kinds.contract.ts';
import type { Import } from '../../api/imports/imports.contract.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';

const mostOffered = 6;

/** 出典: which set a map replaces; those known so far are a press away, since a slip would draw everything twice. */
export function SourceField({
  kind,
  imports,
  value,
  onChange,
  error,
}: {
  kind: ImportKindName;
  imports: readonly Import[];
  value: string;
  onChange: (source: string) => void;
  error: string | undefined;
}): ReactNode {
  const known = [
    ...new Set(
      imports.flatMap((one) =>
        one.kind === kind && one.state === 'applied' && one.source !== null ? [one.source] : [],
      ),
    ),
  ].slice(0, mostOffered);
  const usual = kind === 'footprints' || kind === 'base_features' ? '「標準」' : 'ファイル名';
  return (
    <div className="import-source">
      <TextField
        label="出典"
        name="source"
        value={value}
        onChange={onChange}
        hint={`同じ出典の前のファイルと入れ替わります。空欄なら${usual}を出典とします。`}
        error={error}
      />
      {known.length > 0 && (
        <p className="import-known">
          <span className="import-note">これまでの出典</span>
          {known.map((source) => (
            <Button
              key={source}
              size="small"
              onPress={() => onChange(source)}
              aria-pressed={source === value}
            >
              {source}
            </Button>
          ))}
        </p>
      )}
    </div>
  );
}
