import type { default as RejectionTable } from './Rejection.ts';
import type { default as MappingTable } from './Mapping.ts';
import type { default as ImportTable } from './Import.ts';
import type { default as NoteTable } from './Note.ts';
import type { default as HeaderTable } from './Header.ts';
import type { default as VAppliedTable } from './VApplied.ts';

export default interface ImportsSchema {
  'imports.rejection': RejectionTable;

  'imports.mapping': MappingTable;

  'imports.import': ImportTable;

  'imports.note': NoteTable;

  'imports.header': HeaderTable;

  'imports.v_applied': VAppliedTable;
}