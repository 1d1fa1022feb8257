import type { default as IssueAreaTownTable } from './IssueAreaTown.ts';
import type { default as ApplicationTransitionTable } from './ApplicationTransition.ts';
import type { default as VoidingTable } from './Voiding.ts';
import type { default as ApplicationSeriesTable } from './ApplicationSeries.ts';
import type { default as NumberSeriesTable } from './NumberSeries.ts';
import type { default as VerificationKeyTable } from './VerificationKey.ts';
import type { default as LetterTable } from './Letter.ts';
import type { default as ApplicationEventTable } from './ApplicationEvent.ts';
import type { default as ApplicationCheckTable } from './ApplicationCheck.ts';
import type { default as IssueAreaTable } from './IssueArea.ts';
import type { default as NumberBlockTable } from './NumberBlock.ts';
import type { default as RulingTable } from './Ruling.ts';
import type { default as ApplicationTable } from './Application.ts';
import type { default as LetterEventTable } from './LetterEvent.ts';
import type { default as AppointmentTable } from './Appointment.ts';
import type { default as TicketSeriesTable } from './TicketSeries.ts';
import type { default as AppointmentSlotTable } from './AppointmentSlot.ts';
import type { default as ApplicationCertificateTable } from './ApplicationCertificate.ts';
import type { default as KindTable } from './Kind.ts';
import type { default as DeclarationTable } from './Declaration.ts';
import type { default as HouseOverrideTable } from './HouseOverride.ts';
import type { default as EventTable } from './Event.ts';
import type { default as CertificateTable } from './Certificate.ts';
import type { default as SettingTable } from './Setting.ts';
import type { default as HouseCheckTable } from './HouseCheck.ts';
import type { default as PointingTable } from './Pointing.ts';
import type { default as TicketTable } from './Ticket.ts';
import type { default as BatchTable } from './Batch.ts';
import type { default as OwnerCheckTable } from './OwnerCheck.ts';
import type { default as BatchItemTable } from './BatchItem.ts';
import type { default as TemplateTable } from './Template.ts';
import type { default as VAppointmentTable } from './VAppointment.ts';
import type { default as VCertificateTable } from './VCertificate.ts';
import type { default as VNumberGapTable } from './VNumberGap.ts';
import type { default as VPresentCertificateTable } from './VPresentCertificate.ts';

export default interface CertificatesSchema {
  'certificates.issue_area_town': IssueAreaTownTable;

  'certificates.application_transition': ApplicationTransitionTable;

  'certificates.voiding': VoidingTable;

  'certificates.application_series': ApplicationSeriesTable;

  'certificates.number_series': NumberSeriesTable;

  'certificates.verification_key': VerificationKeyTable;

  'certificates.letter': LetterTable;

  'certificates.application_event': ApplicationEventTable;

  'certificates.application_check': ApplicationCheckTable;

  'certificates.issue_area': IssueAreaTable;

  'certificates.number_block': NumberBlockTable;

  'certificates.ruling': RulingTable;

  'certificates.application': ApplicationTable;

  'certificates.letter_event': LetterEventTable;

  'certificates.appointment': AppointmentTable;

  'certificates.ticket_series': TicketSeriesTable;

  'certificates.appointment_slot': AppointmentSlotTable;

  'certificates.application_certificate': ApplicationCertificateTable;

  'certificates.kind': KindTable;

  'certificates.declaration': DeclarationTable;

  'certificates.house_override': HouseOverrideTable;

  'certificates.event': EventTable;

  'certificates.certificate': CertificateTable;

  'certificates.setting': SettingTable;

  'certificates.house_check': HouseCheckTable;

  'certificates.pointing': PointingTable;

  'certificates.ticket': TicketTable;

  'certificates.batch': BatchTable;

  'certificates.owner_check': OwnerCheckTable;

  'certificates.batch_item': BatchItemTable;

  'certificates.template': TemplateTable;

  'certificates.v_appointment': VAppointmentTable;

  'certificates.v_certificate': VCertificateTable;

  'certificates.v_number_gap': VNumberGapTable;

  'certificates.v_present_certificate': VPresentCertificateTable;
}