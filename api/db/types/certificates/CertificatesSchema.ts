import type { default as NumberSeriesTable } from './NumberSeries.ts';
import type { default as EventTable } from './Event.ts';
import type { default as CertificateTable } from './Certificate.ts';

export default interface CertificatesSchema {
  'certificates.number_series': NumberSeriesTable;

  'certificates.event': EventTable;

  'certificates.certificate': CertificateTable;
}