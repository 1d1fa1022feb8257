// What scripts/musubi import says while and after it works.
import { keepsColumns } from '../../api/imports/import-kinds.contract.ts';
import type { Import, ImportDetail } from '../../api/imports/imports.contract.ts';

/** One line on a terminal, rewritten; nothing where nobody looks. */
export function showProgress(): (now: Import) => void {
  const started = performance.now();
  let shown = 0;
  return ({ state, rows_read, bytes_read, file_bytes, rows_rejected }) => {
    const seconds = (performance.now() - started) / 1000;
    if (!process.stderr.isTTY || (state === 'staging' && seconds - shown < 0.2)) return;
    shown = seconds;
    const share = file_bytes === null || file_bytes === 0 ? 1 : bytes_read / file_bytes;
    const left = share > 0 ? Math.round((seconds / share) * (1 - share)) : 0;
    process.stderr.write(
      `\r\x1b[K${state}  ${Math.round(share * 100)} %  ${rows_read} rows  ${rows_rejected} rejected${state === 'staging' ? `  about ${left} s left` : '\n'}`,
    );
  };
}

export function printImport(
  result: ImportDetail,
  { json, dryRun }: { json?: boolean; dryRun?: boolean },
): void {
  if (json === true) {
    console.log(JSON.stringify(result, null, 2));
    return;
  }
  const counts = [
    `${result.kind}: ${dryRun === true && result.state === 'cancelled' ? 'dry run' : result.state}`,
    `rows ${result.rows_read}`,
    `new ${result.rows_new ?? '-'}`,
    `changed ${result.rows_changed ?? '-'}`,
    `unchanged ${result.rows_unchanged ?? '-'}`,
    `missing ${result.rows_missing ?? '-'}`,
    `rejected ${result.rows_rejected}`,
    ...(result.rows_outside > 0 ? [`of other municipalities ${result.rows_outside}`] : []),
  ];
  console.log(counts.join(', '));
  if (result.unknown_headers.length > 0)
    console.log(
      `columns ${keepsColumns(result.kind) ? 'kept as attributes' : 'not read'}: ${result.unknown_headers.join(', ')}`,
    );
  const { format, crs, crs_warning } = result;
  if (format !== null && format !== 'csv') console.log(`${format}, EPSG:${crs ?? '-'}`);
  if (crs_warning !== null)
    console.log(
      `positions from EPSG:${crs ?? '-'} are good to ${crs_warning.metres} m only (${crs_warning.warning})`,
    );
  if (result.state === 'failed')
    for (const [standard, own] of Object.entries(result.guessed))
      console.log(`  perhaps --column '${standard}=${own}'`);
  for (const { note, rows } of result.notes) console.log(`  ${rows} × ${note}`);
  for (const { column_name, reason, rows } of result.reasons)
    console.log(`  ${rows} × ${column_name ?? '(row)'}: ${reason}`);
}
