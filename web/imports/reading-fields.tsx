import type { ReactNode } from 'react';
import { isDatedKind, isMapKind } from '../../api/imports/import-kinds.contract.ts';
import { ImportEncoding, type ImportDetail } from '../../api/imports/imports.contract.ts';
import { warningOf } from '../../geodata/crs/to-jgd2011.ts';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { isCrsChosen, type Reading } from './reading.ts';
import { crsWarningWords, hasEncoding } from './reading-words.ts';
import { crsChoices, encodingTitle } from './words.ts';

const encodingChoices = ImportEncoding.options.map((id) => ({ id, title: encodingTitle(id) }));
const systems = crsChoices.filter(({ id }) => id !== 'auto');

/** Encoding, coordinate system, source and day of a stored file, as they are to be when it is read again. */
export function ReadingFields({
  row,
  reading,
  onChange,
  crsFault,
}: {
  row: ImportDetail;
  reading: Reading;
  onChange: (part: Partial<Reading>) => void;
  crsFault: string | undefined;
}): ReactNode {
  const asRead = row.encoding === 'utf-8-bom' ? 'utf-8' : row.encoding;
  const warning = reading.crs === null || reading.crs === 'auto' ? null : warningOf(Number(reading.crs));
  return (
    <>
      <div className="import-reading">
        {hasEncoding(row.format) && (
          <Select
            label="文字コード"
            choices={encodingChoices}
            value={reading.encoding ?? ImportEncoding.options.find((id) => id === asRead) ?? 'auto'}
            onChange={(encoding) => onChange({ encoding })}
          />
        )}
        <Select
          label="座標系"
          // What a person has said cannot be unsaid, only said otherwise.
          choices={isCrsChosen(row) || row.way_out === 'crs' ? systems : crsChoices}
          value={reading.crs}
          onChange={(crs) => onChange({ crs })}
          error={crsFault}
          isRequired={row.way_out === 'crs'}
        />
      </div>
      {warning && <p className="import-note">{crsWarningWords(warning)}</p>}
      {isMapKind(row.kind) && (
        <TextField
          label="出典"
          name="source"
          value={reading.source}
          onChange={(source) => onChange({ source })}
          hint="同じ出典の前のファイルと入れ替わります。"
        />
      )}
      {isDatedKind(row.kind) && (
        <TextField
          label="基準日"
          name="as_of"
          type="date"
          value={reading.asOf}
          onChange={(asOf) => onChange({ asOf })}
        />
      )}
    </>
  );
}
